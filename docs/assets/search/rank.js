// Scores documents for an understood query. Pure arithmetic over the parts a shard store hands out.

import { FRAME } from "./asks.js";
import { factorOf, OWN, WEIGHTS } from "./weights.js";

// Words that ask, and say something of what is found too: "phạt", "trắc nghiệm".
const TELLING = new Set(["muc-phat", "tai-lieu", "giup", "so-may", "quyen"]);

export function idf(frequency, total) {
  return Math.max(WEIGHTS.common, Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5)));
}

// { score, cover }: for every document, its score and how much of the query it holds.
export function score(query, store) {
  const total = store.total;
  const score = new Float32Array(total);
  const cover = new Float32Array(total);
  let weights = 0;
  // A part of a material is for whom the whole is for.
  const lead = query.intents.has("tai-lieu") ? WEIGHTS.leadOfMaterial : WEIGHTS.lead;
  for (const group of query.groups) {
    if (!group.share) continue;
    const own = groupScore(group, store, lead);
    if (!own) continue;
    const weight = own.worth * group.share;
    weights += weight;
    for (let n = 0; n < total; n += 1) {
      if (own.values[n]) {
        score[n] += own.worth * group.share * (own.values[n] / own.worth) ** WEIGHTS.even;
        cover[n] += weight * Math.min(1, own.values[n] / (WEIGHTS.held * own.worth));
      }
    }
  }
  if (weights) for (let n = 0; n < total; n += 1) cover[n] /= weights;
  return { score, cover, weights };
}

// Segments that a phrase spans belong together; others stand alone. Words that only ask count little,
// unless nothing else is left.
export function groups(query) {
  const found = [];
  let open = null;
  for (const segment of query.segments) {
    const phrases = query.phrases.filter((p) => p.start <= segment.at && p.end >= segment.end || (p.start < segment.end && p.end > segment.at));
    if (open && open.end > segment.at) {
      open.segments.push(segment);
    } else {
      open = { segments: [segment], phrases: [], end: segment.end };
      found.push(open);
    }
    for (const phrase of phrases) {
      if (!open.phrases.includes(phrase)) open.phrases.push(phrase);
      open.end = Math.max(open.end, phrase.end);
    }
  }
  for (const group of found) {
    group.share = share(group);
    // An office or an abbreviation is looked up as what it means, not word by word.
    group.named = group.segments.every((segment) => group.phrases.some((p) => /^[cdv]/.test(p.id) && p.start <= segment.at && p.end >= segment.end));
  }
  if (found.every((group) => group.share < 0.5)) for (const group of found) group.share = Math.max(group.share, group.segments.every((s) => s.stop) ? 0.3 : 1);
  return found;
}

function share(group) {
  if (group.phrases.some((p) => /^[bcd]/.test(p.id))) return 1;
  // "Theo pháp luật" says nothing at all where everything is law.
  if (group.segments.every((s) => s.stop || s.asked === "theo" || s.asked === FRAME)) return 0;
  return group.segments.every((s) => s.asked || s.stop) ? (group.segments.some((s) => TELLING.has(s.asked)) ? 0.5 : 0.2) : 1;
}

function groupScore(group, store, lead) {
  const lexical = new Float32Array(store.total);
  let worth = 0;
  if (!group.named) for (const segment of group.segments) worth += addSegment(lexical, segment, store, alone(group));
  const meant = group.phrases.length ? concept(group, store) : null;
  const values = inherited(meant ? joined(lexical, meant.values) : lexical, store, lead);
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most ? { values, most, worth: Math.max(worth, meant?.worth ?? 0) } : null;
}

