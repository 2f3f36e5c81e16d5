// The normaliser: text to words, each as it was marked and folded. `src/cancu/search/words.py` does
// the same; both pass `tests/search/words.json`. A marked word is its letters without the tone, then
// the tone as a digit, so that old and new tone placement are one ("hoà", "hòa" → "hoa1").

const TONES = new Map([["\u0300", "1"], ["\u0309", "2"], ["\u0303", "3"], ["\u0301", "4"], ["\u0323", "5"]]);
const WORD = /[\p{L}\p{N}]+/gu;
const MARKS = /\p{M}/gu;
const LONE_Y = /^(?:[bcdđghklmnpqrstvx]|ch|gh|kh|ng|ngh|nh|ph|qu|th|tr)y$/;
const PLAIN = /^[a-z0-9]+$/;
const WRONG_D = { "\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ" };
const cache = new Map();

export function nfc(text) {
  return text.normalize("NFC").replace(/[\u00d0\u0189\u00f0\u0256]/g, (letter) => WRONG_D[letter]);
}

// One token, already cut out: { marked, folded, bare } where `bare` says that it carries no mark at all.
export function word(token) {
  let found = cache.get(token);
  if (!found) {
    found = measure(token);
    if (cache.size > 20000) cache.clear();
    cache.set(token, found);
  }
  return found;
}

function measure(token) {
  if (PLAIN.test(token)) {
    const bare = LONE_Y.test(token) ? `${token.slice(0, -1)}i` : token;
    return { marked: bare, folded: bare, bare: true };
  }
  let tone = "";
  let letters = "";
  for (const char of token.normalize("NFD")) {
    const mark = TONES.get(char);
    if (mark) tone = mark;
    else letters += char;
  }
  let marked = letters.normalize("NFC");
  if (LONE_Y.test(marked)) marked = `${marked.slice(0, -1)}i`;
  const folded = marked.normalize("NFD").replace(MARKS, "").replaceAll("đ", "d");
  return { marked: marked + tone, folded, bare: marked + tone === folded };
}

// Every word of a text in order, with where it stands: { text, start, end, marked, folded, bare }.
export function words(text) {
  const plain = nfc(text);
  const lower = plain.toLowerCase();
  const found = [];
  // Lower case can be longer than the text ("İ"); then the places are those of the lower case.
  for (const match of lower.matchAll(WORD)) {
    const start = match.index;
    found.push({ text: match[0], start, end: start + match[0].length, ...word(match[0]) });
  }
  return found;
}

export function fold(text) {
  return words(text).map((each) => each.folded).join(" ");
}
