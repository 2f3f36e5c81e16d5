// Search without a page: a query in, ranked and grouped results out. `read(name)` gives a shard.

import { shardOf } from "./postings.js";
import { understand } from "./query.js";
import { lift } from "./lift.js";
import { groups, score, settle } from "./rank.js";
import { polish, view } from "./results.js";
import { spread } from "./spread.js";
import { Store } from "./store.js";
import { suggestions } from "./suggest.js";
import { vocabulary } from "./vocabulary.js";

export const SHOWN = 5;
// How many word shards a query may read.
const READ = 5;
const MORE = 0.1;
const PER_PAGE = 4;

export class Engine {
  constructor(read) {
    this.read = read;
    this.loaded = new Map();
  }

  // A shard, read once; a failed one may be tried again.
  part(name) {
    if (!this.loaded.has(name)) {
      const reading = this.read(name);
      this.loaded.set(name, reading);
      reading.catch(() => this.loaded.delete(name));
    }
    return this.loaded.get(name);
  }

  async open() {
    if (!this.base) {
      const base = await this.part("goc");
      this.store = new Store(base, base.columns ?? await this.part("loc"));
      this.vocab = vocabulary(base);
      this.base = base;
      this.store.shardFor = (key) => this.shardName(key);
      this.store.rarest = (name) => this.rarest(name);
    }
    return this;
  }

  // { query, total, pages, listed, results, facets }: `filters` is facet → values that must hold, `shown` how many results;
  // of one page two may be listed.
  async search(text, { filters = {}, shown = SHOWN } = {}) {
    await this.open();
    const query = await this.understood(text);
    const { score: scores, cover } = score(query, this.store);
    settle(query, this.store, scores, cover);
    const cited = lift(query, this.store, scores, cover);
    const matched = select(scores, cover, query, cited);
    const facets = this.store.count(matched, filters);
    const kept = matched.filter((n) => this.store.passes(n, filters));
    const pages = this.store.byPage(kept, scores, PER_PAGE);
    const listed = cited.length ? pages : spread(pages, scores, (n) => this.store.kindOf(n), SHOWN);
    const results = await this.show(query, listed.slice(0, shown), scores);
    const topics = kept.length ? [] : this.store.columns.topics.values;
    return { query, topics, total: kept.length, pages: pages.length, listed: listed.length, results, facets, cited: cited.length };
  }

  // A number that no document has is read as words ("kế hoạch 2022").
  async understood(text) {
    const query = understand(text, this.vocab);
    const read = await this.fetchWords(query);
    if (!query.number || this.store.numbers(query.number.figure)) return query;
    const plain = understand(text, this.vocab, { plain: !query.pinned.length });
    plain.missing = query.number;
    await this.fetchWords(plain, read);
    return plain;
  }

  // The word shards a query needs. A page on a slow line never waits for more than a few files: of a long
  // query those are read that tell most; which ones is settled by the words alone.
  async fetchWords(query, read = []) {
    query.groups = groups(query);
    const names = new Set([...read, ...this.otherKeys(query).map((key) => this.shardName(key))].slice(0, READ));
    const wants = query.groups.filter((group) => group.share).map((group) => this.groupKeys(group).map(([key, telling]) => [this.shardName(key), telling * group.share]));
    for (let next = richest(wants, names); next && names.size < READ; next = richest(wants, names)) names.add(next);
    for (const group of query.groups) if (!this.groupKeys(group).some(([key]) => names.has(this.shardName(key)))) group.share = 0;
    await Promise.all([...names].map(async (name) => this.store.addShard(name, await this.part(name))));
    this.store.choose(names);
    return names;
  }

