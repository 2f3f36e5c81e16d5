// Training pages: filters, self-marking questions, changes since a day, materials kept for when there is no network.
// Nothing is sent; nothing is stored but what the reader asks to keep.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // The index: show what fits every filter that is set.
  for (const form of all("[data-loc-tai-lieu]")) {
    form.hidden = false;
    const items = all(".ds-tai-lieu > li");
    const output = form.querySelector("output");
    const fits = (item, [name, value]) => {
      if (!value) return true;
      if (name === "ra-soat") return item.dataset.raSoat <= value;
      return (item.getAttribute(`data-${name}`) || "").split(" ").includes(value);
    };
    const filter = () => {
      const wanted = [...new FormData(form)];
      for (const item of items) item.hidden = !wanted.every((pair) => fits(item, pair));
      output.textContent = `${items.filter((item) => !item.hidden).length} tài liệu`;
    };
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    filter();
  }

  // Questions mark themselves; the answer with its article opens beside each.
  for (const form of all("[data-trac-nghiem]")) {
    const questions = all("fieldset[data-dung]", form);
    const output = form.querySelector("output");
    form.querySelector(".cham").hidden = false;
    const clear = (question) => {
      delete question.dataset.ketQua;
      question.querySelector(".ket-qua")?.remove();
      const answer = question.querySelector(".dap-an");
      answer.hidden = true;
      answer.open = false;
    };
    questions.forEach(clear);
    const mark = (question) => {
      clear(question);
      const chosen = question.querySelector("input:checked");
      const right = Boolean(chosen) && chosen.value === question.dataset.dung;
      question.dataset.ketQua = right ? "dung" : "sai";
      const words = Object.assign(document.createElement("span"), { className: "ket-qua", textContent: right ? " Đúng" : chosen ? " Chưa đúng" : " Chưa chọn" });
      question.querySelector("legend").append(words);
      const answer = question.querySelector(".dap-an");
      answer.hidden = false;
      answer.open = true;
      return right;
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const right = questions.map(mark).filter(Boolean).length;
      output.textContent = `Đúng ${right} trên ${questions.length} câu.`;
    });
    form.addEventListener("reset", () => { questions.forEach(clear); output.textContent = ""; });
  }

  // What changed since the last session: older lines step aside.
  for (const form of all("[data-tu-ngay]")) {
    form.hidden = false;
    const items = all(".thay-doi > li");
    const output = form.querySelector("output");
    const show = () => {
      const day = form.querySelector("input").value;
      for (const item of items) item.hidden = Boolean(day) && item.dataset.ngay <= day;
      const left = items.filter((item) => !item.hidden).length;
      output.textContent = !day ? "" : left ? `${left} thay đổi sau ngày này.` : "Không có thay đổi nào sau ngày này.";
    };
    form.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  // Kept on this device: the materials of an audience, the law behind them, the files to print when asked for.
  const KEPT = "can-cu-giu-";
  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const base = new URL("../", document.currentScript.src);
  const address = (text) => { try { return new URL(text, base); } catch { return null; } };
  const able = "serviceWorker" in navigator && "caches" in self && location.protocol.startsWith("http");

  // Fetches the list four at a time; what cannot be fetched is counted, not hidden.
  async function keep(list, files, told) {
    const cache = await caches.open(KEPT + list.id);
    const wanted = [...list.trang, ...(files ? list.tep : [])].map((path) => new URL(path, base).href);
    const rest = [...wanted];
    let done = 0;
    const fetcher = async () => {
      for (let url = rest.shift(); url; url = rest.shift()) {
        try {
          const answer = await fetch(url, { cache: "no-cache" });
          if (answer.ok) { await cache.put(url, answer); done += 1; }
        } catch { /* counted below */ }
        told(done, wanted.length);
      }
    };
    await Promise.all([fetcher(), fetcher(), fetcher(), fetcher()]);
    return done === wanted.length;
  }

  async function missing(list) {
    const keys = (await (await caches.open(KEPT + list.id)).keys()).map((request) => request.url);
    const files = keys.some((url) => url.endsWith(".pdf")) ? list.tep : [];
    return [...list.trang, ...files].filter((path) => !keys.includes(new URL(path, base).href)).length;
  }

  function keeper() {
    const box = element("details", { class: "giu" }, element("summary", {}, "Giữ để đọc khi không có mạng"));
    const select = element("select", { name: "giu-cho" });
    const files = element("input", { type: "checkbox", name: "tep" });
    const button = element("button", { type: "submit", class: "nut" }, "Giữ trong máy này");
    const output = element("output", { "aria-live": "polite" });
    const kept = element("ul", { class: "ds" });
    const form = element("form", {}, element("p", {}, element("label", {}, "Giữ cho người nghe ", select)), element("p", {}, element("label", {}, files, " kèm các tờ in (PDF), chừng nửa MB một tài liệu")), element("p", {}, button));
    let lists = [];
    const show = async () => {
      const names = (await caches.keys()).filter((name) => name.startsWith(KEPT)).map((name) => name.slice(KEPT.length));
      kept.replaceChildren(...await Promise.all(lists.filter((list) => names.includes(list.id)).map(async (list) => {
        const left = await missing(list);
        const drop = element("button", { type: "button", class: "nut", "aria-label": `Bỏ bản giữ: ${list.ten}` }, "Bỏ");
        drop.addEventListener("click", async () => { await caches.delete(KEPT + list.id); output.textContent = `Đã bỏ: ${list.ten}.`; await show(); });
        return element("li", {}, `Đang giữ: ${list.ten} (${left ? `còn thiếu ${left} tệp, bấm giữ lại khi có mạng` : `${list.tai_lieu} tài liệu`}) `, drop);
      })));
    };
    box.addEventListener("toggle", async () => {
      if (!box.open || lists.length) return;
      try {
        lists = (await (await fetch(new URL("ngoai-tuyen/danh-sach.json", base))).json()).nguoi_nghe;
        select.replaceChildren(...lists.map((list) => element("option", { value: list.id }, `${list.ten} (${list.tai_lieu} tài liệu)`)));
        await show();
      } catch { output.textContent = "Cần có mạng để giữ thêm."; }
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const list = lists.find((each) => each.id === select.value);
      if (!list) return;
      button.disabled = true;
      const whole = await keep(list, files.checked, (done, all_) => { output.textContent = `Đã giữ ${done} trên ${all_}.`; });
      output.textContent += whole ? " Xong: mất mạng vẫn đọc được." : " Còn thiếu; hãy bấm lại khi mạng tốt hơn.";
      button.disabled = false;
      await show();
    });
    box.append(form, element("p", {}, output), kept);
    return box;
  }

  // Every copy on the device, each with the day its law was checked.
  async function copies() {
    const pages = new Map();
    for (const name of await caches.keys()) {
      if (name !== "can-cu-da-mo" && !name.startsWith(KEPT)) continue;
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        if (!(answer.headers.get("content-type") || "").includes("html")) continue;
        const made = new DOMParser().parseFromString(await answer.text(), "text/html");
        pages.set(request.url, [made.querySelector("h1")?.textContent.trim() || made.title, made.getElementById("ngay-tinh")?.textContent || "không rõ"]);
      }
    }
    return [...pages].sort((a, b) => a[1][0].localeCompare(b[1][0], "vi"));
  }

  const list = document.getElementById("da-luu-ds");
  if (able && list) {
    const show = async () => {
      const found = await copies();
      list.replaceChildren(...found.map(([url, [title, day]]) => element("li", {}, element("a", { href: url }, title), " ", element("span", { class: "viec-chu-thich" }, `tính cho ngày ${day}`))));
      document.getElementById("da-luu-chua").hidden = found.length > 0;
      document.querySelector("[data-xoa-luu]").hidden = !found.length;
    };
    document.querySelector("[data-xoa-luu]").addEventListener("click", async () => {
      for (const name of await caches.keys()) if (["can-cu-da-mo", "can-cu-kem"].includes(name) || name.startsWith(KEPT)) await caches.delete(name);
      document.getElementById("da-luu-tin").textContent = "Đã xóa.";
      await show();
    });
    // The page that was wanted, when it is one of ours.
    const wanted = new URLSearchParams(location.search).get("trang");
    const target = wanted === null ? null : address(wanted);
    if (target?.href.startsWith(base.href)) {
      const told = document.getElementById("trang-can");
      told.hidden = false;
      told.querySelector("a").href = target.href;
    }
    show();
  }
  if (able) {
    const place = document.querySelector("[data-giu]") || (document.querySelector("[data-loc-tai-lieu]") && document.querySelector(".md-typeset > .hai-cot"));
    if (place) place[place.hasAttribute("data-giu") ? "append" : "after"](keeper());
  }
})();
