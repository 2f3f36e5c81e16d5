// Which words of a text are what was asked for, and the stretch of a passage that has most of them.

import { words } from "./words.js";

const PASSAGE = 260;

// For each word of a text how much it tells; 0 for one that was not asked for.
export function weigh(own, query, vocab) {
  const asked = query.asked ??= wanted(query, vocab);
  const found = new Float32Array(own.length);
  own.forEach((each, at) => {
    const telling = asked.words.get(each.marked) ?? asked.bare.get(each.folded);
    // "xã" was typed: not "xã hội", which is another word.
    if (telling && !(asked.alone.has(each.folded) && joined(own, at, vocab, asked))) found[at] = telling;
    for (const form of asked.forms.get(each.marked) ?? []) {
      if (form.every((part, n) => own[at + n]?.marked === part)) for (let n = 0; n < form.length; n += 1) found[at + n] = Math.max(found[at + n], 1);
    }
  });
  return found;
}

function wanted(query, vocab) {
  const asked = { words: new Map(), bare: new Map(), alone: new Set(), forms: new Map() };
  // Who types marks and leaves them off a word means it without.
  const typed = query.words.some((each) => !each.bare);
  const telling = (each) => Math.log2(2 + vocab.size / (vocab.known.get(each.folded)?.[0]?.common ?? 1));
  for (const segment of query.segments) {
    for (const each of segment.stop ? [] : segment.words) {
      if (each.bare && !typed) asked.bare.set(each.folded, telling(each));
      else asked.words.set(each.marked, telling(each));
      if (segment.kind === "word") asked.alone.add(each.folded);
    }
  }
  for (const option of query.last?.options ?? []) asked.words.set(option.marked, 1);
  for (const form of [...cited(query), ...query.phrases.flatMap((phrase) => vocab.ways.get(phrase.id) ?? [])]) {
    asked.forms.set(form[0].marked, [...(asked.forms.get(form[0].marked) ?? []), form.map((part) => part.marked)]);
  }
  return asked;
}

// What is cited, as it is told apart in a text: figures one by one, the words between them together.
function cited(query) {
  const runs = [];
  let last = -2;
  for (const at of [...query.used].sort((a, b) => a - b)) {
    const each = query.words[at];
    const figure = /^\d/.test(each.folded);
    if (figure || at !== last + 1) runs.push([each]);
    else runs.at(-1).push(each);
    last = figure ? -2 : at;
  }
  return runs;
}

// Whether a word stands in a pair that makes another word, the other half of which was not asked for.
function joined(own, at, vocab, asked) {
  const pair = (a, b) => own[a] && own[b] && vocab.pairs.has(`${own[a].folded} ${own[b].folded}`);
  const alien = (n) => !asked.words.has(own[n].marked) && !asked.bare.has(own[n].folded);
  return (pair(at - 1, at) && alien(at - 1)) || (pair(at, at + 1) && alien(at + 1));
}

// Stretches of a text, plain and marked in turn, the first one plain.
export function mark(text, query, vocab) {
  const own = words(text);
  const found = weigh(own, query, vocab);
  const runs = [""];
  let at = 0;
  own.forEach((each, n) => {
    if (!found[n]) return;
    const between = text.slice(at, each.start);
    const spelled = text.slice(each.start, each.end);
    if (runs.length > 1 && /^[\s,–-]*$/.test(between)) {
      runs[runs.length - 1] += between + spelled;
    } else {
      if (runs.length === 1) runs[0] = between;
      else runs.push(between);
      runs.push(spelled);
    }
    at = each.end;
  });
  const rest = text.slice(at);
  if (runs.length === 1) return [rest];
  return rest ? [...runs, rest] : runs;
}

// The stretch of a passage in which what was asked for stands closest; ties go to the first.
export function around(text, query, vocab, lead) {
  if (text.length <= PASSAGE) return text.trim() && lead + text.trim();
  const own = words(text);
  const found = weigh(own, query, vocab);
  let best = { worth: 0, at: 0 };
  for (let at = 0; at < own.length; at += 1) {
    if (at && !found[at]) continue;
    const worth = within(own, found, at);
    if (worth > best.worth) best = { worth, at: own[at].start };
  }
  if (best.at < PASSAGE * 0.6 && within(own, found, 0) >= best.worth * 0.8) best.at = 0;
  const start = best.at ? Math.max(0, text.lastIndexOf(" ", Math.max(0, best.at - 40)) + 1) : 0;
  const end = start + PASSAGE >= text.length ? text.length : text.lastIndexOf(" ", start + PASSAGE);
  return `${start ? "… " : lead}${text.slice(start, end).trim()}${end < text.length ? " …" : ""}`;
}

// What a stretch from a word on tells: each word once.
function within(own, found, from) {
  const seen = new Map();
  for (let n = from; n < own.length && own[n].end - own[from].start < PASSAGE - 40; n += 1) {
    if (found[n]) seen.set(own[n].folded, found[n]);
  }
  let worth = 0;
  for (const telling of seen.values()) worth += telling;
  return worth;
}
