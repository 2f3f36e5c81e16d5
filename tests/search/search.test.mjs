// Tests of the client's modules with Node's own runner: node --test tests/search/search.test.mjs
// INDEX names a folder with an index made from the repository's records.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { findAsks } from "../../docs/assets/search/asks.js";
import { cite, steps, typeTable, unglue } from "../../docs/assets/search/citation.js";
import { Engine } from "../../docs/assets/search/engine.js";
import { around, mark } from "../../docs/assets/search/marks.js";
import { spread } from "../../docs/assets/search/spread.js";
import { decode, numbers, shardOf } from "../../docs/assets/search/postings.js";
import { understand } from "../../docs/assets/search/query.js";
import { keyed, near, split } from "../../docs/assets/search/repair.js";
import { fold, word, words } from "../../docs/assets/search/words.js";

const vectors = JSON.parse(readFileSync(new URL("words.json", import.meta.url), "utf8"));
const folder = process.env.INDEX;

async function read(name) {
  const text = await readFile(`${folder}/${name}.js`, "utf8");
  return JSON.parse(text.slice(text.indexOf(",", text.indexOf(",") + 1) + 1, text.lastIndexOf(")")));
}

test("the normaliser passes the vectors it shares with Python", () => {
  for (const { text, marked, folded } of vectors) {
    const found = words(text);
    assert.deepEqual(found.map((each) => each.marked), marked, text);
    assert.deepEqual(found.map((each) => each.folded), folded, text);
  }
});

test("words know where they stand", () => {
  const [first, second] = words("Tuyên truyền");
  assert.deepEqual([first.start, first.end, second.start, second.end], [0, 5, 6, 12]);
});

test("Telex and VNI residue is read", () => {
  const cases = { maij: "mại", daam: "dâm", choongs: "chống", truowngf: "trường", ddinhj: "định", nguoiwf: "người", ma5i: "mại", da6m: "dâm", "truye62n": "truyền", dd: "" };
  for (const [typed, meant] of Object.entries(cases)) {
    const readings = keyed(typed).map((reading) => word(reading).marked);
    if (meant) assert.ok(readings.includes(word(meant).marked), `${typed}: ${readings}`);
  }
});

test("words one slip away are found, sounds that are confused first", () => {
  const known = new Set(["dam", "chong", "tuyen"]);
  assert.ok(near("dma", known).has("dam"));
  assert.ok(near("trong", known).get("chong") <= 0.5);
  assert.ok(near("tuyn", known).has("tuyen"));
  assert.equal(near("12", known).size, 0);
});

test("words run together are parted", () => {
  const known = new Set(["phong", "chong", "mai", "dam"]);
  assert.deepEqual(split("phongchongmaidam", known, () => 0), ["phong", "chong", "mai", "dam"]);
  assert.deepEqual(split("zzzzzz", known, () => 0), []);
});

const types = typeTable({ "nghi-dinh": ["Nghị định", "NĐ"], "quyet-dinh": ["Quyết định", "QĐ"], "phap-lenh": ["Pháp lệnh", "PL"], "de-an": ["Đề án", "ĐA"] }, fold);
const letters = new Set(["nd", "cp", "qd", "ttg", "ct", "tw"]);
const read1 = (text) => cite(unglue(words(text), types, new Set(), () => false), types, letters, () => true);

test("document numbers are read however they are typed", () => {
  for (const text of ["732/QĐ-TTg", "732 qđ ttg", "qd 732", "QĐ732", "quyết định số 732", "QĐ-TTg 732"]) {
    assert.equal(read1(text).number?.figure, "732", text);
    assert.equal(read1(text).number.bare, false, text);
  }
  assert.deepEqual([read1("ND 136/2016").number.year, read1("số 282 năm 2025").number.year], ["2016", "2025"]);
  assert.equal(read1("02/QĐ-TTg").number.figure, "2");
  assert.equal(read1("ngày 24 tháng 4").number, null);
});

