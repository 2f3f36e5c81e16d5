// From documents to what is shown: the order settled by the text itself, the words marked.

import { around, mark } from "./marks.js";
import { WEIGHTS } from "./weights.js";
import { fold, words } from "./words.js";

// Looks at the text of the best pages: words in order and side by side, with the marks that were typed.
export function polish(query, pages, store) {
  const wanted = query.words.filter((_, at) => !query.used.has(at));
  for (const page of pages) {
    for (const hit of page) hit.score *= 1 + closeness(wanted, hit.row) + title(query, hit.row);
    page.sort((a, b) => b.score - a.score || a.n - b.n);
  }
  const sorted = [...pages].sort((a, b) => b[0].score - a[0].score || a[0].n - b[0].n);
  return query.number || query.dated ? sorted : living(sorted, store);
}

// A replaced document does not stand before the one in force, where both are found by their subject.
function living(pages, store) {
  for (const [dead, heir] of store.heirs) {
    const from = pages.findIndex((page) => page[0].n === heir);
    const to = pages.findIndex((page) => page[0].n === dead);
    if (to >= 0 && from > to && pages[from][0].score > 0.6 * pages[to][0].score) pages.splice(to, 0, ...pages.splice(from, 1));
  }
  return pages;
}

function closeness(wanted, row) {
  if (wanted.length < 2) return 0;
  const text = words(`${row[2] || ""} ${row[3] || ""}`);
  let run = 0;
  let best = 0;
  for (let at = 0; at < text.length; at += 1) {
    for (run = 0; run < wanted.length && text[at + run] && same(wanted[run], text[at + run]); run += 1);
    if (run > best) best = run;
  }
  return WEIGHTS.close * (best / wanted.length) ** 2;
}

// A title or a name that is just what was asked for, or begins so.
function title(query, row) {
  for (const name of [row[2] || "", ...(row[7] ?? [])]) {
    const own = fold(name);
    if (own && query.name.includes(own.replace(/\bnam (?=\d{4}\b)/g, ""))) return WEIGHTS.title;
    if (own.startsWith(`${query.name[0]} `) && query.name[0].includes(" ")) return WEIGHTS.begins;
  }
  // "mục tiêu chung của kế hoạch …": the title, and where it stands.
  const heading = fold(row[2] || "");
  return heading.includes(" ") && ` ${query.name[0]} `.includes(` ${heading} `) ? WEIGHTS.within : 0;
}

function same(typed, found) {
  return typed.folded === found.folded && (typed.bare || typed.marked === found.marked);
}

// A result as the page needs it: plain values, texts as runs of plain and marked stretches.
export function view(hit, query, store, base, vocab) {
  const [url, kind, ownTitle, text = "", crumbs = [], spans = [], answer = 0] = hit.row;
  const heading = ownTitle || shortened(text);
  // A title that is the beginning of the text is not said twice.
  return {
    url, kind: base.kinds[kind], title: mark(heading, query, vocab), score: hit.score,
    passage: mark(ownTitle ? around(text, query, vocab, "") : heading.endsWith(" …") ? around(text.slice(heading.length - 2), query, vocab, "… ") : "", query, vocab),
    crumbs: pairs(crumbs || []), spans: spans || [], answer: answer ? answered(answer, base) : null,
    agencies: store.values(hit.n, "agencies"), place: store.values(hit.n, "place")[0] ?? "",
    year: store.values(hit.n, "year")[0] ?? "", status: store.values(hit.n, "status")[0] ?? "",
  };
}

function answered([role, offices, today, bases, due], base) {
  return { role: base.roles[role] ?? "", offices: pairs(offices), today: pairs(today), bases: pairs(bases), due };
}

function pairs(flat) {
  const found = [];
  for (let at = 0; at < flat.length; at += 2) found.push([flat[at], flat[at + 1]]);
  return found;
}

function shortened(text) {
  if (text.length <= 110) return text;
  const cut = text.slice(0, 110);
  return `${cut.slice(0, cut.lastIndexOf(" ")).replace(/[,;:]$/, "")} …`;
}
