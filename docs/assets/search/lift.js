// What is known without words: the document cited, its provisions, what replaced it, who cites it, what is called so.

import { factorOf, OWN, WEIGHTS } from "./weights.js";

const CITED = 60;
const NEAR_CITED = 34;
const PINNED = 16;
const WIDER = 0.6;
const PART = 0.7;
const APART = 1.2;
const BEYOND = 0.1;
const TODO = new Set(["Phân công", "Nhiệm vụ"]);
const HALF = 0.5;
const MOST = 0.6;
const AS_MUCH = 0.9;
// What is asked of a part of a document, not of the document.
const OF_A_PART = new Set(["quyen", "chu-tri", "dieu-nao", "duoc-khong", "muc-phat", "lam-sao", "giup", "so-may", "la-gi", "thoi-han"]);
// And of the document, where nothing else is said.
const OF_THE_WHOLE = new Set(["hieu-luc", "thay-the", "ca-van-ban", "van-ban-nao"]);
const ITSELF = { b: "Văn bản", c: "Cơ quan", d: "Địa phương" }; // by the first letter of a phrase

// Documents a number can mean, the likeliest first: { document, later, citing, fit }.
export function numbered(query, store) {
  if (!query.number) return [];
  const { figure, type, year, letters } = query.number;
  const found = (store.numbers(figure) ?? []).map(([document, number, own, ownYear, later, citing]) => {
    const signs = number.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").split(/[/-]/).slice(1);
    let fit = 0;
    if (type) fit += own === type ? 3 : -4;
    if (year) fit += ownYear === year || signs.includes(year) ? 2 : -3;
    for (const letter of letters) fit += signs.some((sign) => sign === letter || sign.startsWith(letter)) ? 1 : -1;
    return { document, later, citing, fit, rank: store.rank(document) };
  });
  found.sort((a, b) => b.fit - a.fit || b.rank - a.rank || b.document - a.document);
  const best = found[0]?.fit ?? 0;
  return found.filter((each) => each.fit >= best - 1 && (each.fit >= 0 || found.length === 1));
}

// Adds what is known without words: the document cited, its provisions, what replaced it, who cites it.
export function lift(query, store, score, cover) {
  const found = numbered(query, store);
  const extra = new Float32Array(store.total);
  const bare = query.number?.bare;
  // "nghị định 282 phạt mua dâm": the words beside the number are the subject of a part, which the whole does not say.
  const subject = (n, whole) => !query.intents.has("hieu-luc") && cover[n] > PART && cover[n] > cover[whole] + BEYOND && score[n] > APART * score[whole];
  found.forEach(({ document, later, citing, fit }, rank) => {
    const strength = (bare ? (query.segments.some((s) => !s.stop) ? 0.06 : 0.5) : 1) * (rank ? 0.75 : 1) * (fit < 0 ? 0.7 : 1);
    const swap = query.intents.has("thay-the") && later.length;
    const own = swap ? NEAR_CITED : CITED;
    put(extra, document, own * strength);
    later.forEach((n, at) => put(extra, n, ((swap ? CITED : NEAR_CITED) - at) * strength));
    citing.forEach((n, at) => put(extra, n, (NEAR_CITED - 8 - at * 0.5) * strength));
    const [first, last] = store.pageOf(document);
    for (let n = first; n < last; n += 1) {
      // Else the parts stay below the whole, those that hold more of the query the higher.
      const below = score[document] - score[n] - (14 * strength) / (1 + score[n]);
      if (n !== document) put(extra, n, own * strength + (subject(n, document) ? score[n] : below));
    }
    // "Kế hoạch 2234 giao hội nông dân việc gì": what a plan has to be done stands on other pages.
    if (!bare && fit >= 0) for (const n of assigned(query, document, store)) if (subject(n, document)) put(extra, n, own * strength);
  });
  pin(query, store, extra, cover, found);
  for (const name of query.name) {
    const entry = store.named(name);
    const { documents, weights } = entry?.variants[0] ?? { documents: [], weights: [] };
    documents.forEach((n, at) => {
      const kind = store.kinds[store.kindOf(n)];
      // "Công an xã làm gì" asks for what it does, not for the office; "tờ rơi cho đội 178" for what is made for it.
      if (!(kind === "Cơ quan" && (query.intents.has("nhiem-vu") || query.intents.has("tai-lieu")))) extra[n] += WEIGHTS.named * weights[at] * store.rank(n) * factorOf(query, kind);
    });
  }
  const called = meant(query, store);
  for (const n of called) extra[n] = Math.max(extra[n], WEIGHTS.meant * store.rank(n));
  // "Luật ma túy cũ": the old one is meant.
  if (store.heirs.some(([dead]) => called.includes(dead))) query.dated = true;
  for (let n = 0; n < store.total; n += 1) {
    if (extra[n]) score[n] += extra[n];
  }
  if (!found.length && !query.dated) inherit(store, score, cover);
  if (!found.length && !query.type && [...query.intents].some((intent) => OF_A_PART.has(intent))) forward(store, score, cover, extra);
  if (query.intents.has("tai-lieu")) entire(store, score, cover);
  return found;
}

