// Enhances every search box of a page: suggestions while typing, keys, touch, screen readers. A classic
// script, so that it also runs from `file://`. Nothing is fetched before somebody types.
//
//   <form role="search" action="…/tim-kiem/" data-tim-kiem><input name="q" type="search"></form>

(() => {
  "use strict";

  const root = new URL("../../", document.currentScript.src).href;
  const local = location.protocol === "file:";
  const MACHINE = "tim-kiem/chi-muc/may.js";
  const WAIT = 110;

  // --- the engine, started when first asked ------------------------------------------------------

  let engine = null;

  function start() {
    engine ??= local || typeof Worker === "undefined" ? onPage() : inWorker();
    return engine;
  }

  function inWorker() {
    // The page of results has started one before this script came.
    const worker = self.canCuMay ?? new Worker(root + MACHINE);
    self.canCuMay = null;
    const waiting = new Map();
    let last = 0;
    worker.onmessage = ({ data: { id, answer, error } }) => {
      const { done, failed } = waiting.get(id);
      waiting.delete(id);
      if (error) failed(new Error(error));
      else done(answer);
    };
    worker.onerror = (event) => {
      for (const { failed } of waiting.values()) failed(new Error(event.message || "worker"));
      waiting.clear();
      engine = null;
    };
    return Promise.resolve((kind, text, options) => new Promise((done, failed) => {
      last += 1;
      waiting.set(last, { done, failed });
      worker.postMessage({ id: last, root, kind, text, options });
    }));
  }

  function onPage() {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = root + MACHINE;
      script.onload = () => {
        const service = self.canCuService(root);
        done((kind, text, options) => service.ask(kind, text, options));
      };
      script.onerror = () => { engine = null; failed(new Error(MACHINE)); };
      document.head.append(script);
    });
  }

  async function ask(kind, text, options) {
    return (await start())(kind, text, options);
  }

  // The address of a page of the site, from anywhere, also without a server.
  function address(url) {
    const [path, hash] = url.split("#");
    const file = local && (path === "" || path.endsWith("/")) ? "index.html" : "";
    return root + path + file + (hash === undefined ? "" : `#${hash}`);
  }

  // Text whose every second stretch is marked.
  function marked(parent, runs) {
    runs.forEach((run, n) => {
      if (!run) return;
      if (n % 2) parent.append(Object.assign(document.createElement("mark"), { textContent: run }));
      else parent.append(run);
    });
    return parent;
  }

  function element(name, { text = "", ...attributes } = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text) made.textContent = text;
    made.append(...children);
    return made;
  }

  // --- a box --------------------------------------------------------------------------------------

  let boxes = 0;

  function enhance(form) {
    const input = form.querySelector('input[name="q"]');
    if (!input || form.dataset.timKiem === "co") return;
    form.dataset.timKiem = "co";
    boxes += 1;
    const id = `tim-goi-y-${boxes}`;
    const list = element("ul", { role: "listbox", id, class: "tim-goi-y", "aria-label": "Gợi ý tìm kiếm", hidden: "" });
    const heard = element("span", { class: "tim-nghe", role: "status", "aria-live": "polite" });
    for (const [key, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id,
      autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
    })) input.setAttribute(key, value);
    form.append(list, heard);
    if (local) form.action = address("tim-kiem/");
    const box = new Box(form, input, list, heard, id);
    input.addEventListener("input", () => box.typed());
    input.addEventListener("keydown", (event) => box.key(event));
    input.addEventListener("blur", () => box.close());
    form.addEventListener("submit", () => box.close());
    // A press on a suggestion must not take the focus away before the click.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => box.chosen(event));
  }

  class Box {
    constructor(form, input, list, heard, id) {
      Object.assign(this, { form, input, list, heard, id, active: -1, asked: 0, timer: 0 });
    }

    typed() {
      clearTimeout(this.timer);
      // What was asked before is about another text: its answer must not slip under the reader's key.
      this.asked += 1;
      const text = this.input.value.trim();
      if (!text) {
        this.close();
        return;
      }
      this.timer = setTimeout(() => this.look(this.input.value), WAIT);
    }

    async look(text) {
      this.asked += 1;
      const turn = this.asked;
      try {
        const [words, found] = await Promise.all([ask("suggest", text, { limit: 3 }), ask("search", text, { shown: 5 })]);
        if (turn === this.asked && document.activeElement === this.input) this.show(text, words, found);
      } catch {
        this.close();
      }
    }

    show(text, words, found) {
      this.list.dataset.cua = text;
      this.list.replaceChildren(
        // Only what comes near the best: the rest is for the page of results.
        ...found.results.filter(([hit]) => hit.score > 0.45 * found.results[0][0].score).map(([hit]) => this.hit(hit)),
        ...words.map((text) => element("li", { role: "option", "data-cau": text }, element("span", { class: "tim-cau", text }))),
      );
      const options = this.options();
      options.forEach((option, n) => {
        option.id = `${this.id}-${n}`;
        option.setAttribute("aria-selected", "false");
      });
      this.active = -1;
      this.input.removeAttribute("aria-activedescendant");
      this.open(options.length > 0);
      this.heard.textContent = found.total
        ? `${found.total} kết quả. Dùng phím mũi tên để chọn, Enter để xem tất cả.`
        : "Chưa thấy kết quả. Nhấn Enter để xem gợi ý.";
    }

    options() {
      return [...this.list.querySelectorAll('[role="option"]')];
    }

    // The link is the option: nothing that can be operated stands inside another such thing.
    hit(hit) {
      const link = marked(element("a", { role: "option", href: address(hit.url), tabindex: "-1" }), hit.title);
      const note = [hit.kind, hit.place || hit.agencies[0] || "", hit.year].filter(Boolean).join(" · ");
      link.append(" ", element("span", { class: "tim-phu", text: note }));
      return element("li", { role: "none" }, link);
    }

    open(yes) {
      this.list.hidden = !yes;
      this.input.setAttribute("aria-expanded", String(yes));
    }

    close() {
      clearTimeout(this.timer);
      this.active = -1;
      this.input.removeAttribute("aria-activedescendant");
      this.open(false);
    }

    key(event) {
      if (event.isComposing) return;
      const options = this.list.hidden ? [] : this.options();
      if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length) {
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        this.go(options, (this.active + step + options.length + 1) % (options.length + 1));
      } else if (event.key === "Escape") {
        if (options.length) event.preventDefault();
        else this.input.value = "";
        this.asked += 1;
        this.close();
      } else if (event.key === "Enter" && this.active >= 0 && options[this.active]) {
        event.preventDefault();
        this.take(options[this.active]);
      }
    }

    // The place after the last one is the box itself.
    go(options, to) {
      options[this.active]?.setAttribute("aria-selected", "false");
      this.active = to === options.length ? -1 : to;
      const option = options[this.active];
      if (!option) {
        this.input.removeAttribute("aria-activedescendant");
        return;
      }
      option.setAttribute("aria-selected", "true");
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }

    chosen(event) {
      const option = event.target.closest('[role="option"]');
      if (!option || option.matches("a")) return;
      this.take(option);
    }

    take(option) {
      if (option.matches("a")) {
        option.click();
        this.close();
        return;
      }
      this.input.value = option.dataset.cau;
      this.close();
      this.form.requestSubmit();
    }
  }

  // --- the page -----------------------------------------------------------------------------------

  function editable(target) {
    return target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || editable(event.target)) return;
    const input = [...document.querySelectorAll('form[data-tim-kiem] input[name="q"]')].find((each) => each.offsetParent);
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  function all() {
    document.querySelectorAll("form[data-tim-kiem]").forEach(enhance);
  }

  self.canCuTimKiem = { ask, address, marked, element, root };
  // An address with a query is a box that was used: what it needs is on its way before the page stands.
  const asked = new URLSearchParams(location.search).get("q")?.trim();
  const results = new URL("tim-kiem/", root).pathname === location.pathname.replace(/index\.html$/, "");
  if (asked && results) ask("search", asked, { filters: {} }).catch(() => {});
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", all);
  else all();
  // The theme may swap pages without loading them anew.
  self.document$?.subscribe?.(all);
})();
