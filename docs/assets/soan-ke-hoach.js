// Drafting on the page: model, level, place, topics and bases in; the draft grows as they are chosen.
// The data file holds every text as a template; here it is filtered, numbered, filled in, shown and saved.

(() => {
  "use strict";

  const NUMERALS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"];
  const LETTERS = [..."abcdđeghiklmnopqrstuvxy"];
  const BLANK = "…………";
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  // --- composing: data and choice to a plan; no page needed -----------------------------------------------

  function filler(place, year) {
    const words = { "{dv}": place.dv, "{ten}": place.ten, "{tren_dv}": place.tren_dv, "{tren}": place.tren, "{uy}": place.dv === "tỉnh" ? "Tỉnh ủy" : "Thành ủy", "{nam}": String(year) };
    return (text) => text.replace(/\{(?:dv|ten|tren_dv|tren|uy|nam)\}/g, (token) => words[token]);
  }

  function withoutEmpty(lines) {
    const kept = [];
    for (const line of [...lines].reverse()) {
      const next = kept[kept.length - 1];
      if (line.loai !== "muc" || (next && (next.loai !== "muc" || next.cap > line.cap))) kept.push(line);
    }
    return kept.reverse();
  }

  function dashed(lines) {
    const rows = [[]];
    lines.forEach((line, n) => {
      if (line.cap < 3 && line.loai === "muc") rows.push([]);
      else if (line.cap === 3 && line.loai !== "doan") rows[rows.length - 1].push(n);
    });
    return new Set(rows.filter((row) => row.length === 1 || row.length > LETTERS.length).flat());
  }

  function numbered(lines) {
    const dashes = dashed(lines);
    const counts = {};
    return lines.map((line, n) => {
      if (line.loai === "doan") return { ...line, number: "" };
      counts[line.cap] = (counts[line.cap] ?? 0) + 1;
      for (const level of Object.keys(counts)) if (Number(level) > line.cap) delete counts[level];
      const count = counts[line.cap];
      const labels = { 1: `${NUMERALS[count - 1]}.`, 2: `${count}.`, 3: dashes.has(n) ? "-" : `${LETTERS[count - 1]})` };
      return { ...line, number: labels[line.cap] ?? "-" };
    });
  }

  // Tasks a person gives to an office go under that office's heading, or under a new one at the end.
  function given(lines, tasks) {
    const all = [...lines];
    for (const { agency, name, line } of tasks) {
      const at = all.findIndex((other) => other.loai === "muc" && other.co_quan?.length === 1 && other.co_quan[0] === agency);
      if (at >= 0) {
        let end = at + 1;
        while (end < all.length && !(all[end].loai === "muc" && all[end].cap <= all[at].cap)) end += 1;
        all.splice(end, 0, line);
      } else {
        const office = { loai: "muc", cap: 2, chu: name, co_quan: [agency] };
        let end = all.findLastIndex((other) => other.loai === "muc" && other.co_quan?.length);
        if (end < 0) { all.push({ loai: "muc", cap: 1, chu: "Tổ chức thực hiện" }, office, line); continue; }
        end += 1;
        while (end < all.length && !(all[end].loai === "muc" && all[end].cap <= 2)) end += 1;
        all.splice(end, 0, office, line);
      }
    }
    return all;
  }

  function compose(data, choice) {
    const level = data.cap[choice.level];
    const fill = filler(choice.place, data.nam);
    const wanted = (topics) => !topics?.length || topics.some((topic) => choice.topics.has(topic));
    const open = level.nghi.filter((doubt) => wanted(doubt.chu_de));
    const settled = open.filter((doubt) => choice.given[doubt.ma]);
    const extra = settled.map((doubt) => {
      const [agency, name] = doubt.giao.find(([id]) => id === choice.given[doubt.ma]);
      const note = `Người soạn quyết định giao ${fill(name)}; mẫu: ${doubt.chu.split(":")[0]}. ${doubt.vi_sao}`;
      return { agency, name, line: { loai: "viec", cap: 3, chu: doubt.dua, viec: doubt.ma, ghi_chu: [note] } };
    });
    const chosen = level.dong.filter((line) => line.loai !== "viec" || wanted(line.chu_de));
    const lines = numbered(withoutEmpty(given(chosen, extra)));
    const tasks = new Set(lines.filter((line) => line.viec).map((line) => line.viec));
    const grounds = level.can_cu.filter((ground) => choice.grounds.has(ground.ma) && (!ground.viec || ground.viec.some((id) => tasks.has(id))));
    const doubts = open.filter((doubt) => !settled.includes(doubt));
    if (choice.place.luu_y) doubts.unshift({ loai: "dia-ban", chu: choice.place.luu_y, vi_sao: "Kế hoạch của huyện không có một đơn vị kế thừa duy nhất.", ai: "Ủy ban nhân dân {tren}" });
    const goals = level.chi_tieu.filter((goal) => !goal.viec || tasks.has(goal.viec));
    return plan(data, choice, { level, fill, lines, grounds, doubts, goals, settled, tasks });
  }

  function plan(data, choice, { level, fill, lines, grounds, doubts, goals, settled, tasks }) {
    const count = (kind) => doubts.filter((doubt) => doubt.loai === kind).length;
    const said = (number, words) => (number ? [`${number} ${words}`] : []);
    const groups = Object.entries(data.kiem_tra)
      .map(([kind, title]) => ({ title, rows: doubts.filter((doubt) => doubt.loai === kind).map((doubt) => [doubt.chu, doubt.vi_sao, doubt.ai].map(fill)) }))
      .filter((group) => group.rows.length);
    return {
      day: data.ngay, isoDay: data.ngay_iso, place: choice.place, title: fill(level.ten),
      notes: [`Bản dự thảo do máy soạn từ ${data.mau}, tính theo pháp luật ngày soạn. Chưa ai ký; không dùng làm căn cứ.`, `Có ${doubts.length} điểm cần kiểm tra trước khi ký: xem Phiếu rà soát và danh sách ở cuối. Bỏ dấu DỰ THẢO, phiếu, danh sách và mọi ghi chú khi trình ký.`],
      grounds: grounds.map((ground) => ({ text: fill(ground.chu), notes: (ground.ghi_chu ?? []).map(fill) })),
      groundNotes: said(count("can-cu"), "văn bản mà mẫu dựa vào chưa rõ hiệu lực, không đưa vào đây: xem danh sách ở cuối."),
      lines: lines.map((line) => ({ kind: line.loai, level: line.cap, number: line.number, text: fill(line.chu), notes: (line.ghi_chu ?? []).map(fill) })),
      taskNotes: said(count("nhiem-vu"), "nhiệm vụ của mẫu chưa đưa vào dự thảo: xem danh sách ở cuối, kèm nơi trả lời."),
      recipients: level.noi_nhan.map(fill), recipientNotes: said(count("noi-nhan"), "nơi nhận của mẫu chưa rõ nay là ai: xem danh sách ở cuối."),
      signer: level.ky, signerNotes: ["Sửa theo người ký thực tế: KT. CHỦ TỊCH / PHÓ CHỦ TỊCH khi ký thay; QUYỀN CHỦ TỊCH khi giữ quyền."],
      annexes: [
        { title: `Chỉ tiêu năm ${data.nam}`, widths: [11, 99, 24, 26], head: ["TT", "Chỉ tiêu", `Năm ${data.nam_mau}`, `Năm ${data.nam}`], rows: goals.map((goal) => [capital(fill(goal.chu)), goal.truoc, BLANK]) },
        { title: `Thời hạn, báo cáo năm ${data.nam}`, widths: [11, 37, 26, 26, 24, 38], head: ["TT", "Việc", "Ai làm", "Gửi", "Hạn", "Ghi chú"], rows: level.thoi_han.map(([what, who, to, when, note, source]) => [what, who, to, when, `${note} Theo ${source.charAt(0).toLowerCase()}${source.slice(1)}.`].map(fill)) },
        { title: `Ngày, tháng truyền thông năm ${data.nam}`, widths: [11, 54, 42, 53], head: ["TT", "Ngày, tháng truyền thông", "Thời gian", "Liên hệ"], rows: level.ngay },
      ],
      sheet: [...level.phieu.map((row) => row.map(fill)), ...choices(data, choice, { level, grounds, settled, tasks })],
      doubts: groups,
    };
  }

  // What the person chose is part of what changed against the model.
  function choices(data, choice, { level, grounds, settled, tasks }) {
    const left = Object.keys(data.chu_de).filter((topic) => !choice.topics.has(topic)).length;
    const dropped = level.dong.filter((line) => line.viec && !tasks.has(line.viec)).length;
    const said = [
      left ? `bỏ ${left} chủ đề, ${dropped} nhiệm vụ` : "", grounds.length < level.can_cu.length ? `bỏ ${level.can_cu.length - grounds.length} căn cứ` : "",
      settled.length ? `đưa thêm ${settled.length} nhiệm vụ, tự chọn nơi nhận` : "",
    ].filter(Boolean);
    return said.length ? [["Người soạn chọn", capital(said.join("; ")), "Theo lựa chọn trên trang soạn kế hoạch", settled.length ? "Nơi nhận tự chọn chưa có căn cứ trong kho" : "Không", "Cơ quan soạn thảo"]] : [];
  }

  self.canCuSoan = { compose };
  if (typeof document === "undefined") return;

  // --- the page -----------------------------------------------------------------------------------------

  const home = document.getElementById("soan");
  if (!home) return;
  const $ = (id) => document.getElementById(id);
  let models = [];
  let places = [];
  const element = (tag, attributes = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), attributes);
    made.append(...children);
    return made;
  };
  const state = { data: null, level: "xa", topics: new Set(), grounds: new Set(), given: {} };

  const OTHER = "khac";
  function place() {
    const known = places.find((other) => other.ma === $("soan-noi").value);
    if (known) return known;
    const units = state.level === "tinh" ? ["thành phố", "tỉnh"] : ["thị trấn", "đặc khu", "phường", "xã"];
    const typed = $("soan-ten").value.trim();
    const dv = units.find((unit) => typed.toLowerCase().startsWith(`${unit} `)) ?? units[units.length - 1];
    const ten = typed ? (typed.toLowerCase().startsWith(`${dv} `) ? dv + typed.slice(dv.length) : `${dv} ${typed}`) : `${dv} ${BLANK}`;
    const above = state.level === "tinh" ? "Trung ương" : $("soan-tren").value.trim() || `tỉnh ${BLANK}`;
    const aboveUnit = state.level === "tinh" ? "Trung ương" : /^thành phố /i.test(above) ? "thành phố" : "tỉnh";
    return { ten, dv, tren: above, tren_dv: aboveUnit, rieng: ten.slice(dv.length).trim(), luu_y: "" };
  }

  function choice() {
    return { level: state.level, place: place(), topics: state.topics, grounds: state.grounds, given: state.given };
  }

  function boxes(host, rows, chosen, changed) {
    host.replaceChildren(...rows.map(([value, label]) => {
      const input = element("input", { type: "checkbox", value, checked: chosen.has(value) });
      input.addEventListener("change", () => { if (input.checked) chosen.add(value); else chosen.delete(value); changed(); });
      return element("label", {}, input, ` ${label}`);
    }));
  }

  function choose(kind) {
    const level = state.data.cap[state.level];
    const topics = Object.entries(state.data.chu_de).sort((a, b) => a[1].localeCompare(b[1], "vi"));
    if (kind !== "chu-de") {
      state.grounds = new Set(level.can_cu.map((ground) => ground.ma));
      state.given = {};
    }
    boxes($("soan-chu-de"), topics, state.topics, show);
    boxes($("soan-can-cu"), level.can_cu.map((ground) => [ground.ma, ground.chu.replace(/^Căn cứ |;$/g, "")]), state.grounds, show);
    unplaced(level);
  }

  function unplaced(level) {
    const rows = level.nghi.filter((doubt) => doubt.dua && doubt.giao?.length);
    $("soan-viec").replaceChildren(...rows.map((doubt, n) => {
      const id = `soan-giao-${n}`;
      const options = [["", "chưa đưa vào"], ...doubt.giao].map(([value, name]) => element("option", { value, textContent: filler(place(), state.data.nam)(name) }));
      const select = element("select", { id }, ...options);
      select.value = state.given[doubt.ma] ?? "";
      select.addEventListener("change", () => { if (select.value) state.given[doubt.ma] = select.value; else delete state.given[doubt.ma]; show(); });
      return element("p", {}, element("label", { htmlFor: id, textContent: doubt.chu }), " ", select, " ", element("span", { className: "viec-chu-thich", textContent: doubt.vi_sao }));
    }));
    if (!rows.length) $("soan-viec").replaceChildren(element("p", { textContent: "Không có việc nào đưa thêm được mà không viết lại câu." }));
  }

  function show() {
    const made = self.canCuSoan.compose(state.data, choice());
    const level = state.data.cap[state.level];
    $("soan-so-chu-de").textContent = `${state.topics.size}/${Object.keys(state.data.chu_de).length}`;
    $("soan-so-can-cu").textContent = `${made.grounds.length}/${level.can_cu.length}`;
    $("soan-so-viec").textContent = String(level.nghi.filter((doubt) => doubt.dua && doubt.giao?.length).length);
    $("soan-xem").replaceChildren(...preview(made));
    const open = made.doubts.reduce((sum, group) => sum + group.rows.length, 0);
    $("soan-tin").textContent = `${made.grounds.length} căn cứ, ${made.lines.filter((line) => line.kind === "viec").length} nhiệm vụ, ${open} điểm cần kiểm tra.`;
  }

  function noted(tag, text, notes, className = "") {
    const line = element(tag, { className, textContent: text });
    if (notes?.length) line.append(" ", element("small", { className: "soan-ghi", textContent: `[${notes.join(" ")}]` }));
    return line;
  }

  function preview(made) {
    const parts = [
      element("p", { className: "soan-dau", textContent: "DỰ THẢO, chưa ký" }),
      element("p", { className: "soan-giua", textContent: `ỦY BAN NHÂN DÂN ${made.place.ten.toUpperCase()}` }),
      element("p", { className: "soan-giua soan-ten", textContent: `KẾ HOẠCH ${capital(made.title)}` }),
      ...made.grounds.map((ground) => noted("p", ground.text, ground.notes, "soan-can-cu")),
      ...made.lines.map((line) => noted(line.kind === "muc" ? `h${line.level + 2}` : "p", `${line.number} ${line.kind === "muc" ? line.text : capital(line.text)}`.trim(), line.notes)),
      element("h3", { textContent: "Nơi nhận" }), element("ul", {}, ...made.recipients.map((name) => element("li", { textContent: name }))),
    ];
    for (const annex of made.annexes) if (annex.rows.length) parts.push(element("h3", { textContent: annex.title }), table(annex.head.slice(1), annex.rows));
    parts.push(element("h3", { textContent: "Phiếu rà soát" }), table(["Phần", "Đổi gì so với mẫu", "Vì sao", "Chưa rõ", "Ai trả lời"], made.sheet));
    if (made.doubts.length) parts.push(element("h3", { textContent: "Cần kiểm tra trước khi ký" }));
    for (const group of made.doubts) parts.push(element("h4", { textContent: group.title }), table(["Nội dung", "Lý do", "Ai trả lời"], group.rows));
    return parts;
  }

  function table(head, rows) {
    const cells = (tag, row) => element("tr", {}, ...row.map((text, n) => {
      const cell = element(tag, { textContent: text });
      if (tag === "td") cell.dataset.nhan = head[n];
      return cell;
    }));
    return element("table", { className: "bang" }, element("thead", {}, cells("th", head)), element("tbody", {}, ...rows.map((row) => cells("td", row))));
  }

  async function load(id, level) {
    $("soan-tin").textContent = "Đang tải dữ liệu của kế hoạch mẫu …";
    try {
      const answer = await fetch(`${id}.json`);
      if (!answer.ok) throw new Error(String(answer.status));
      state.data = await answer.json();
    } catch {
      $("soan-tin").textContent = "Không tải được dữ liệu của kế hoạch này; dùng bản soạn sẵn ở trên.";
      return;
    }
    state.topics = new Set(Object.keys(state.data.chu_de));
    settle(level ?? defaultLevel(id), id);
  }

  const modelPlace = (id) => places.find((other) => other.ma === models.find((model) => model.ma === id)?.dia_phuong);
  const defaultLevel = (id) => modelPlace(id)?.cap ?? "xa";

  function settle(level, id = $("soan-mau").value) {
    state.level = level;
    for (const radio of home.querySelectorAll('input[name="cap"]')) radio.checked = radio.value === level;
    const options = places.filter((other) => other.cap === level).map((other) => element("option", { value: other.ma, textContent: other.tren === "Trung ương" ? other.ten : `${other.ten}, ${other.tren}` }));
    $("soan-noi").replaceChildren(...options, element("option", { value: OTHER, textContent: "Nơi khác …" }));
    const own = modelPlace(id);
    $("soan-noi").value = own?.cap === level ? own.ma : OTHER;
    elsewhere();
    choose("het");
    show();
  }

  function elsewhere() {
    $("soan-noi-khac").hidden = $("soan-noi").value !== OTHER;
    $("soan-tren-o").hidden = state.level === "tinh";
  }

  function save() {
    const made = self.canCuSoan.compose(state.data, choice());
    const blob = new Blob([self.canCuWord.docx(made)], { type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" });
    const slug = made.place.ten.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
    const link = element("a", { href: URL.createObjectURL(blob), download: `du-thao-${slug || state.level}-${state.data.nam}.docx` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    $("soan-tin").textContent = `Đã tạo ${link.download}.`;
  }

  $("soan-mau").addEventListener("change", (event) => load(event.target.value));
  for (const radio of home.querySelectorAll('input[name="cap"]')) radio.addEventListener("change", () => state.data && settle(radio.value));
  $("soan-noi").addEventListener("change", () => { elsewhere(); if (state.data) show(); });
  for (const id of ["soan-ten", "soan-tren"]) $(id).addEventListener("input", () => state.data && show());
  home.querySelector("[data-tat-ca]").addEventListener("click", () => { state.topics = new Set(Object.keys(state.data.chu_de)); choose("chu-de"); show(); });
  home.querySelector("[data-bo-het]").addEventListener("click", () => { state.topics = new Set(); choose("chu-de"); show(); });
  home.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  $("soan-tai").addEventListener("click", () => state.data && save());
  home.hidden = false;

  // Models and places stand on the page while they are few; many have a file of their own.
  function start(catalogue) {
    models = catalogue.mau;
    places = catalogue.noi;
    $("soan-mau").replaceChildren(...models.map((model) => element("option", { value: model.ma, textContent: model.ten })));
    if (models.length) load(models[0].ma);
  }
  if (home.dataset.mau) start({ mau: JSON.parse(home.dataset.mau), noi: JSON.parse(home.dataset.noi) });
  else fetch(home.dataset.danhMuc).then((answer) => answer.json()).then(start, () => { $("soan-tin").textContent = "Không tải được danh mục kế hoạch mẫu; dùng bản soạn sẵn ở trên."; });
})();
