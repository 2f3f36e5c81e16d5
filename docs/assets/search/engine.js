// Search without a page: a query in, ranked and grouped results out. `read(name)` gives a shard.

import { column, decode, nameKey, numbers, shardOf } from "./postings.js";
import { understand } from "./query.js";
import { lift } from "./lift.js";
import { groups, score, settle } from "./rank.js";
import { polish, view } from "./results.js";
import { suggestions } from "./suggest.js";
import { vocabulary } from "./vocabulary.js";

const FACETS = ["kind", "type", "issuers", "agencies", "topics", "levels", "place", "year", "status"];
export const SHOWN = 5;
// How many word shards a query may read; of so many that a large site has, more.
export const LIMITS = { read: 4, many: 40, readOfMany: 6 };
const PER_PAGE = 4;
const MARK = /^[=#@]/; // keys that are no words

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

  // { query, total, pages, results, facets }: `filters` is facet → values that must hold, `shown` how many pages.
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
    const results = await this.show(query, pages.slice(0, shown), scores);
    const topics = kept.length ? [] : this.store.columns.topics.values;
    return { query, topics, total: kept.length, pages: pages.length, results, facets, cited: cited.length };
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
    const most = this.base.shards > LIMITS.many ? LIMITS.readOfMany : LIMITS.read;
    const names = new Set([...read, ...this.otherKeys(query).map((key) => this.shardName(key))].slice(0, most));
    const worth = new Map();
    for (const group of query.groups) {
      for (const [key, telling] of group.share ? this.groupKeys(group) : []) {
        const name = this.shardName(key);
        worth.set(name, (worth.get(name) ?? 0) + telling * group.share);
      }
    }
    for (const [name] of [...worth].sort((a, b) => b[1] - a[1])) if (names.size < most) names.add(name);
    for (const group of query.groups) if (!this.groupKeys(group).some(([key]) => names.has(this.shardName(key)))) group.share = 0;
    await Promise.all([...names].map(async (name) => this.store.addShard(name, await this.part(name))));
    return names;
  }

  // The keys of a group, each with what it is likely to tell.
  groupKeys(group) {
    const keys = [];
    const rare = Math.max(...group.segments.map((segment) => this.telling(segment)));
    // What is the same lies in the shard of every word it may begin with, what is nearly the same in its own.
    for (const phrase of group.phrases) keys.push(/^n\d/.test(phrase.id) ? [phrase.id, 0.5 * rare] : [phrase.head, rare * Math.min(2, phrase.parts)]);
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

  shardName(key) {
    return `w-${String(shardOf(key, this.base.shards, this.base.salt)).padStart(3, "0")}`;
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

// What the base and the columns say of documents, and the keys fetched so far.
class Store {
  constructor(base, columns) {
    this.total = base.documents;
    this.columns = Object.fromEntries(FACETS.map((name) => [name, column(columns[name], base.documents)]));
    this.kinds = this.columns.kind.values;
    const ranks = column(columns.rank, base.documents);
    this.ranks = ranks.sets.map((set) => Number(ranks.values[set[0]]) / 100);
    this.rankOf = ranks.of;
    this.starts = [];
    let at = 0;
    numbers(columns.pages, (length) => {
      this.starts.push(at);
      at += length;
    });
    this.starts.push(at);
    this.page = new Int32Array(base.documents);
    for (let n = 0; n + 1 < this.starts.length; n += 1) this.page.fill(n, this.starts[n], this.starts[n + 1]);
    this.leads = Array.from(columns.leads, Number);
    this.homes = columns.homes;
    this.heirs = columns.heirs;
    this.shards = new Map();
    this.phrases = new Map();
    this.compounds = new Map();
    this.entries = new Map();
  }

  addShard(name, data) {
    if (this.shards.has(name)) return;
    this.shards.set(name, data);
    for (const key of Object.keys(data)) {
      if (key[0] === "~") this.phrases.set(key, data[key]);
      else if (!MARK.test(key)) for (const part of key.includes(" ") ? key.split(" ") : []) this.compounds.get(part)?.push(key) ?? this.compounds.set(part, [key]);
    }
  }

  // The pairs read so far that a word is a part of.
  within(word) {
    return this.compounds.get(word) ?? [];
  }

  raw(key, head = key) {
    if (key[0] === "~") return this.phrases.get(key);
    return this.shards.get(this.shardFor(head))?.[key];
  }

  // What is called just so.
  named(name) {
    return this.entry(nameKey(name), this.rarest(name));
  }

  entry(key, head = key) {
    if (!this.entries.has(key)) {
      const raw = this.raw(key, head);
      if (!raw) return null;
      this.entries.set(key, opened(raw));
    }
    return this.entries.get(key);
  }

  numbers(figure) {
    return this.raw(`#${figure}`);
  }

  rank(document) {
    return this.ranks[this.rankOf[document]];
  }

  kindOf(document) {
    const { sets, of } = this.columns.kind;
    return sets[of[document]][0];
  }

  // The document of the page that a document is a part of; -1 where the page has none.
  leadOf(document) {
    const page = this.page[document];
    return this.leads[page] ? this.starts[page] : -1;
  }

  pageOf(document) {
    const page = this.page[document];
    return [this.starts[page], this.starts[page + 1]];
  }

  // The values of a facet that hold for a document, as shown.
  values(document, name) {
    const { values, sets, of } = this.columns[name];
    return sets[of[document]].map((value) => values[value]);
  }

  passes(document, filters, but = "") {
    return Object.entries(filters).every(([name, wanted]) => {
      if (name === but || !wanted.length || !this.columns[name]) return true;
      const own = this.values(document, name);
      return wanted.some((value) => own.includes(value));
    });
  }

  // Facet → [value, count], the commonest first; a facet's own filter does not narrow its counts.
  count(matched, filters) {
    const found = {};
    for (const name of FACETS) {
      const { values, sets, of } = this.columns[name];
      const counts = new Int32Array(values.length);
      for (const document of matched) {
        if (this.passes(document, filters, name)) for (const value of sets[of[document]]) counts[value] += 1;
      }
      found[name] = values.map((value, n) => [value, counts[n]]).filter(([, n]) => n).sort((a, b) => b[1] - a[1]);
    }
    return found;
  }

  // Documents of one page together, best page first, each led by its best document.
  byPage(kept, scores, most) {
    const pages = new Map();
    for (const document of kept) {
      const own = pages.get(this.page[document]);
      if (own) own.push(document);
      else pages.set(this.page[document], [document]);
    }
    const found = [...pages.values()];
    for (const own of found) own.sort((a, b) => scores[b] - scores[a] || a - b);
    found.sort((a, b) => scores[b[0]] - scores[a[0]] || a[0] - b[0]);
    return found.map((own) => own.filter((n, at) => at < most && scores[n] > scores[own[0]] * 0.55));
  }
}

function opened(raw) {
  const variants = [];
  for (let at = 1; at < raw.length; at += 3) variants.push({ variant: raw[at], ...decode(raw[at + 1], raw[at + 2]) });
  return { frequency: raw[0], variants };
}