// A document also says, less strongly, what is said of its page, its office, its topic and its place.
function inherited(own, store, share) {
  const values = own.slice();
  for (const name of ["agencies", "topics", "place", "issuers"]) {
    const { sets, of } = store.columns[name];
    const homes = store.homes[name];
    const given = sets.map((set) => WEIGHTS[name] * Math.max(0, ...set.map((value) => (homes[value] < 0 ? 0 : own[homes[value]]))));
    for (let n = 0; n < values.length; n += 1) if (given[of[n]] > values[n]) values[n] = given[of[n]];
  }
  for (let n = 0; n < values.length; n += 1) {
    const lead = store.leadOf(n);
    if (lead >= 0 && lead !== n && share * own[lead] > values[n]) values[n] = share * own[lead];
  }
  return values;
}

// What the words of a group are worth one by one, where they make a phrase.
function alone(group) {
  const long = group.phrases.filter((p) => p.parts > 1);
  return !long.length ? 1 : long.every((p) => p.id[0] === "n") ? WEIGHTS.nearApart : WEIGHTS.apart;
}

function joined(a, b) {
  for (let n = 0; n < a.length; n += 1) {
    const high = Math.max(a[n], b[n]);
    if (high) a[n] = high + WEIGHTS.also * Math.min(a[n], b[n]);
  }
  return a;
}

// What a document gets for containing a phrase in any of its ways.
function concept(group, store) {
  const values = new Float32Array(store.total);
  let worth = 0;
  for (const phrase of group.phrases) {
    const entry = store.entry(`~${phrase.id}`);
    if (!entry) continue;
    const own = idf(entry.frequency, store.total) * Math.min(2.6, 1 + WEIGHTS.long * (phrase.parts - 1)) * (phrase.factor ?? (phrase.id[0] === "s" ? WEIGHTS.same : phrase.id[0] === "n" ? WEIGHTS.near : 1));
    worth = Math.max(worth, own);
    for (const { documents, weights } of entry.variants) {
      for (let n = 0; n < documents.length; n += 1) values[documents[n]] = Math.max(values[documents[n]], own * weights[n]);
    }
  }
  return worth ? { values, worth } : null;
}

function addSegment(into, segment, store, apart) {
  if (segment.kind === "word") return addWord(into, segment, store, apart);
  const [a, b] = segment.words;
  const pair = store.entry(`${a.folded} ${b.folded}`);
  if (!pair) return 0;
  const worth = idf(pair.frequency, store.total) * WEIGHTS.pair;
  add(into, values(pair, `${a.marked} ${b.marked}`, a.bare && b.bare, worth, store.total, partly(a, b)));
  return worth;
}

// A pair of which one word has no marks: its variants fit by the other word alone.
function partly(a, b) {
  if (a.bare && !b.bare) return (variant) => variant.endsWith(` ${b.marked}`);
  if (b.bare && !a.bare) return (variant) => variant.startsWith(`${a.marked} `);
  return null;
}

function addWord(into, segment, store, factor) {
  const each = segment.words[0];
  const { options } = segment;
  let worth = 0;
  const own = store.entry(each.folded);
  const parts = store.within(each.folded).map((key) => [key, store.entry(key)]);
  const often = (own?.frequency ?? 0) + parts.reduce((sum, [, entry]) => sum + entry.frequency, 0);
  if (often) {
    worth = idf(Math.min(often, store.total), store.total);
    // A last word that fits the one before it only when finished is hardly meant as it stands.
    if (options?.some((option) => option.score >= 4)) worth *= 0.1;
    const found = own ? values(own, each.marked, each.bare, worth * factor, store.total, null) : new Float32Array(store.total);
    for (const [key, entry] of parts) {
      const fits = key.startsWith(`${each.folded} `) ? (variant) => variant.startsWith(`${each.marked} `) : (variant) => variant.endsWith(` ${each.marked}`);
      most(found, values(entry, "", each.bare, worth * factor * WEIGHTS.part, store.total, fits));
    }
    add(into, found);
  }
  if (options) {
    const best = new Float32Array(store.total);
    for (const option of options) {
      const entry = store.entry(option.pair || option.folded);
      if (!entry) continue;
      const weight = idf(entry.frequency, store.total);
      worth = Math.max(worth, weight);
      const fits = option.pair ? (variant) => variant.endsWith(` ${option.marked}`) : null;
      most(best, values(entry, option.pair ? "" : option.marked, each.bare, weight * factor * 0.9, store.total, fits));
    }
    add(into, best);
  }
  return worth;
}