// Each page of a kind with its best part: { whole, best }.
function pages(store, score, kind) {
  const found = [];
  for (let page = 0; page + 1 < store.starts.length; page += 1) {
    const whole = store.starts[page];
    if (store.leads[page] !== 1 || !score[whole] || store.kinds[store.kindOf(whole)] !== kind) continue;
    let best = -1;
    for (let n = whole + 1; n < store.starts[page + 1]; n += 1) if (best < 0 || score[n] > score[best]) best = n;
    if (best > 0) found.push({ whole, best });
  }
  return found;
}

// A question is answered by the article, not by the law that holds it: the best part that says as much comes before
// its whole. Which pages come first stays as it is, and so does what is called by its name.
function forward(store, score, cover, extra) {
  for (const { whole, best } of pages(store, score, "Văn bản")) {
    if (!extra[whole] && score[best] < score[whole] && score[best] > HALF * score[whole] && cover[best] >= AS_MUCH * cover[whole]) score[best] = score[whole] * 1.01;
  }
}

// Who asks for a material is given the whole of it, unless one part says much more of what was asked for.
function entire(store, score, cover) {
  for (const { whole, best } of pages(store, score, "Tài liệu tập huấn")) {
    if (score[best] > score[whole] && score[whole] > MOST * score[best] && cover[whole] >= HALF * cover[best]) score[whole] = score[best] * 1.01;
  }
}

// What is to be done under a plan: of its type, its place and its year.
function assigned(query, plan, store) {
  const alike = (n) => ["type", "place", "year"].every((name) => store.columns[name].of[n] === store.columns[name].of[plan]);
  const found = [];
  if (!query.segments.length || !store.values(plan, "place").length) return found;
  for (let n = 0; n < store.total; n += 1) if (TODO.has(store.kinds[store.kindOf(n)]) && alike(n)) found.push(n);
  return found;
}

// What a query is about that is nothing but a way to call a document, an office or a place: itself before its parts;
// an office and a place: what that office has to do there.
function meant(query, store) {
  // "Luật hình sự 2015": the year tells which one, where several are called so.
  const dated = (segment) => query.year && segment.words.every((each) => each.folded === query.year || each.folded === "nam");
  const telling = query.segments.filter((segment) => (segment.asked || !segment.stop) && !dated(segment) && !OF_THE_WHOLE.has(segment.asked));
  const within = (some) => telling.every((segment) => some.some((p) => p.start <= segment.at && p.end >= segment.end));
  const called = query.phrases.filter((p) => ITSELF[p.id[0]]);
  if (!telling.length) return [];
  if (query.intents.has("nay-la")) return called.filter((p) => p.id[0] === "c").flatMap((p) => owned(p, ITSELF.c, store));
  const all = called.filter((p) => within([p])).flatMap((p) => owned(p, ITSELF[p.id[0]], store));
  const whole = all.filter((n) => !query.year || store.values(n, "year").includes(query.year));
  if (whole.length || !within(called)) return whole;
  const [offices, places] = ["c", "d"].map((kind) => called.filter((p) => p.id[0] === kind).flatMap((p) => owned(p, "Phân công", store)));
  return offices.filter((n) => places.includes(n));
}

// The documents of a kind that belong to what a phrase calls.
function owned(phrase, kind, store) {
  const { documents, weights } = store.entry(`~${phrase.id}`)?.variants[0] ?? { documents: [], weights: [] };
  return [...documents].filter((n, at) => weights[at] > OWN && store.kinds[store.kindOf(n)] === kind);
}

// Asked by its subject, a replaced document gives its place to the one in force, where that fits too.
function inherit(store, score, cover) {
  for (const [dead, heir] of store.heirs) {
    if (score[dead] > score[heir] && cover[heir] > 0.55) score[heir] = score[dead] * 1.01;
  }
}

function put(extra, document, value) {
  extra[document] = Math.max(extra[document], value);
}

// The provision that is cited; where it is not listed by itself, less strongly what it lies in.
function pin(query, store, extra, cover, found) {
  // A document called by its name is cited too: "luật xử phạt hành chính điều 28".
  const called = found.length ? [] : query.phrases.filter((p) => p.id[0] === "b").flatMap((p) => owned(p, ITSELF.b, store));
  const pages = [...found.map(({ document }) => document), ...called].map((n) => store.pageOf(n));
  const given = new Map();
  query.pinned.forEach((one, at) => {
    for (const { documents, weights } of store.entry(`@${one}`)?.variants ?? []) {
      documents.forEach((n, own) => given.set(n, Math.max(given.get(n) ?? 0, pinned(n, weights[own] * WIDER ** at))));
    }
  });
  function pinned(n, weight) {
    if (pages.some(([first, last]) => n >= first && n < last)) return CITED + 10 * weight;
    return pages.length ? 0 : (PINNED + 4 * weight) * (query.segments.length ? cover[n] ** 2 : 1);
  }
  for (const [n, value] of given) extra[n] += value;
}
