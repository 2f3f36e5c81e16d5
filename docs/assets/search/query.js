// A query understood: what is cited, what is asked, which words and phrases count, what was repaired.

import { findAsks, stands } from "./asks.js";
import { cite, steps, unglue } from "./citation.js";
import { completions, mend } from "./mend.js";
import { keyed } from "./repair.js";
import { word, words } from "./words.js";

const LONGEST = 400;
const MOST_WORDS = 40;
const YEAR = /^(19[89]|20[0-4])\d$/;

// Reads what was typed. `typing` says that the last word may be unfinished.
export function understand(text, vocab, { plain = false } = {}) {
  const raw = words(String(text).slice(0, LONGEST));
  const cutOff = raw.length > MOST_WORDS;
  const repaired = [];
  // "da6m" is a word in VNI before it is "đề án 6m".
  const readable = (token) => /\d\p{L}/u.test(token) && keyed(token).some((reading) => vocab.known.has(word(reading).folded));
  const list = mend(unglue(raw.slice(0, MOST_WORDS), vocab.types, vocab.known, readable), vocab, repaired);
  const phrases = findPhrases(list, vocab);
  const named = (at) => !phrases.some((p) => p.parts > 1 && at >= p.start && at < p.end);
  const cited = plain ? { number: null, pin: {}, used: new Set() } : cite(list, vocab.types, vocab.letters, named);
  const asked = findAsks(list, vocab, cited.used);
  became(asked.intents, phrases);
  const segments = segment(list, phrases, vocab, cited, asked);
  const last = unfinished(text, list, vocab, cited, asked);
  for (const phrase of [...phrases]) for (const id of vocab.broader[phrase.id] ?? []) phrases.push({ ...phrase, id, parts: 1, factor: 0.8 });
  const open = last && segments.find((one) => one.kind === "word" && one.at === last.at);
  if (open) open.options = last.options;
  if (last) for (const [id, start] of last.phrases) phrases.push({ id, start, end: list.length, parts: list.length - start, inside: false, head: list[start].folded });
  return { words: list, ...cited, name: nameOf(list, phrases, vocab, cited, asked), year: yearOf(list, cited), dated: list.some((each) => YEAR.test(each.folded)), type: typeOf(list, vocab, cited), pinned: steps(cited.pin), intents: asked.intents, phrases: phrases.filter((p) => !p.inside),
    segments, last, repaired, cutOff, unknown: list.filter((each, at) => !cited.used.has(at) && at !== last?.at && !vocab.known.has(each.folded)) };
}

// What is asked depends on what it is asked of. "Sáp nhập vào đâu" asks of a place where it lies, of an office what it is now; what it has to do is asked of one there is.
function became(intents, phrases) {
  const named = (kind) => phrases.some((p) => p.id[0] === kind);
  if (intents.has("dia-gioi") && named("c") && !named("d")) {
    intents.delete("dia-gioi");
    intents.add("nay-la");
  }
  if (intents.has("nay-la")) intents.delete("nhiem-vu");
  // "Luật trẻ em số mấy" asks for no telephone.
  if (named("b")) intents.delete("so-may");
}

// What is left when the words that only ask are taken off: perhaps the name of something.
function nameOf(list, phrases, vocab, cited, asked) {
  const rest = list.filter((_, at) => !cited.used.has(at) && !asked.taken.has(at));
  const small = (each) => each && (each.bare ? vocab.stop.has(each.folded) : vocab.stopMarked.has(each.marked));
  let own = rest;
  while (own.length > 1 && small(own[0])) own = own.slice(1);
  while (own.length > 1 && small(own.at(-1))) own = own.slice(0, -1);
  const keys = new Set([joined(own), joined(rest), joined(list)]);
  for (const one of phrases) {
    if (one.inside || one.id[0] !== "v") continue;
    for (const form of vocab.ways.get(one.id)) keys.add(joined([...list.slice(0, one.start), ...form, ...list.slice(one.end)]));
  }
  keys.delete("");
  return [...keys];
}

// As names are kept: without "năm" before a year.
function joined(list) {
  return list.map((each) => each.folded).join(" ").replace(/\bnam (?=\d{4}\b)/g, "");
}

// The type of document a query without a number begins with: "luật phòng, chống ma túy".
function typeOf(list, vocab, cited) {
  if (cited.number) return "";
  const found = vocab.types.find(([name]) => name.every((part, n) => list[n]?.folded === part) && (name.length > 1 || name[0].length > 2));
  return found ? vocab.typeNames[found[1]] : "";
}

// The one year a query names apart from a number; a span of years ("2016-2020") is text.
function yearOf(list, cited) {
  const years = list.filter((each, at) => !cited.used.has(at) && YEAR.test(each.folded));
  return years.length === 1 ? years[0].folded : "";
}

// --- phrases, questions, segments -----------------------------------------------------------------

