"use strict";
(() => {
  const table = document.getElementById("daftar");
  const body = table.tBodies[0];
  const tools = document.querySelector(".tools");
  const count = document.querySelector(".count");
  const search = document.getElementById("cari");
  const filters = ["bentuk", "status", "tenggat"].map((name) => document.getElementById(name));
  const fold = (text) =>
    text.toLocaleLowerCase("id").normalize("NFKD").replace(/[\u0300-\u036f\u2018\u2019']/g, "");
  const rows = [...body.rows].map((row) => ({ row, text: fold(row.dataset.cari) }));

  function show() {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, text } of rows) {
      const fits =
        words.every((word) => text.includes(word)) &&
        filters.every(({ id, value }) => !value || row.dataset[id] === value);
      row.hidden = !fits;
      shown += fits;
    }
    count.textContent = shown
      ? `${shown} dari ${rows.length} berkas`
      : "Tidak ada berkas yang cocok; longgarkan pencarian atau saringan.";
  }

  const compare = new Intl.Collator("id", { numeric: true }).compare;
  function sort(head) {
    const ascending = head.getAttribute("aria-sort") !== "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const key = (row) => row.cells[head.cellIndex].dataset.key;
    const keyed = [...body.rows].map((row) => [key(row), row]);
    // What has no value comes last, whichever way the others go.
    keyed.sort(([a], [b]) => !a - !b || (ascending ? compare(a, b) : compare(b, a)));
    body.append(...keyed.map(([, row]) => row));
  }

  for (const head of table.tHead.querySelectorAll("[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(head));
    head.replaceChildren(button);
  }
  search.addEventListener("input", show);
  for (const filter of filters) filter.addEventListener("change", show);
  tools.addEventListener("reset", () => setTimeout(show));
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.hidden = false;
  show(); // what a browser keeps in the fields when the page is loaded again
})();
