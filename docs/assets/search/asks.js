// What a query asks for: who leads, on what basis, when, how much; by its phrasing.

const GAP = 8;
// What only leads up to what is looked for: "quy định về …".
export const FRAME = "khung";

// Whether a typed word can stand for a word of a phrase: without marks for any, with marks for its own.
export function stands(typed, part) {
  return typed.folded === part.folded && (typed.bare || typed.marked === part.marked);
}

// { intents, taken }: what is asked, and which words only ask.
export function findAsks(list, vocab, used) {
  const intents = new Set();
  const taken = new Map();
  const free = (at) => list[at] && !taken.has(at) && !used.has(at);
  for (const { intent, parts } of vocab.asks) {
    for (let start = 0; start < list.length; start += 1) {
      const places = fitted(list, start, parts, free);
      if (!places) continue;
      if (intent !== FRAME) intents.add(intent);
      for (const at of places) taken.set(at, intent);
    }
  }
  if (intents.has("hieu-luc")) intents.delete("thoi-han");
  return { intents, taken };
}

// The places of the words of an ask from a place on; "…" in it leaves room for a few words.
function fitted(list, start, parts, free) {
  const places = [];
  let at = start;
  let room = 0;
  for (const part of parts) {
    if (part === "…") {
      room = GAP;
      continue;
    }
    const from = at;
    while (at <= from + room && !(free(at) && stands(list[at], part))) at += 1;
    if (at > from + room) return null;
    places.push(at);
    at += 1;
    room = 0;
  }
  return places;
}