test("provisions are read however they are typed", () => {
  const read = (text) => steps(read1(text).pin);
  assert.deepEqual(read("điều 33 nghị định 282"), ["dieu-33"]);
  assert.deepEqual(read("Đ.35 PL 10"), ["dieu-35"]);
  assert.equal(read("điểm d khoản 3 điều 15")[0], "dieu-15 khoan-3 diem-d");
  assert.deepEqual(read("phụ lục III"), ["phu-luc-iii", "phu-luc-3"]);
  assert.deepEqual(read("mục 11"), ["muc-11"]);
  assert.deepEqual(read("tuyên truyền"), []);
});

test("a clause that is not listed is looked for as its article", () => {
  assert.deepEqual(steps(read1("điểm đ khoản 3 điều 15").pin), ["dieu-15 khoan-3 diem-dd", "dieu-15 khoan-3", "dieu-15"]);
});

// What marks need of a vocabulary, with one pair that makes a word.
const small = { known: new Map(), ways: new Map([["s0", [words("xoa bóp")]]]), pairs: new Map([["xa hoi", {}]]), size: 100 };
const asking = (text, kind, phrases = []) => ({ words: words(text), segments: [{ kind, words: words(text) }], phrases, used: new Set() });

test("marked runs alternate and keep the text whole", () => {
  const runs = mark("Phòng, chống mại dâm ở xã", asking("mai dam", "pair"), small);
  assert.deepEqual(runs, ["Phòng, chống ", "mại dâm", " ở xã"]);
});

test("a text with nothing that was asked for is not marked", () => {
  assert.deepEqual(mark("Quốc hội, ban hành năm 2015.", asking("karaoke", "word"), small), ["Quốc hội, ban hành năm 2015."]);
});

test("a word is not marked inside another word", () => {
  assert.deepEqual(mark("tệ nạn xã hội ở xã", asking("xã", "word"), small), ["tệ nạn xã hội ở ", "xã"]);
});

test("another way to say what was asked for is marked", () => {
  assert.deepEqual(mark("cơ sở xoa bóp", asking("mát xa", "pair", [{ id: "s0" }]), small), ["cơ sở ", "xoa bóp"]);
});

test("a passage shows the stretch where what was asked for stands closest", () => {
  const filler = "việc khác ".repeat(40);
  const shown = around(`mại ${filler} mại dâm ${filler}`, asking("mại dâm", "pair"), small, "");
  assert.match(shown, /^… .*mại dâm/);
  assert.ok(shown.length < 300);
});

test("an ask leaves room for the words between", () => {
  const asks = [{ intent: "muc-phat", parts: [...words("phạt"), "…", ...words("bao nhiêu")] }];
  const { intents, taken } = findAsks(words("phạt chủ quán karaoke bao nhiêu"), { asks }, new Set());
  assert.deepEqual([[...intents], [...taken.keys()]], [["muc-phat"], [0, 4, 5]]);
  assert.equal(findAsks(words("phát tờ rơi bao nhiêu"), { asks }, new Set()).intents.size, 0);
});

test("postings are read as they were written", () => {
  const found = [];
  numbers("", (n) => found.push(n));
  assert.deepEqual(found, []);
  const { documents, weights } = decode("##", "aj");
  assert.deepEqual([...documents], [0, 1]);
  assert.ok(weights[0] < weights[1]);
  assert.ok(shardOf("#282", 16) < 16);
});

test("words go together as they do best as a whole", { skip: !folder }, async () => {
  const engine = await new Engine(read).open();
  const pairs = (text) => understand(text, engine.vocab).segments.filter((s) => s.kind === "pair").map((s) => s.words.map((each) => each.text).join(" "));
  assert.deepEqual(pairs("đội công tác xã hội tình nguyện").slice(-2), ["xã hội", "tình nguyện"]);
  assert.ok(pairs("dễ phát sinh").includes("phát sinh"));
});

test("a name unfinished at the end of a query is a name", { skip: !folder }, async () => {
  const engine = await new Engine(read).open();
  const meant = (text) => understand(text, engine.vocab).phrases.map(({ id }) => engine.vocab.ways.get(id)[0].map((part) => part.surface).join(" "));
  assert.ok(meant("tội chứa mại d").includes("chứa mại dâm"));
  assert.ok(!meant("hòa nhập cộng đ").includes("công đoàn"));
});

