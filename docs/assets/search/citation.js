// Document numbers and provisions however typed: "732 qđ ttg", "QĐ732", "số 282 năm 2025",
// "Đ.35 PL 10", "điểm d khoản 3 điều 15". Works on words, so punctuation never matters.

const PIN = { dieu: "article", d: "article", khoan: "clause", k: "clause", diem: "point", muc: "section", phu: "annex" };
const NOT_A_NUMBER_BEFORE = new Set(["ngay", "thang", "quy", "qui", "quan", "chuong", "tuoi", "giai", "doan", "duoi", "tren", "hon", "den", "tu"]);
const NOT_A_NUMBER_AFTER = new Set(["tuoi", "trieu", "nghin", "ngan", "dong", "nguoi", "luot", "phan", "gio", "phut", "lan", "huyen", "cap", "xa", "tinh"]);

// Reads the types table of the base: folded name or letters → type id, longest first.
export function typeTable(types, fold) {
  const table = [];
  for (const [id, [name, letters]] of Object.entries(types)) {
    table.push([fold(name).split(" "), id]);
    if (letters) table.push([[fold(letters)], id]);
  }
  table.push([["cv"], "cong-van"], [["vbhn"], "van-ban-hop-nhat"], [["bl"], "bo-luat"]);
  return table.sort((a, b) => b[0].length - a[0].length);
}

// Splits words that glue a sign to a number: "qđ732" → "qđ", "732"; "d35" → "d", "35".
export function unglue(words, types, known, read) {
  const signs = new Set(types.filter(([name]) => name.length === 1).map(([name]) => name[0]));
  const found = [];
  for (const each of words) {
    const match = /^(\p{L}{1,8})(\d{1,5})(\p{L}{0,3})$/u.exec(each.text);
    const sign = match && each.text.slice(0, match[1].length);
    const folded = match && each.folded.slice(0, match[1].length);
    if (match && !known.has(each.folded) && !read(each.text) && (signs.has(folded) || PIN[folded])) {
      found.push(cut(each, sign, folded, 0), cut(each, each.text.slice(match[1].length), each.folded.slice(match[1].length), match[1].length));
    } else {
      found.push(each);
    }
  }
  return found;
}

function cut(each, text, folded, at) {
  return { ...each, text, folded, marked: folded, bare: true, start: each.start + at, end: each.start + at + text.length };
}

// { number, pin, used }: what is cited, and which words say so. `letters` are the signs known.
export function cite(words, types, letters, free) {
  const used = new Set();
  const pin = readPin(words, used, types);
  const number = readNumber(words, used, types, letters, free);
  return { number, pin, used };
}

function readPin(words, used, types) {
  const pin = {};
  for (let at = 0; at < words.length; at += 1) {
    let part = PIN[words[at].folded];
    let next = at + 1;
    if (!part) continue;
    if (part === "annex") {
      if (words[at + 1]?.folded !== "luc") continue;
      next += 1;
    }
    if (words[at].folded === "d" && /^[a-z]$/.test(words[next]?.folded ?? "")) part = "point";
    const value = words[next];
    if (!value || !isPinValue(part, value, words[at], words[next + 1], types)) continue;
    pin[part] = part === "point" ? letter(value.text) : value.folded;
    for (let n = at; n <= next; n += 1) used.add(n);
    at = next;
  }
  return pin;
}

function letter(text) {
  return text === "đ" ? "dd" : text;
}

function isPinValue(part, value, name, after, types) {
  if (part === "point") return /^\p{L}{1,2}$/u.test(value.text);
  if (part === "annex") return /^([ivx]{1,5}|\d{1,2})$/.test(value.folded);
  if (part === "section") return /^([ivx]{1,5}|\d{1,2})$/.test(value.folded);
  if (!/^\d{1,3}[a-z]?$/.test(value.folded)) return false;
  // "d" and "k" alone are signs of a provision only before a number that no type or year claims.
  return name.folded.length > 1 || !/^\d{4}$/.test(after?.folded ?? "");
}

const ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

// The steps to a provision, the most exact first: { article: "15", clause: "3" } → "dieu-15 khoan-3", "dieu-15".
// Whoever names a clause that is not listed by itself is led to its article.
export function steps(pin) {
  if (pin.article) {
    const clause = pin.clause ? ` khoan-${pin.clause}` : "";
    const point = pin.point ? ` diem-${pin.point}` : "";
    return [...new Set([clause + point, clause, ""].map((rest) => `dieu-${pin.article}${rest}`))];
  }
  if (pin.section) return numerals(pin.section).map((own) => `muc-${own}`);
  return pin.annex ? numerals(pin.annex).map((own) => `phu-luc-${own}`) : [];
}

