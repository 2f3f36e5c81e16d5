// The list of bases on several pages: what is ticked on one goes along to the next, in the address and nowhere else.
(() => {
  "use strict";
  const form = document.querySelector("[data-chon-can-cu]");
  if (!form) return;
  const here = Number(form.dataset.trang);
  const own = [...form.querySelectorAll("input[name='can-cu']")];
  const address = (page) => new URL(page === 1 ? form.dataset.goc : `${form.dataset.goc}trang-${page}/`, location.href).href;

  // "#tich=1:luat-…,3:nd-…": page and document.
  const asked = (location.hash.match(/^#tich=(.+)$/)?.[1] ?? "").split(",").map((mark) => mark.match(/^(\d{1,4}):([a-z0-9-]+)$/)).filter(Boolean)
    .map(([, page, id]) => ({ page: Number(page), id }));

  const marks = () => [...form.querySelectorAll("input:checked")].map((input) => `${input.dataset.trang ?? here}:${input.value}`);
  const carry = () => {
    const found = marks();
    for (const link of document.querySelectorAll(".trang-so a")) link.hash = found.length ? `tich=${found.join(",")}` : "";
  };

  // Lines of other pages are read from those pages; they stand before or after this page's own, as they do in the list.
  async function fetched(page, ids) {
    const answer = await fetch(address(page));
    if (!answer.ok) return [];
    const read = new DOMParser().parseFromString(await answer.text(), "text/html");
    return ids.map((id) => read.querySelector(`[data-chon-can-cu] input[value="${id}"]`)?.closest("label")).filter(Boolean);
  }

  function shown(label, page) {
    const input = document.createElement("input");
    Object.assign(input, { type: "checkbox", name: "can-cu", checked: true, value: label.querySelector("input").value });
    input.dataset.trang = page;
    input.dataset.thuTu = label.querySelector("input").dataset.thuTu;
    if ("daHet" in label.querySelector("input").dataset) input.dataset.daHet = "";
    const words = Object.assign(document.createElement("span"), { className: "can-cu-chu", textContent: label.querySelector(".can-cu-chu").textContent });
    const line = document.createElement("label");
    line.append(input, " ", words);
    const row = document.createElement("li");
    row.append(line);
    const doubt = label.closest("li").querySelector(".suy-ra");
    if (doubt) row.append(" ", Object.assign(document.createElement("span"), { className: "suy-ra", textContent: doubt.textContent }));
    return row;
  }

  function block(title, rows) {
    const section = document.createElement("section");
    const list = Object.assign(document.createElement("ul"), { className: "ds" });
    list.append(...rows);
    section.append(Object.assign(document.createElement("h2"), { textContent: title }), list);
    return section;
  }

  async function start() {
    for (const input of own) input.checked = asked.some((mark) => mark.id === input.value);
    const pages = [...new Set(asked.map((mark) => mark.page))].filter((page) => page !== here && page > 0).sort((a, b) => a - b);
    const found = await Promise.all(pages.map(async (page) => {
      const ids = asked.filter((mark) => mark.page === page).map((mark) => mark.id);
      return (await fetched(page, ids).catch(() => [])).map((label) => ({ page, row: shown(label, page) }));
    }));
    const before = found.flat().filter((line) => line.page < here).map((line) => line.row);
    const after = found.flat().filter((line) => line.page > here).map((line) => line.row);
    if (before.length) form.prepend(block("Đã tích ở trang trước", before));
    if (after.length) form.append(block("Đã tích ở trang sau", after));
    if (asked.length) form.dispatchEvent(new Event("change"));
    carry();
  }

  form.addEventListener("change", carry);
  start();
})();
