// Căn cứ: what a page can do beyond reading. Every page is whole without this file.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Day or night: the system decides until the reader does.
  const root = document.documentElement;
  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* private mode: only this page */ } };
  const recall = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  if (recall("nen")) root.dataset.nen = recall("nen");
  const dark = () => (root.dataset.nen ? root.dataset.nen === "toi" : matchMedia("(prefers-color-scheme: dark)").matches);
  for (const button of all("[data-nen]:is(button)")) {
    const tell = () => button.setAttribute("aria-pressed", String(dark()));
    button.hidden = false;
    tell();
    button.addEventListener("click", () => {
      root.dataset.nen = dark() ? "sang" : "toi";
      remember("nen", root.dataset.nen);
      tell();
    });
  }

  // The sections on a narrow screen: a fold that works by itself; Escape, a tap beside it or leaving it closes it.
  for (const drawer of all(".ngan")) {
    const close = () => { drawer.open = false; };
    drawer.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !drawer.open) return;
      close();
      drawer.querySelector("summary").focus();
    });
    drawer.addEventListener("focusout", (event) => { if (event.relatedTarget && !drawer.contains(event.relatedTarget)) close(); });
    document.addEventListener("click", (event) => { if (!drawer.contains(event.target)) close(); });
  }
  // Beside the page its list is open; above it, folded.
  if (matchMedia("(min-width: 60em)").matches) all(".muc-luc").forEach((list) => { list.open = true; });

  // Copying plain text that pastes cleanly into Word.
  const plain = (element) => all("p", element).length ? all("p", element).map((p) => p.innerText.trim()).join("\n") : element.innerText.trim();
  const copy = async (text) => {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* file:// or refused: the old way */ }
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-sao-chep]");
    if (!button) return;
    const done = await copy(plain(document.getElementById(button.dataset.saoChep)));
    const label = button.textContent;
    button.setAttribute("aria-live", "polite");
    button.textContent = done ? "Đã sao chép" : "Không sao chép được";
    setTimeout(() => { button.textContent = label; }, 2000);
  });
  // A work slip prints alone, on one page.
  for (const button of all("button[data-in]")) {
    button.addEventListener("click", () => { document.body.dataset.in = "phieu"; print(); delete document.body.dataset.in; });
  }

  // "Hiệu lực vào ngày …": answered from the timeline on the page.
  for (const form of all("[data-hoi-ngay]")) {
    form.hidden = false;
    const rows = all("li[data-trang-thai]", form.closest("section"));
    const output = form.querySelector("output");
    const answer = () => {
      const day = form.querySelector("input").value;
      if (!day) { output.textContent = ""; return; }
      const row = rows.find((r) => (!r.dataset.tu || r.dataset.tu <= day) && (!r.dataset.den || day < r.dataset.den));
      output.textContent = row ? `${row.querySelector(".tt").textContent}. ${row.querySelector(".cau").textContent}` : "Chưa ban hành vào ngày này.";
    };
    form.addEventListener("input", answer);
    form.addEventListener("submit", (event) => { event.preventDefault(); answer(); });
  }

  // Which law governs an act: asked by the day of the act and of the decision.
  for (const section of all(".chuyen-tiep[data-hieu-luc]")) {
    const from = section.dataset.hieuLuc;
    const form = document.createElement("form");
    form.className = "hoi-ngay";
    form.innerHTML = '<p><label>Hành vi bắt đầu ngày <input type="date" name="dau"></label> <label>kết thúc ngày <input type="date" name="cuoi"></label> <label>Ngày ra quyết định (nếu đã có) <input type="date" name="quyet"></label></p><output aria-live="polite"></output>';
    section.querySelector("h2").after(form);
    const rows = Object.fromEntries(all("tr[data-tinh-huong]", section).map((row) => [row.dataset.tinhHuong, row]));
    form.addEventListener("input", () => {
      const { dau, cuoi, quyet } = Object.fromEntries(new FormData(form));
      for (const row of Object.values(rows)) row.removeAttribute("aria-current");
      const output = form.querySelector("output");
      if (dau && cuoi && cuoi < dau) { output.textContent = "Ngày kết thúc đứng trước ngày bắt đầu; xem lại."; return; }
      const kind = quyet && quyet < from ? "da-quyet-dinh" : cuoi && cuoi < from ? "ket-thuc-truoc" : dau && dau >= from ? "sau" : dau && cuoi ? "dang-dien-ra" : "";
      if (!kind) {
        output.textContent = dau ? "Ghi cả ngày kết thúc; hành vi chưa chấm dứt thì ghi ngày hôm nay." : cuoi ? "Ghi cả ngày bắt đầu." : "";
        return;
      }
      const row = rows[kind];
      if (row) row.setAttribute("aria-current", "date");
      output.textContent = row ? `Áp dụng: ${row.cells[1].textContent.trim()} (theo ${row.cells[2].textContent.trim()}).` : "Hành vi bắt đầu khi văn bản này đã có hiệu lực: áp dụng văn bản này.";
    });
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  // Filtering a long list; words without marks find words with them.
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  for (const input of all("[data-loc]")) {
    input.hidden = false;
    const items = all("[data-loc-duoc] > li, tbody[data-loc-duoc] > tr");
    const keys = items.map((item) => fold(item.textContent));
    const output = document.querySelector(`output[for="${input.id}"]`);
    input.addEventListener("input", () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      items.forEach((item, i) => { item.hidden = !words.every((w) => keys[i].includes(w)); shown += !item.hidden; });
      output.textContent = words.length ? `${shown} mục` : "";
      for (const section of all("section")) if (section.querySelector("[data-loc-duoc]")) section.hidden = !section.querySelector("[data-loc-duoc] > :not([hidden])");
    });
  }

  // Ticked bases by rank, then by date, in whatever part of the page they stand.
  for (const form of all("[data-chon-can-cu]")) {
    const box = document.querySelector(".ket-qua-chon");
    const area = box.querySelector("#vung-da-chon");
    form.addEventListener("change", () => {
      const chosen = all("input:checked", form).sort((a, b) => a.dataset.thuTu - b.dataset.thuTu);
      area.replaceChildren(...chosen.map((input) => Object.assign(document.createElement("p"), { textContent: input.parentElement.querySelector(".can-cu-chu").textContent })));
      box.hidden = !chosen.length;
      const dead = chosen.filter((input) => "daHet" in input.dataset).length;
      const doubts = chosen.map((input) => [input, input.closest("li").querySelector(".suy-ra")]).filter(([, doubt]) => doubt);
      box.querySelector(".can-kiem-tra")?.replaceChildren(...doubts.map(([input, doubt]) => Object.assign(document.createElement("li"), { textContent: `${input.parentElement.querySelector(".can-cu-chu").textContent} ${doubt.textContent}` })));
      box.querySelector("output").textContent = dead ? `${dead} dòng là văn bản đã hết hoặc chưa có hiệu lực.` : doubts.length ? `${chosen.length} dòng, ${doubts.length} dòng phải kiểm tra trước khi ký:` : `${chosen.length} dòng.`;
    });
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  // A table of prose wider than the page scrolls by keyboard too, under its own name.
  for (const table of all(".loi-van table")) {
    if (table.scrollWidth <= table.clientWidth) continue;
    const box = Object.assign(document.createElement("div"), { className: "bang-cuon", tabIndex: 0 });
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", "Bảng, cuộn ngang");
    table.replaceWith(box);
    box.append(table);
  }

  // For when there is no network: a worker keeps what the reader opened. It comes last, and asks nothing of the page.
  if ("serviceWorker" in navigator && location.protocol.startsWith("http")) {
    const worker = new URL("../sw.js", document.currentScript.src);
    const register = () => setTimeout(() => navigator.serviceWorker.register(worker, { updateViaCache: "none" }).catch(() => { /* private mode, or no worker here */ }), 1000);
    if (document.readyState === "complete") register();
    else addEventListener("load", register);
  }

  // A link into a folded part opens it (anchors are ASCII: nothing to decode); printing opens all.
  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    for (let box = target && target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
  addEventListener("beforeprint", () => all("details").forEach((box) => { box.dataset.mo = box.open; box.open = true; }));
  addEventListener("afterprint", () => all("details").forEach((box) => { box.open = box.dataset.mo === "true"; }));
})();
