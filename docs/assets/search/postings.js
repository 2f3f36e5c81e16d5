// Reads what `src/cancu/search/shards.py` writes.

const ALPHABET = Array.from({ length: 92 }, (_, n) => String.fromCharCode(35 + n)).filter((c) => c !== "<" && c !== "\\");
const VALUE = new Int16Array(128).fill(-1);
ALPHABET.forEach((char, n) => { VALUE[char.charCodeAt(0)] = n; });
const BASE = ALPHABET.length;
const SHORT = 70;
const LONG = 89;

// Calls `each` with every number of a string.
export function numbers(text, each) {
  for (let at = 0; at < text.length;) {
    const first = VALUE[text.charCodeAt(at++)];
    if (first < SHORT) {
      each(first);
    } else if (first < LONG) {
      each(SHORT + (first - SHORT) * BASE + VALUE[text.charCodeAt(at++)]);
    } else {
      const high = VALUE[text.charCodeAt(at)];
      const mid = VALUE[text.charCodeAt(at + 1)];
      each((high * BASE + mid) * BASE + VALUE[text.charCodeAt(at + 2)]);
      at += 3;
    }
  }
}

// Postings as two arrays: document numbers, and weights from 0 to 1.
export function decode(gaps, levels) {
  const documents = new Int32Array(levels.length);
  const weights = new Float32Array(levels.length);
  let document = -1;
  let at = 0;
  numbers(gaps, (gap) => {
    document += gap + 1;
    documents[at] = document;
    weights[at] = (levels.charCodeAt(at) - 96.5) / 10;
    at += 1;
  });
  return { documents, weights };
}

const encoder = new TextEncoder();

// FNV-1a, its high half folded in.
function digest(text) {
  let value = 0x811c9dc5;
  for (const byte of encoder.encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return (value ^ (value >>> 15)) >>> 0;
}

// Which word shard holds what begins with no known word.
export function shardOf(head, count) {
  return digest(head) % count;
}

// A whole name as a short key; it lies in the shard of its rarest word.
export function nameKey(name) {
  return `=${digest(name).toString(36)}`;
}

// A facet's column: values, and for every document the set of those that hold.
export function column(part, total) {
  const sets = new Uint16Array(total);
  let at = 0;
  let own = -1;
  numbers(part.r, (value) => {
    if (own < 0) {
      own = value;
    } else {
      sets.fill(own, at, at + value);
      at += value;
      own = -1;
    }
  });
  return { values: part.v, sets: part.s, of: sets };
}