  // The keys of a group, each with what it is likely to tell.
  groupKeys(group) {
    const keys = [];
    const rare = Math.max(...group.segments.map((segment) => this.telling(segment)));
    // What is the same lies in the shard of every word it may begin with, what is nearly the same in that of one.
    for (const phrase of group.phrases) keys.push(/^n\d/.test(phrase.id) ? [this.vocab.ways.get(phrase.id)[0][0].folded, 0.5 * rare] : [phrase.head, rare * Math.min(2, phrase.parts)]);
    for (const segment of group.named ? [] : group.segments) {
      keys.push([segment.words[0].folded, this.telling(segment)]);
      for (const option of segment.options ?? []) keys.push([option.pair || option.folded, 0.2 * rare]);
    }
    return keys;
  }

  // How rare the rarest word of a segment is.
  telling(segment) {
    const common = segment.words.map((each) => this.vocab.known.get(each.folded)?.[0]?.common ?? 1);
    return Math.log2(1 + this.base.documents / Math.min(...common));
  }

  otherKeys(query) {
    const keys = query.name.slice(0, 1).map((name) => this.rarest(name));
    if (query.number) keys.push(`#${query.number.figure}`);
    for (const one of query.pinned) keys.push(`@${one}`);
    return keys;
  }

  // The first of the rarest words of a name.
  rarest(name) {
    const common = (part) => this.vocab.known.get(part)?.[0]?.common ?? 0.5;
    return name.split(" ").reduce((best, part) => (common(part) < common(best) ? part : best));
  }

  // A known word lies where it was put, all that begins with it beside it.
  shardName(key) {
    const head = key.split(" ")[0];
    const shelf = this.vocab.known.get(head)?.[0]?.shelf ?? shardOf(head, this.base.shards);
    return `w-${String(shelf).padStart(3, "0")}`;
  }

  documentShard(document) {
    const first = this.base.bounds.findLast((bound) => bound <= document);
    return [`d-${String(first).padStart(6, "0")}`, document - first];
  }

  async row(document) {
    const [name, at] = this.documentShard(document);
    return (await this.part(name))[at];
  }

  // Each page with those of its hits that lie in the file of its best one: a page costs one file.
  async show(query, pages, scores) {
    const near = (page) => page.filter((n) => this.documentShard(n)[0] === this.documentShard(page[0])[0]);
    const rows = await Promise.all(pages.map((page) => Promise.all(near(page).map(async (n) => ({ n, row: await this.row(n), score: scores[n] })))));
    // Settled in steps, so that results already shown stay where they are when more are added.
    const settled = [];
    for (let at = 0; at < rows.length; at += SHOWN) settled.push(...polish(query, rows.slice(at, at + SHOWN), this.store));
    return settled.map((page) => page.map((hit) => view(hit, query, this.store, this.base, this.vocab)));
  }

  // Words to go on with, for the box: whole queries, best first.
  async suggest(text, limit = 8) {
    await this.open();
    return suggestions(text, this.vocab, limit);
  }
}

// The shard that adds most to those chosen. What a group is worth is its best key, and something for others.
function richest(wants, names) {
  const worth = (keys, more) => {
    const own = keys.filter(([name]) => name === more || names.has(name)).map(([, telling]) => telling);
    return MORE * own.reduce((sum, telling) => sum + telling, 0) + (1 - MORE) * Math.max(0, ...own);
  };
  let best = ["", 0];
  for (const name of new Set(wants.flat().map(([own]) => own))) {
    const gain = wants.reduce((sum, keys) => sum + worth(keys, name) - worth(keys, ""), 0);
    if (!names.has(name) && gain > best[1]) best = [name, gain];
  }
  return best[0];
}

// Documents that hold enough of the query to be called a result.
function select(scores, cover, query, cited) {
  let top = 0;
  for (const value of scores) if (value > top) top = value;
  const found = [];
  for (let n = 0; n < scores.length; n += 1) {
    if (scores[n] > 0 && (scores[n] > top * 0.5 || (scores[n] > top * 0.12 && (cover[n] >= 0.45 || cited.length || query.pinned.length)))) found.push(n);
  }
  return found;
}