test("what is asked of a document by its name is no telephone, and its year tells it apart", { skip: !folder }, async () => {
  const first = async (text) => (await new Engine(read).search(text)).results[0][0].url;
  assert.equal(await first("luật hình sự 2015"), "van-ban/blhs-100-2015-qh13/");
  assert.equal(await first("luật trẻ em số mấy"), "van-ban/luat-102-2016-qh13/");
  assert.equal(await first("tnmd viết tắt của gì"), "thuat-ngu/");
  assert.equal(await first("tên mới của sở lao động"), "co-quan/so-ldtbxh/");
});

test("no word that hurts is offered to go on with", { skip: !folder }, async () => {
  const engine = new Engine(read);
  const offered = (await Promise.all(["gái b", "gái m", "gái", "đi g", "con ng", "ngáo đ"].map((text) => engine.suggest(text, 8)))).flat();
  assert.deepEqual(offered.filter((text) => /gái (bán hoa|bao|gọi|mại dâm|bán dâm)|đi gái|con nghiện|ngáo đá/.test(text)), []);
  assert.ok((await engine.suggest("công an x", 8)).includes("công an xã"));
});

test("a query reads no more than five word files and one for each page shown", { skip: !folder }, async () => {
  for (const text of ["tham mưu ban hành kế hoạch phòng, chống mại dâm năm 2026 trên địa bàn xã", "mức phạt tối đa 75 triệu đồng", "điều 33 nghị định 282", "ai chủ trì"]) {
    const names = [];
    await new Engine((name) => { names.push(name); return read(name); }).search(text);
    assert.ok(names.filter((name) => name.startsWith("w-")).length <= 5, text);
    assert.ok(names.filter((name) => name.startsWith("d-")).length <= 5, text);
    assert.ok(names.length <= 11, `${text}: ${names}`);
  }
});

test("two of the last three places go to other kinds, where those say enough", () => {
  const same = [[0], [1], [2], [3], [4], [5], [6]];
  const kinds = (...own) => (n) => own[n] ?? 0;
  const scores = [10, 9, 8, 7, 6, 4, 3.5];
  assert.deepEqual(spread(same, scores, kinds(0, 0, 0, 0, 0, 1, 2), 5), [[0], [1], [5], [2], [6], [3], [4]]);
  assert.deepEqual(same, [[0], [1], [2], [3], [4], [5], [6]], "the pages given are left as they are");
  assert.deepEqual(spread(same, [10, 9, 8, 7, 6, 2, 2], kinds(0, 0, 0, 0, 0, 1, 2), 5), same);
  assert.deepEqual(spread(same, scores, kinds(0, 1, 2, 3, 0, 4), 5), same);
});

test("what was asked before changes nothing", { skip: !folder }, async () => {
  const warm = new Engine(read);
  const urls = async (engine, text) => (await engine.search(text)).results.map(([hit]) => [hit.url, hit.score]);
  for (const text of ["tuyên truyền trong trường học", "mua dâm bị phạt bao nhiêu", "hạn nộp báo cáo năm cho sở lao động", "chủ trọ cho khách thuê phòng theo giờ để mua dâm"]) await warm.search(text);
  for (const text of ["chương trình phòng, chống mại dâm giai đoạn 20", "lừa người yêu bán sang trung quốc"]) assert.deepEqual(await urls(warm, text), await urls(new Engine(read), text));
});

test("what is for the place that is named comes before what is for another", { skip: !folder }, async () => {
  const { results } = await new Engine(read).search("tuyên truyền xã kẻ sặt");
  assert.ok(results.every(([hit]) => /ke-sat/.test(hit.url)), results.map(([hit]) => hit.url).join());
});

test("an everyday word finds the article that says it otherwise", { skip: !folder }, async () => {
  const { results } = await new Engine(read).search("giữ kín danh tính người báo tin");
  assert.equal(results[0][0].url, "van-ban/pl-10-2003-ubtvqh11/#dieu-21");
});