// A number as typed, and in the other numerals: "2", "ii".
function numerals(own) {
  const other = ROMAN[own] ?? String(ROMAN.indexOf(own));
  return [own, other].filter((each) => each && each !== "-1");
}

const WHOLE = 4; // type, year or signs beside the figure, at least two of them

function readNumber(words, used, types, letters, free) {
  const found = [];
  const days = wholeDays(words);
  for (let at = 0; at < words.length; at += 1) {
    if (used.has(at) || days.has(at) || !free(at) || !/^\d{1,5}[a-z]?$/.test(words[at].folded)) continue;
    const read = around(words, at, used, types, letters);
    if (read) found.push(read);
  }
  if (!found.length) return null;
  // A whole number comes first in a pasted title, and the title may name others.
  const best = found[0].strength >= WHOLE ? found[0] : found.reduce((a, b) => (b.strength > a.strength ? b : a));
  for (const n of best.span) used.add(n);
  return best;
}

// "trước 15/12/2025": a day, its month and its year are no number of a document.
function wholeDays(words) {
  const found = new Set();
  const close = (at) => words[at + 1]?.start === words[at].end + 1;
  words.forEach(({ folded }, at) => {
    const [, month, year] = words.slice(at, at + 3).map((each) => each.folded);
    if (!/^\d{1,2}$/.test(folded) || !/^\d{1,2}$/.test(month ?? "") || !YEAR.test(year ?? "")) return;
    if (folded <= 31 && month <= 12 && close(at) && close(at + 1)) [at, at + 1, at + 2].forEach((n) => found.add(n));
  });
  return found;
}

// The number at a place with what stands around it: type before, year and letters after (or before).
function around(words, at, used, types, letters) {
  const span = [at];
  const read = { figure: words[at].folded.replace(/^0+(?=\d)/, ""), type: "", year: "", letters: [], strength: 0, span };
  let back = at - 1;
  if (words[back]?.folded === "so") {
    span.push(back);
    read.strength += 1;
    back -= 1;
  }
  const type = typeBefore(words, back, types);
  if (type) {
    read.type = type.id;
    read.strength += 3;
    for (let n = 0; n < type.length; n += 1) span.push(back - n);
  } else {
    // Letters before the figure: "NĐ-CP 116/2021", "ct tw 36".
    while (back >= 0 && letters.has(words[back].folded) && !used.has(back)) {
      read.letters.unshift(words[back].folded);
      span.push(back);
      read.strength += 2;
      back -= 1;
    }
  }
  if (!read.strength && NOT_A_NUMBER_BEFORE.has(words[at - 1]?.folded)) return null;
  // "2016-2020" is a span of years.
  if (YEAR.test(read.figure) && (YEAR.test(words[at + 1]?.folded ?? "") || YEAR.test(words[at - 1]?.folded ?? ""))) return null;
  forward(words, at, read, letters);
  if (!read.strength && (NOT_A_NUMBER_AFTER.has(words[at + 1]?.folded) || /^\d/.test(words[at + 1]?.folded ?? ""))) return null;
  if (!read.strength && words.length > 1 && Number(read.figure) < 10) return null;
  read.bare = read.strength === 0;
  return read;
}

function typeBefore(words, last, types) {
  for (const [name, id] of types) {
    if (name.every((part, n) => words[last - name.length + 1 + n]?.folded === part)) return { id, length: name.length };
  }
  return null;
}

const YEAR = /^(19[4-9]\d|20\d\d)$/;

function forward(words, at, read, letters) {
  let next = at + 1;
  if (YEAR.test(words[next]?.folded ?? "")) {
    read.year = words[next].folded;
    read.strength += 2;
    read.span.push(next);
    next += 1;
  }
  while (words[next] && (letters.has(words[next].folded) || /^(qh|ubtvqh)\d{1,2}$/.test(words[next].folded))) {
    read.letters.push(words[next].folded);
    read.strength += 2;
    read.span.push(next);
    next += 1;
  }
  readDate(words, next, read);
}

// "năm 2025", "ngày 24 tháng 4 năm 2026", "ngày 28/9/2021": the year tells documents apart.
function readDate(words, from, read) {
  const rest = words.slice(from, from + 7).map((each) => each.folded);
  const year = rest[0] === "nam" ? 1 : rest[0] === "ngay" ? rest.findIndex((part, n) => n > 2 && YEAR.test(part)) : -1;
  if (year > 0 && YEAR.test(rest[year] ?? "") && (read.strength > 0 || rest[0] === "nam")) {
    read.year ||= rest[year];
    read.strength += 1;
    for (let n = 0; n <= year; n += 1) read.span.push(from + n);
  }
}
