// Training pages: filters, self-marking questions, changes since a day. Nothing is stored, nothing is sent.
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
})();
