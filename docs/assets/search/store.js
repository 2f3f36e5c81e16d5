// What is known of documents at once, and the keys read so far.

import { column, decode, nameKey, numbers } from "./postings.js";

export const FACETS = ["kind", "type", "issuers", "agencies", "topics", "levels", "place", "year", "status"];
const MARK = /^[=#@~]/; // keys that are no words

export class Store {
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
    this.chosen = new Set();
    this.compounds = new Map();
    this.entries = new Map();
  }

  addShard(name, data) {
    if (this.shards.has(name)) return;
    this.shards.set(name, data);
    for (const key of Object.keys(data)) {
      if (!MARK.test(key)) for (const part of key.includes(" ") ? key.split(" ") : []) this.compounds.get(part)?.push([key, name]) ?? this.compounds.set(part, [[key, name]]);
    }
  }

  // The shards that a query reads: what others have read before does not change what it finds.
  choose(names) {
    this.chosen = names;
  }

  // The pairs that a word is a part of.
  within(word) {
    return (this.compounds.get(word) ?? []).filter(([, name]) => this.chosen.has(name)).map(([key]) => key);
  }

  raw(key, head = key) {
    const names = key[0] === "~" ? [...this.chosen].filter((name) => this.shards.get(name)?.[key]) : [this.shardFor(head)];
    return this.chosen.has(names[0]) ? this.shards.get(names[0])?.[key] : undefined;
  }

  // What is called just so.
  named(name) {
    return this.entry(nameKey(name), this.rarest(name));
  }

  entry(key, head = key) {
    const raw = this.raw(key, head);
    if (!raw) return null;
    if (!this.entries.has(key)) this.entries.set(key, opened(raw));
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
