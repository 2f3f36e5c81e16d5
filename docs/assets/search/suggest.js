// Whole queries to go on with while typing: the last word finished, names that begin so, words that follow.

import { completions } from "./mend.js";
import { fold, words } from "./words.js";

export function suggestions(text, vocab, limit) {
  const list = words(String(text).slice(0, 200)).slice(-12);
  const last = list.at(-1);
  if (!last) return [];
  const head = text.slice(0, last.start);
  const found = new Map();
  const add = (value) => {
    const key = fold(value);
    if (key !== fold(text) && !found.has(key) && fair(value, vocab)) found.set(key, value);
  };
  for (const name of names(list, vocab)) add(name);
  if (/[\p{L}\p{N}]$/u.test(text)) {
    const bound = completions(last, list.at(-2), vocab);
    for (const option of bound) if (option.score >= 4 || list.length === 1) add(head + option.surface);
  }
  // Only what a phrase has too: words that merely often follow are no query.
  for (const tail of vocab.tails.get(last.folded) ?? []) if (vocab.joints.has(`${last.folded} ${fold(tail)}`)) add(`${text.trimEnd()} ${tail}`);
  return [...found.values()].slice(0, limit);
}

// Other ways to say a thing are there to be typed, not to be offered: some of them hurt ("con nghiện"). What an office, a
// place or a document is called may be.
function fair(text, vocab) {
  const list = words(text);
  const at = (parts, start) => parts.every((part, n) => list[start + n]?.folded === part.folded);
  return list.every((each, start) => {
    const own = (vocab.forms.get(each.folded) ?? []).filter(({ parts }) => parts.length > 1 && at(parts, start));
    return own.some(({ id }) => /^[bcdv]/.test(id)) || own.every(({ id, parts }) => vocab.ways.get(id)[0] === parts);
  });
}

// Names of offices and phrases that begin with what was typed.
function names(list, vocab) {
  const typed = list.map((each) => each.folded).join(" ");
  const found = [];
  for (const { parts } of vocab.forms.get(list[0].folded) ?? []) {
    if (list.length > 1 && parts.length >= list.length && parts.map((part) => part.folded).join(" ").startsWith(typed)) found.push(parts.map((part) => part.surface).join(" "));
  }
  return found.sort((a, b) => a.length - b.length).slice(0, 3);
}
