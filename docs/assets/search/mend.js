// Mends what was typed: slips, marks, words run together; and finishes the last word.

import { fits, keyed, near, split } from "./repair.js";
import { word } from "./words.js";

// The words as they were meant; what was changed goes to `repaired`.
export function mend(list, vocab, repaired) {
  const found = [];
  list.forEach((each, at) => {
    const before = found.at(-1);
    const after = list[at + 1];
    const isLast = at === list.length - 1;
    const better = slip(each, before, after, isLast, vocab);
    if (!better) {
      found.push(each);
      return;
    }
    repaired.push([each.text, better.map((part) => part.text).join(" ")]);
    found.push(...better);
  });
  return found;
}

function slip(each, before, after, isLast, vocab) {
  if (/^\d+$/.test(each.folded)) return null;
  const own = vocab.known.get(each.folded);
  if (own) return markSlip(each, own, before, after, vocab);
  if (isSign(each, vocab)) return null;
  for (const reading of keyed(each.text)) {
    const meant = word(reading);
    if (vocab.known.has(meant.folded)) return [as(each, surfaceOf(meant, vocab), meant)];
  }
  const close = nearest(each, before, after, vocab);
  if (isLast && !close.bond && completions(each, before, vocab).length) return null;
  const parts = split(each.folded, vocab.known, (a, b) => (a && vocab.pairs.has(`${a} ${b}`) ? 0.8 : 0));
  if (parts.length && (parts.length > 2 || vocab.pairs.has(parts.join(" ")))) return parts.map((part) => as(each, part, word(part)));
  return close.surface ? [as(each, close.surface, word(close.surface))] : parts.length ? parts.map((part) => as(each, part, word(part))) : null;
}

function isSign(each, vocab) {
  return vocab.letters.has(each.folded) || vocab.forms.has(each.folded) || vocab.stop.has(each.folded) || vocab.types.some(([name]) => name[0] === each.folded);
}

// A word whose letters are known but not with these marks ("giơi"): another of its spellings, or a
// word that sounds alike ("trống" for "chống"), where it goes with its neighbours.
function markSlip(each, own, before, after, vocab) {
  const spelled = own.find((other) => other.marked === each.marked);
  // A rare word beside one it never goes with may be a common one that sounds alike ("bán râm"); letters change
  // places in any word ("trẻ me").
  const alike = !each.bare && !(spelled && spelled.common > 2);
  const sound = [...near(each.folded, vocab.known)].filter(([folded, cost]) => (alike && cost <= 0.5) || turned(each.folded, folded)).map(([folded]) => folded);
  const goes = (folded) => bonded(before, folded, after, vocab);
  if (goes(each.folded)) return null;
  const other = sound.find(goes);
  return other ? [as(each, vocab.known.get(other)[0].surface, vocab.known.get(other)[0])] : null;
}

// Whether two words differ by the order of two letters.
function turned(a, b) {
  return a !== b && a.length === b.length && [...a].sort().join("") === [...b].sort().join("") && [...a].filter((letter, at) => letter !== b[at]).length === 2;
}

function bonded(before, folded, after, vocab) {
  return (before && vocab.pairs.has(`${before.folded} ${folded}`)) || (after && vocab.pairs.has(`${folded} ${after.folded}`));
}

function nearest(each, before, after, vocab) {
  let best = null;
  for (const [folded, cost] of near(each.folded, vocab.known)) {
    const common = Math.log2(1 + vocab.known.get(folded)[0].common) / 12;
    const bond = bonded(before, folded, after, vocab) ? 1 : 0;
    const score = bond + common - cost;
    if (!best || score > best.score) best = { folded, score, bond };
  }
  if (!best || (each.folded.length < 4 && best.score < 0.2)) return { surface: "", bond: 0 };
  const own = vocab.known.get(best.folded);
  return { surface: (own.find((other) => !each.bare && other.marked === each.marked) ?? own[0]).surface, bond: best.bond };
}

function surfaceOf(meant, vocab) {
  const own = vocab.known.get(meant.folded);
  return (own.find((other) => other.marked === meant.marked) ?? own[0]).surface;
}

function as(each, text, meant) {
  return { ...each, text, marked: meant.marked, folded: meant.folded, bare: each.bare && !keyed(each.text).length, mended: true };
}

// Words the last one may become: those that follow the word before it first.
export function completions(each, before, vocab) {
  const found = [];
  for (let at = lower(vocab.heads, each.folded); at < vocab.heads.length && vocab.heads[at].startsWith(each.folded); at += 1) {
    const head = vocab.heads[at];
    if (head === each.folded) continue;
    for (const own of vocab.known.get(head)) {
      if (!fits(each, own.surface)) continue;
      const bond = before ? vocab.pairs.get(`${before.folded} ${head}`) : null;
      found.push({ ...own, pair: bond ? `${before.folded} ${head}` : "", score: (bond ? 4 + bond.weight : 0) + Math.log2(1 + own.common) / 8 });
    }
  }
  return found.sort((a, b) => b.score - a.score).slice(0, 8);
}

function lower(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (sorted[mid] < value) low = mid + 1;
    else high = mid;
  }
  return low;
}
