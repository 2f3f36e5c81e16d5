// What was meant by what was typed: Telex and VNI residue, slips of a letter, words run together.

import { word } from "./words.js";

const TELEX_TONE = { f: "\u0300", r: "\u0309", x: "\u0303", s: "\u0301", j: "\u0323" };
const VNI_TONE = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" };
const VNI_SHAPE = { 6: { a: "â", e: "ê", o: "ô" }, 7: { o: "ơ", u: "ư" }, 8: { a: "ă" }, 9: { d: "đ" } };
const DOUBLED = [["dd", "đ"], ["aa", "â"], ["ee", "ê"], ["oo", "ô"], ["aw", "ă"], ["ow", "ơ"], ["uw", "ư"]];
const SOUNDS = [["tr", "ch"], ["s", "x"], ["d", "gi"], ["d", "r"], ["gi", "r"], ["l", "n"], ["v", "d"], ["ngh", "ng"], ["gh", "g"], ["c", "k"], ["i", "y"]];
const LETTERS = "abcdeghiklmnopqrstuvxy";

// Readings of a token as Telex or VNI, best first; none when it is neither.
export function keyed(token) {
  const found = [];
  const telex = readTelex(token);
  if (telex && telex !== token) found.push(telex);
  const vni = readVni(token);
  if (vni && vni !== token) found.push(vni);
  return found;
}

function readTelex(token) {
  if (!/^\p{L}+$/u.test(token)) return "";
  let text = token;
  let tone = "";
  // The tone key stands at the end or anywhere after the vowel ("choongs", "choosng").
  const key = /^(.*[aeiouyăâêôơưw].*?)([fsrxj])([^fsrxj]*)$/u.exec(text);
  if (key && !(key[2] === "r" && key[1].endsWith("t"))) {
    tone = TELEX_TONE[key[2]];
    text = key[1] + key[3];
  }
  // A horn or breve typed late: "nguoiw" → "ngươi", "tamw" → "tăm".
  if (/[^aou]w$/u.test(text)) text = late(text.slice(0, -1));
  for (const [typed, letter] of DOUBLED) text = text.replaceAll(typed, letter);
  text = text.replace(/uơ(?=[\p{L}])/u, "ươ").replace(/^([^aeiouyăâêôơư]*)w/u, "$1ư").replace(/d(\p{L}+)d$/u, "đ$1");
  // A circumflex typed late: "tuyene" → "tuyên".
  text = text.replace(/([aeo])([^aeo]+)\1$/u, (_, vowel, rest) => ({ a: "â", e: "ê", o: "ô" })[vowel] + rest);
  return toned(text, tone);
}

function late(text) {
  if (text.includes("uo")) return text.replace("uo", "ươ");
  return text.replace(/[oua](?=[^oua]*$)/u, (vowel) => ({ o: "ơ", u: "ư", a: "ă" })[vowel]);
}

function readVni(token) {
  if (!/\d/.test(token) || !/^[\p{L}\d]+$/u.test(token) || /^\d/.test(token)) return "";
  let text = "";
  let tone = "";
  for (const char of token) {
    if (VNI_TONE[char]) {
      tone = VNI_TONE[char];
    } else if (VNI_SHAPE[char]) {
      const shape = VNI_SHAPE[char];
      const at = [...text].findLastIndex((letter) => shape[letter]);
      if (at < 0) return "";
      text = text.slice(0, at) + shape[text[at]] + text.slice(at + 1);
      if (char === "7" && text[at] === "ơ" && text[at - 1] === "u") text = `${text.slice(0, at - 1)}ư${text.slice(at)}`;
    } else if (/\d/.test(char)) {
      return "";
    } else {
      text += char;
    }
  }
  return toned(text, tone);
}

// Where the tone stands does not matter: words are compared without its place.
function toned(text, tone) {
  const at = text.search(/[aeiouyăâêôơư]/u);
  if (at < 0) return "";
  return tone ? (text.slice(0, at + 1) + tone + text.slice(at + 1)).normalize("NFC") : text;
}

// Words of `known` one slip away from a folded word: sounds that are confused come first.
export function near(folded, known) {
  const found = new Map();
  const add = (candidate, cost) => {
    if (candidate !== folded && known.has(candidate) && !(found.get(candidate) <= cost)) found.set(candidate, cost);
  };
  if (/\d/.test(folded) || folded.length < 2 || folded.length > 12) return found;
  for (const [a, b] of SOUNDS) {
    for (const [from, to] of [[a, b], [b, a]]) {
      if (folded.startsWith(from)) add(to + folded.slice(from.length), 0.5);
    }
  }
  for (let at = 0; at < folded.length; at += 1) {
    const head = folded.slice(0, at);
    const tail = folded.slice(at + 1);
    if (at + 1 < folded.length) add(head + folded[at + 1] + folded[at] + folded.slice(at + 2), 0.6);
    add(head + tail, folded[at] === folded[at - 1] ? 0.6 : 1);
    for (const letter of LETTERS) {
      add(head + letter + tail, 1.1);
      add(head + letter + folded.slice(at), 0.9);
    }
  }
  for (const letter of LETTERS) add(folded + letter, 0.9);
  return found;
}

// "phongchongmaidam" → its syllables, or an empty list. `weigh` tells how good a syllable after another is.
export function split(folded, known, weigh) {
  if (folded.length < 4 || folded.length > 60 || /\d/.test(folded)) return [];
  const best = [{ cost: 0, parts: [] }];
  for (let end = 1; end <= folded.length; end += 1) {
    for (let start = Math.max(0, end - 7); start < end - 1; start += 1) {
      const before = best[start];
      const part = folded.slice(start, end);
      if (!before || !known.has(part)) continue;
      const cost = before.cost + 1 - weigh(before.parts.at(-1), part);
      if (!best[end] || cost < best[end].cost) best[end] = { cost, parts: [...before.parts, part] };
    }
  }
  const whole = best[folded.length];
  return whole && whole.parts.length > 1 ? whole.parts : [];
}

// Whether a word typed with marks can be a slip or an unfinished form of another: its shape fits.
export function fits(typed, other) {
  if (typed.bare) return true;
  const tone = /\d$/.exec(typed.marked)?.[0] ?? "";
  const otherTone = /\d$/.exec(word(other).marked)?.[0] ?? "";
  return !tone || tone === otherTone;
}