test("a number brings the document, then what replaced it", { skip: !folder }, async () => {
  const { results } = await new Engine(read).search("nghị định 144/2021");
  assert.deepEqual(results.slice(0, 2).map(([hit]) => hit.url), ["van-ban/nd-144-2021-nd-cp/", "van-ban/nd-282-2025-nd-cp/"]);
});

test("marks that were typed are preferred, none find all", { skip: !folder }, async () => {
  const engine = new Engine(read);
  const bare = await engine.search("hoa nhap");
  const marked = await engine.search("hòa nhập");
  assert.ok(bare.total >= marked.total);
  assert.match(marked.results[0][0].title.join("") + marked.results[0][0].passage.join(""), /hòa nhập/i);
});

test("filters narrow, and a facet's own filter does not narrow its counts", { skip: !folder }, async () => {
  const engine = new Engine(read);
  const all = await engine.search("tuyên truyền");
  const [value] = all.facets.kind.find(([, count]) => count < all.total);
  const some = await engine.search("tuyên truyền", { filters: { kind: [value] } });
  assert.ok(some.total > 0 && some.total < all.total);
  assert.deepEqual(some.facets.kind, all.facets.kind);
  assert.ok(some.results.every((page) => page.every((hit) => hit.kind === value)));
});

test("results shown stay where they are when more are added", { skip: !folder }, async () => {
  const engine = new Engine(read);
  const few = await engine.search("kiểm tra", { shown: 5 });
  const more = await engine.search("kiểm tra", { shown: 10 });
  assert.deepEqual(more.results.slice(0, few.results.length).map(([hit]) => hit.url), few.results.map(([hit]) => hit.url));
});

test("a question about a task is answered with its lead and its basis", { skip: !folder }, async () => {
  const { results, query } = await new Engine(read).search("căn cứ pháp lý tuyên truyền trong trường học");
  assert.ok(query.intents.has("can-cu"));
  const [hit] = results[0];
  assert.ok(hit.answer.offices.length && hit.answer.bases.length, hit.url);
});

// A query is never code: whatever is typed, there is an answer, soon, and no marked text that was not there.
test("five thousand random and hostile queries leave no error and no wait", { skip: !folder, timeout: 240_000 }, async () => {
  const engine = await new Engine(read).open();
  let seed = 7;
  const dice = (n) => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % n; };
  const pieces = ["<script>alert(1)</script>", "'; DROP TABLE", "../../etc/passwd", "__proto__", "constructor", "toString", "%00", "\u0000", "\ud800",
    "&lt;b&gt;", "${7*7}", "{{7*7}}", "=HYPERLINK(", "\u202e", "a".repeat(300), "ạ".repeat(200), "1/".repeat(80), "điều ".repeat(40), "(((((", "*+?[]", "~co-quan/mttq",
    "#282", "@dieu-1", "=luat", "mại dâm", "nghị định", "282", "ubnd", "tuyên tru", "ss".repeat(60), "w".repeat(40), "😀", "Ａ１", "İ", "ﬁ", "\n\t", "-", "0", "99999999999"];
  const letters = "abcdđeghiklmnopqrstuvxyạảãâấầêôơưừ0123456789 /.-";
  for (let n = 0; n < 5000; n += 1) {
    let text = "";
    for (let k = 0; k <= dice(6); k += 1) {
      text += dice(2) ? pieces[dice(pieces.length)] : Array.from({ length: dice(12) }, () => letters[dice(letters.length)]).join("");
      if (dice(2)) text += " ";
    }
    let found, took = Infinity;
    // The best of three: what another process does on a busy machine is not the query's doing.
    for (let again = 0; again < 3 && took >= 100; again += 1) {
      const started = performance.now();
      found = await engine.search(text);
      took = performance.now() - started;
    }
    assert.ok(took < 100 || n < 50, `${took} ms: ${text.slice(0, 80)}`);
    assert.ok(found.total >= 0);
    await engine.suggest(text);
  }
});