function findPhrases(list, vocab) {
  const found = [];
  list.forEach((each, start) => {
    for (const { id, parts } of vocab.forms.get(each.folded) ?? []) {
      // What is wider is only meant by what is narrower, never found for itself.
      if (id[0] === "r") continue;
      const fit = parts.every((part, n) => list[start + n] && stands(list[start + n], part));
      // An abbreviation means what it means beside anything.
      if (fit && parts.length === 1 && /^[ns]\d/.test(id) && bound(list, start, vocab)) continue;
      if (fit && !(parts.length === 1 && each.bare && !parts[0].bare && vocab.known.has(each.folded))) {
        found.push({ id, start, end: start + parts.length, parts: parts.length, head: each.folded });
      }
    }
  });
  for (const one of found) {
    // What means just something is not lost inside what means nearly something.
    one.inside = found.some((other) => other.parts > one.parts && other.start <= one.start && other.end >= one.end && (nearly(one) || !nearly(other)));
  }
  return found;
}

function nearly(phrase) {
  return /^n\d/.test(phrase.id);
}

// Whether a word makes one with a neighbour: "báo" in "báo cáo" is no newspaper.
function bound(list, at, vocab) {
  const joined = (n) => list[n] && list[n + 1] && vocab.joints.has(`${list[n].folded} ${list[n + 1].folded}`);
  return joined(at - 1) || joined(at);
}

// Cuts the words that count into pairs that belong together and single words.
function segment(list, phrases, vocab, cited, asked) {
  const covered = (at) => phrases.some((p) => p.parts > 1 && at >= p.start && at < p.end);
  const stops = (each, at) => (each.bare ? vocab.stop.has(each.folded) : vocab.stopMarked.has(each.marked)) && !covered(at);
  const paired = pairing(list, vocab, cited);
  const found = [];
  for (let at = 0; at < list.length; at += 1) {
    if (cited.used.has(at)) continue;
    const each = list[at];
    if (paired.has(at)) {
      const stop = stops(each, at) && stops(list[at + 1], at + 1);
      found.push({ kind: "pair", at, end: at + 2, words: [each, list[at + 1]], asked: asked.taken.has(at + 1) && asked.taken.get(at), stop });
      at += 1;
    } else {
      found.push({ kind: "word", at, end: at + 1, words: [each], asked: asked.taken.get(at), stop: stops(each, at) });
    }
  }
  return found;
}

// Where pairs begin, so that the words go together best as a whole ("xã hội | tình nguyện").
function pairing(list, vocab, cited) {
  const best = [0];
  const taken = [false];
  for (let end = 1; end <= list.length; end += 1) {
    const joint = end > 1 ? strength(list, end - 2, vocab, cited) : 0;
    taken[end] = joint > 0 && best[end - 2] + joint >= best[end - 1];
    best[end] = taken[end] ? best[end - 2] + joint : best[end - 1];
  }
  const found = new Set();
  for (let end = list.length; end > 0; end -= taken[end] ? 2 : 1) if (taken[end]) found.add(end - 2);
  return found;
}

// How well two words make one: the commoner after its head the better, best where a phrase says so.
function strength(list, at, vocab, cited) {
  if (cited.used.has(at) || cited.used.has(at + 1)) return 0;
  const key = `${list[at].folded} ${list[at + 1].folded}`;
  const pair = vocab.pairs.get(key);
  if (vocab.wholes.has(key)) return 2 + (pair?.weight ?? 0);
  return pair ? 1 + pair.weight + (vocab.joints.has(key) ? 1 : 0) : 0;
}

// --- the last word, unfinished --------------------------------------------------------------------

function unfinished(text, list, vocab, cited, asked) {
  const at = list.length - 1;
  const each = list[at];
  if (!each || each.mended || cited.used.has(at) || asked.taken.has(at) || /[\s.,;:?!]$/u.test(text) || /^\d/.test(each.folded)) return null;
  const before = list[at - 1];
  const own = vocab.known.get(each.folded);
  const whole = own && (each.bare || own.some((other) => other.marked === each.marked));
  const paired = before && vocab.pairs.has(`${before.folded} ${each.folded}`);
  if (whole && (paired || !before || each.folded.length > 3)) return null;
  const named = phraseStarts(list, vocab);
  const options = completions(each, before, vocab);
  const bound = options.filter((option) => option.score >= 4);
  if (whole && !bound.length && !named.length) return null;
  if (!options.length && !named.length) return null;
  return { at, options: bound.length ? bound.slice(0, 4) : whole ? [] : options.slice(0, 5), phrases: named };
}

// Phrases that the end of what was typed begins, the last word unfinished: "công an x", "tội chứa mại d".
function phraseStarts(list, vocab) {
  const last = list.length - 1;
  const found = new Map();
  // The longest stretch says most: "hòa nhập cộng đ" begins no "công đoàn".
  for (let start = 0; start < last && !found.size; start += 1) {
    const typed = list.length - start;
    for (const { id, parts } of vocab.forms.get(list[start].folded) ?? []) {
      if (found.has(id) || !(parts.length === typed || (typed > 3 && parts.length > typed))) continue;
      if (parts[typed - 1].folded.startsWith(list[last].folded) && list.slice(start, last).every((each, n) => stands(each, parts[n]))) found.set(id, start);
    }
  }
  return [...found].slice(0, 3);
}
