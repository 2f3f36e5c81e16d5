// What the base file knows of words, made ready for lookups.

import { typeTable } from "./citation.js";
import { numbers } from "./postings.js";
import { fold, word, words } from "./words.js";

// What the base file knows, made ready once.
export function vocabulary(base) {
  const known = new Map();
  const list = base.words.split(" ").map((entry) => {
    const cut = entry.lastIndexOf("/");
    const surface = entry.slice(0, cut);
    return { surface, common: 2 ** (entry.charCodeAt(cut + 1) - 97), ...word(surface) };
  });
  let at = 0;
  numbers(base.shelves, (shelf) => { list[at++].shelf = shelf; });
  for (const own of list) {
    if (known.has(own.folded)) known.get(own.folded).push(own);
    else known.set(own.folded, [own]);
  }
  const extra = new Set([base.stop, base.small, ...Object.values(base.ask).flat()].join(" ").split(" "));
  const phrases = Object.entries(base.phrases).flatMap(([kind, text]) =>
    text.split("  ").map((forms, n) => [kind + n, forms.split(" ").map((form) => decoded(list, form))]));
  // Words that only phrases have finish no word that is typed.
  const heads = [...known.keys()].filter((key) => known.get(key).some((own) => own.common >= 1)).sort();
  for (const each of words([...extra].join(" "))) {
    if (!known.has(each.folded)) known.set(each.folded, []);
    const own = known.get(each.folded);
    if (!own.some((other) => other.marked === each.marked)) own.push({ surface: each.text, common: 1, ...word(each.text) });
  }
  for (const own of known.values()) own.sort((a, b) => b.common - a.common);
  return { known, ...pairTables(list, base.pairs), forms: formTable(phrases), ...pairsOf(phrases), asks: askTable(base.ask), broader: base.broader,
    ways: new Map(phrases), size: base.documents,
    stop: new Set(words(base.stop).map((each) => each.folded)), stopMarked: new Set(words(base.stop).map((each) => each.marked)),
    types: typeTable(base.types, fold), typeNames: Object.fromEntries(Object.entries(base.types).map(([id, [name]]) => [id, name])), letters: new Set(base.letters.split(" ")), heads };
}

// Pairs by their letters, and for each word those that follow it.
function pairTables(list, text) {
  const pairs = new Map();
  const tails = new Map();
  text.split(" ").forEach((part, at) => {
    const own = [];
    numbers(part, (n) => {
      const key = `${list[at].folded} ${list[n].folded}`;
      if (!pairs.has(key)) pairs.set(key, { head: list[at].surface, tail: list[n].surface, weight: 1 / (1 + own.length) });
      own.push(list[n].surface);
    });
    if (own.length) tails.set(list[at].folded, [...(tails.get(list[at].folded) ?? []), ...own].slice(0, 4));
  });
  return { pairs, tails };
}

function decoded(list, form) {
  const parts = [];
  numbers(form, (n) => parts.push(list[n]));
  return parts;
}

function formTable(phrases) {
  const table = new Map();
  for (const [id, forms] of phrases) {
    for (const parts of forms) {
      const head = parts[0].folded;
      if (!table.has(head)) table.set(head, []);
      table.get(head).push({ id, parts });
    }
  }
  for (const own of table.values()) own.sort((a, b) => b.parts.length - a.parts.length);
  return table;
}

// { joints, wholes }: words that stand side by side in a phrase of several; phrases of just two, which
// are one word each also where no document has it.
function pairsOf(phrases) {
  const joints = new Set();
  const wholes = new Set();
  for (const parts of phrases.flatMap(([, forms]) => forms)) {
    for (let at = 0; at + 1 < parts.length; at += 1) joints.add(`${parts[at].folded} ${parts[at + 1].folded}`);
    if (parts.length === 2) wholes.add(`${parts[0].folded} ${parts[1].folded}`);
  }
  return { joints, wholes };
}

function askTable(asks) {
  const table = [];
  const seen = new Map([["…", ["…"]]]); // the same few words make up a thousand ways to ask
  const cut = (part) => seen.get(part) ?? seen.set(part, words(part)).get(part);
  for (const [intent, ways] of Object.entries(asks)) {
    for (const way of ways) table.push({ intent, parts: way.split(" ").flatMap(cut) });
  }
  return table.sort((a, b) => b.parts.length - a.parts.length);
}