function most(into, from) {
  for (let n = 0; n < into.length; n += 1) if (from[n] > into[n]) into[n] = from[n];
}

function add(into, from) {
  for (let n = 0; n < into.length; n += 1) into[n] += from[n];
}

function values(entry, marked, bare, worth, total, fits) {
  const found = new Float32Array(total);
  const exact = entry.variants.some((v) => v.variant === marked);
  for (const { variant, documents, weights } of entry.variants) {
    const fit = bare || variant === marked || fits?.(variant);
    // Marks that no document has are a slip of the marks: the other spellings count more then.
    const factor = fit ? 1 : exact ? WEIGHTS.shapeOnly : WEIGHTS.noSuchMarks;
    for (let n = 0; n < documents.length; n += 1) {
      found[documents[n]] = Math.max(found[documents[n]], worth * factor * weights[n]);
    }
  }
  return found;
}

// Final scores: coverage, kind, rank.
export function settle(query, store, score, cover) {
  const factors = store.kinds.map((kind) => factorOf(query, kind));
  const written = new Map([[store.kinds.indexOf("Văn bản"), WEIGHTS.type], [store.kinds.indexOf("Điều khoản"), WEIGHTS.typePart]]);
  // A code is called a law too.
  const types = new Set(query.type === "Luật" ? ["Luật", "Bộ luật"] : [query.type]);
  for (let n = 0; n < store.total; n += 1) {
    if (!score[n]) continue;
    score[n] *= (WEIGHTS.floor + (1 - WEIGHTS.floor) * cover[n] ** WEIGHTS.power) * factors[store.kindOf(n)] * store.rank(n);
    const typed = query.type ? written.get(store.kindOf(n)) : 0;
    if (typed) score[n] *= types.has(store.values(n, "type")[0]) ? typed : 0.85;
    if (query.year && store.values(n, "year").length) score[n] *= store.values(n, "year").includes(query.year) ? 1.2 : 0.75;
  }
  belong(query, store, score);
  return score;
}

// A place or an office that is named says where and whose: what is for it comes before what is for another.
function belong(query, store, score) {
  const named = (kind) => query.phrases.filter((p) => p.id[0] === kind).map((p) => store.entry(`~${p.id}`)).filter(Boolean);
  const places = named("d");
  if (places.length) {
    const there = new Set(places.flatMap((entry) => [...entry.variants[0].documents]));
    for (let n = 0; n < store.total; n += 1) {
      if (score[n] && there.has(n)) score[n] *= WEIGHTS.there;
      else if (score[n] && store.values(n, "place").length) score[n] *= WEIGHTS.elsewhere;
    }
  }
  const tasks = query.intents.has("nhiem-vu") ? store.kinds.indexOf("Phân công") : -1;
  for (const n of ownedBy(named("c"))) score[n] *= WEIGHTS.own * (store.kindOf(n) === tasks ? WEIGHTS.task : 1);
  // "Phải làm gì theo pháp lệnh": where it is said.
  const article = store.kinds.indexOf("Điều khoản");
  if (query.intents.size && !query.type && besides(query, "b")) for (const n of ownedBy(named("b"))) if (store.kindOf(n) === article) score[n] *= WEIGHTS.under;
}

// Whether a query has words that tell something, outside the phrases of a kind.
function besides(query, kind) {
  const inside = (segment) => query.phrases.some((p) => p.id[0] === kind && p.start <= segment.at && p.end >= segment.end);
  return query.segments.some((segment) => !segment.stop && !segment.asked && !inside(segment));
}

// What belongs to the entities of some phrases, not only names them.
function ownedBy(entries) {
  const own = new Set();
  for (const { variants } of entries) {
    const { documents, weights } = variants[0];
    documents.forEach((n, at) => { if (weights[at] > OWN) own.add(n); });
  }
  return own;
}
