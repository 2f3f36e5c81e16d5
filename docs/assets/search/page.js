// The page of results: works from the address (?q=…), so that a search can be shared and undone with Back.

// Comes behind the box in one file (see `client.py`), which waits for nothing: the list may not stand yet.
((begin) => {
  if (document.getElementById("ket-qua")) begin();
  else document.addEventListener("DOMContentLoaded", begin, { once: true });
})(() => {
  "use strict";

  const { ask, address, marked, element } = self.canCuTimKiem;
  const FACETS = [
    ["kind", "loai", "Loại"], ["type", "van-ban", "Loại văn bản"], ["issuers", "ban-hanh", "Cơ quan ban hành"],
    ["agencies", "co-quan", "Cơ quan"], ["topics", "chu-de", "Chủ đề"], ["levels", "cap", "Cấp"],
    ["place", "dia-ban", "Địa bàn"], ["year", "nam", "Năm"], ["status", "hieu-luc", "Hiệu lực"],
  ];
  const STEP = 5; // as the engine settles them
  const LISTED = 8;
  // By hand: a phone takes a tenth of a second to learn how a language writes its dates.
  const clock = new Date();
  const TODAY = [clock.getFullYear(), clock.getMonth() + 1, clock.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  // The status of these is that of the plan they stand in, not of what they rest on.
  const OF_PLAN = new Set(["Nhiệm vụ", "Phân công", "Mục của kế hoạch", "Chỉ tiêu"]);
  const STATUS = { "con-hieu-luc": "Còn hiệu lực" };

  const list = document.getElementById("ket-qua");
  const state = document.getElementById("tim-trang-thai");
  const told = document.getElementById("tim-hieu");
  const filters = document.getElementById("tim-loc");
  const more = document.getElementById("tim-them");
  const form = document.getElementById("tim-o");
  const input = form?.querySelector('input[name="q"]');
  if (!list || !input) return;
  document.getElementById("tim-khong-chay")?.remove();
  const names = JSON.parse(list.dataset.trangThai || "{}");
  Object.assign(STATUS, names);

  let turn = 0;
  let shown = STEP;

  // --- the address ----------------------------------------------------------------------------------

  function wanted() {
    const query = new URLSearchParams(location.search);
    const chosen = {};
    for (const [facet, key] of FACETS) {
      const values = query.getAll(key);
      if (values.length) chosen[facet] = values;
    }
    return { text: query.get("q") ?? "", chosen };
  }

  function write(text, chosen, replace = false) {
    const query = new URLSearchParams();
    if (text) query.set("q", text);
    for (const [facet, key] of FACETS) for (const value of chosen[facet] ?? []) query.append(key, value);
    const way = query.size ? `?${query}` : location.pathname;
    if (way === location.search) return;
    try {
      history[replace ? "replaceState" : "pushState"](null, "", way);
    } catch {
      // From file:// some browsers refuse; the results still change.
      write.kept = { text, chosen };
    }
  }

  // --- searching ------------------------------------------------------------------------------------

  async function run(added = false) {
    const { text, chosen } = write.kept ?? wanted();
    turn += 1;
    const own = turn;
    if (document.activeElement !== input) input.value = text;
    document.title = text ? `${text} – Tìm kiếm` : "Tìm kiếm";
    if (!text.trim()) {
      empty();
      return;
    }
    list.setAttribute("aria-busy", "true");
    if (!added) state.textContent = "Đang tìm …";
    try {
      const found = await ask("search", text, { filters: chosen, shown });
      if (own === turn) await show(found, text, chosen, added);
    } catch {
      if (own !== turn) return;
      state.textContent = "Chưa tải được dữ liệu tìm kiếm. Hãy thử lại, hoặc mở các danh mục bên dưới.";
      list.setAttribute("aria-busy", "false");
    }
  }

  function empty() {
    list.replaceChildren();
    list.setAttribute("aria-busy", "false");
    state.textContent = "";
    told.replaceChildren();
    filters.hidden = true;
    more.hidden = true;
  }

  async function show(found, text, chosen, added) {
    const kept = added ? list.children.length : 0;
    const items = found.results.slice(kept).map((page, n) => item(page, kept + n === 0 && found.query.intents.length > 0));
    if (kept) list.append(...items);
    else list.replaceChildren(...items);
    explain(found, text, chosen);
    narrow(found, chosen);
    more.hidden = found.listed <= found.results.length;
    state.textContent = found.total ? `${found.total} kết quả trên ${found.pages} trang.` : "Không có kết quả.";
    if (!found.total) await help(found, text, chosen);
    list.setAttribute("aria-busy", "false");
  }

  // --- a result -------------------------------------------------------------------------------------

  function item(page, answers) {
    const [hit, ...others] = page;
    const made = element("li", { class: "kq" });
    made.append(marked(element("a", { class: "kq-ten", href: address(hit.url) }), hit.title), facts(hit));
    if (hit.passage.some(Boolean)) made.append(marked(element("p", { class: "kq-doan" }), hit.passage));
    if (hit.answer) made.append(...answer(hit.answer, answers));
    if (hit.crumbs.length) made.append(crumbs(hit.crumbs));
    if (others.length) made.append(element("ul", { class: "kq-cung" }, ...others.map(inner)));
    if (answers && hit.answer) made.classList.add("kq-tra-loi");
    return made;
  }

  function inner(hit) {
    return element("li", {}, marked(element("a", { href: address(hit.url) }), hit.title), element("span", { class: "kq-phu", text: ` ${hit.kind}` }));
  }

  function facts(hit) {
    const made = element("p", { class: "kq-phu" }, element("span", { class: "kq-loai", text: hit.kind }));
    for (const text of [hit.agencies.slice(0, 2).join(", "), hit.place, hit.year]) if (text) made.append(" · ", element("span", { text }));
    const status = now(hit);
    if (status) made.append(" ", element("span", { class: `tt tt-${status}`, text: `${OF_PLAN.has(hit.kind) ? "Kế hoạch: " : ""}${STATUS[status] ?? status}` }));
    return made;
  }

  // The status on the reader's day, where changes are known; else the one at the day of making.
  function now(hit) {
    const span = hit.spans.filter(([since]) => since <= TODAY).at(-1) ?? hit.spans[0];
    return span ? span[1] : Object.keys(STATUS).find((key) => STATUS[key] === hit.status) ?? "";
  }

  function links(label, pairs, most) {
    const made = element("p", { class: "kq-y" }, element("strong", { text: `${label}: ` }));
    pairs.slice(0, most).forEach(([text, url], n) => {
      if (n) made.append("; ");
      made.append(url ? element("a", { href: address(url), text }) : text);
    });
    if (pairs.length > most) made.append(" …");
    return made;
  }

  function answer({ role, offices, today, bases, due }, asked) {
    const made = [];
    if (asked) made.push(element("p", { class: "kq-nhan", text: "Trả lời" }));
    if (role && offices.length) made.push(links(role, offices, 3));
    if (today.length) made.push(links("Nay do", today, 3));
    if (due && (role || asked)) made.push(element("p", { class: "kq-y" }, element("strong", { text: "Hạn: " }), due));
    if (bases.length && (role || asked)) made.push(links("Căn cứ", bases, 4));
    return made;
  }

  function crumbs(steps) {
    const made = element("p", { class: "kq-duong" }, element("span", { class: "an", text: "Nằm trong: " }));
    steps.forEach(([text, url], n) => {
      if (n) made.append(" › ");
      made.append(element("a", { href: address(url), text }));
    });
    return made;
  }

  // --- what was understood ----------------------------------------------------------------------------

  function explain({ query }, text, chosen) {
    const lines = [];
    if (query.repaired.length) {
      lines.push(element("p", { text: `Hiểu là: ${query.words.join(" ")} (sửa ${query.repaired.map(([from, to]) => `“${from}” thành “${to}”`).join(", ")}).` }));
    }
    if (query.missing) lines.push(element("p", { text: `Không có văn bản số ${query.missing} trong kho; tìm theo chữ.` }));
    if (query.unknown.length) lines.push(element("p", { text: `Không có trong kho: ${query.unknown.map((each) => `“${each}”`).join(", ")}.` }));
    if (query.dropped.length) lines.push(element("p", { class: "kq-phu", text: `Bỏ qua: ${[...new Set(query.dropped)].join(", ")}.` }));
    if (query.cutOff) lines.push(element("p", { class: "kq-phu", text: "Câu dài: chỉ dùng 40 từ đầu." }));
    const active = FACETS.flatMap(([facet, , label]) => (chosen[facet] ?? []).map((value) => [facet, label, value]));
    if (active.length) {
      lines.push(element("p", { class: "tim-dang-loc" }, "Đang lọc: ", ...active.map(([facet, label, value]) => {
        const button = element("button", { type: "button", class: "tim-bo", text: `${label}: ${STATUS[value] ?? value} ✕` });
        button.setAttribute("aria-label", `Bỏ lọc ${label}: ${value}`);
        button.addEventListener("click", () => toggle(facet, value, false));
        return button;
      })));
    }
    told.replaceChildren(...lines);
  }

  // Nothing found: the nearest words, or else what there is to find.
  async function help(found, text, chosen) {
    const near = await ask("suggest", text, { limit: 6 });
    const first = text.trim().split(/\s+/).slice(0, 1).join("");
    const words = near.length ? near : await ask("suggest", first, { limit: 6 });
    if (Object.keys(chosen).length) told.append(element("p", {}, "Bộ lọc đang bỏ hết kết quả. ", link("Bỏ mọi bộ lọc", text)));
    if (words.length) told.append(element("p", {}, "Thử: ", ...words.flatMap((each, n) => [n ? ", " : "", link(each, each)])));
    else told.append(element("p", {}, "Kho có các chủ đề: ", ...found.topics.flatMap((each, n) => [n ? "; " : "", link(each, each)]), "."));
  }

  function link(label, text) {
    return element("a", { href: `?${new URLSearchParams({ q: text })}`, text: label });
  }

  // --- facets -----------------------------------------------------------------------------------------

  function narrow(found, chosen) {
    const open = new Set([...filters.querySelectorAll("details[open]")].map((each) => each.dataset.loc));
    const focused = document.activeElement?.closest?.("[data-gia-tri]")?.dataset;
    const kept = focused ? [focused.loc, focused.giaTri] : null;
    const groups = FACETS.map(([facet, , label]) => group(facet, label, found.facets[facet], chosen[facet] ?? [], open)).filter(Boolean);
    filters.querySelector(".tim-nhom").replaceChildren(...groups);
    filters.hidden = !groups.length;
    if (kept) [...filters.querySelectorAll("[data-gia-tri]")].find((each) => each.dataset.loc === kept[0] && each.dataset.giaTri === kept[1])?.focus();
  }

  function group(facet, label, counts, chosen, open) {
    const rows = [...counts];
    for (const value of chosen) if (!rows.some(([own]) => own === value)) rows.push([value, 0]);
    if (rows.length < 2 && !chosen.length) return null;
    if (facet === "year") rows.sort((a, b) => (a[0] < b[0] ? 1 : -1));
    const made = element("details", { "data-loc": facet }, element("summary", { text: chosen.length ? `${label} (${chosen.length})` : label }));
    made.open = open.has(facet) || chosen.length > 0;
    // What is closed is filled when it is opened: the first results do not wait for a hundred boxes.
    if (made.open) made.append(...choices(facet, rows, chosen));
    else made.addEventListener("toggle", () => made.append(...choices(facet, rows, chosen)), { once: true });
    return made;
  }

  function choices(facet, rows, chosen) {
    const kept = rows.filter(([value], n) => n < LISTED || chosen.includes(value));
    const list = element("ul", {}, ...kept.map(([value, count]) => choice(facet, value, count, chosen.includes(value))));
    return kept.length < rows.length ? [list, widen(facet, rows, kept, chosen)] : [list];
  }

  function choice(facet, value, count, on) {
    const check = element("input", { type: "checkbox", "data-loc": facet, "data-gia-tri": value });
    check.checked = on;
    check.addEventListener("change", () => toggle(facet, value, check.checked));
    return element("li", {}, element("label", {}, check, ` ${value} `, element("span", { class: "tim-so", text: `(${count})` })));
  }

  function widen(facet, rows, kept, chosen) {
    const button = element("button", { type: "button", class: "tim-mo", text: `Thêm ${rows.length - kept.length}` });
    button.addEventListener("click", () => {
      const rest = rows.filter((row) => !kept.includes(row)).map(([value, count]) => choice(facet, value, count, chosen.includes(value)));
      button.previousElementSibling.append(...rest);
      rest[0]?.querySelector("input").focus();
      button.remove();
    });
    return button;
  }

  function toggle(facet, value, on) {
    const { text, chosen } = write.kept ?? wanted();
    const own = new Set(chosen[facet] ?? []);
    if (on) own.add(value);
    else own.delete(value);
    shown = STEP;
    write(text, { ...chosen, [facet]: [...own] });
    run();
  }

  // --- events -----------------------------------------------------------------------------------------

  document.addEventListener("submit", (event) => {
    const own = event.target.closest?.("form[data-tim-kiem]");
    const text = own?.querySelector('input[name="q"]')?.value.trim();
    if (!own || !text) return;
    event.preventDefault();
    shown = STEP;
    write(text, {});
    input.value = text;
    run();
  });
  more.addEventListener("click", () => {
    const before = list.children.length;
    // Scrolling to the button may already be adding some.
    if (list.getAttribute("aria-busy") !== "true") shown += STEP;
    run(true).then(() => list.children[before]?.querySelector("a")?.focus({ preventScroll: true }));
  });
  // Who scrolls on wants more; nobody else pays for it.
  addEventListener("scroll", () => {
    if (more.hidden || shown > STEP || list.getAttribute("aria-busy") === "true") return;
    if (more.getBoundingClientRect().top > innerHeight + 400) return;
    // Whoever has gone past the list by keyboard is not pushed down the page.
    if (list.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) return;
    shown += STEP;
    run(true);
  }, { passive: true });
  if (matchMedia("(min-width: 60em)").matches) filters.open = true;
  addEventListener("popstate", () => {
    shown = STEP;
    input.blur();
    run();
  });
  run();
});
