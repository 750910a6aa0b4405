"use strict";

const byId = (id) => document.getElementById(id);
const cases = [...document.querySelectorAll(".case")];
const sources = JSON.parse(byId("sources").textContent);

function applyFilters() {
  const words = byId("words").value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const wanted = { kind: byId("kind").value, verdict: byId("verdict").value, part: byId("part").value };
  let shown = 0;
  for (const block of cases) {
    const fits = Object.entries(wanted).every(([name, value]) => !value || block.dataset[name] === value)
      && words.every((word) => block.dataset.words.includes(word));
    block.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  byId("shown").textContent = `${shown} of ${cases.length}`;
  byId("none").hidden = shown > 0;
}

function showArticle(button) {
  const { source, start, end } = button.dataset;
  const text = [...sources[source]]; // offsets count characters, not UTF-16 units
  const part = (from, to) => text.slice(from, to).join("");
  const target = byId("article-text");
  const marked = document.createElement("mark");
  marked.textContent = part(Number(start), Number(end));
  target.replaceChildren(part(0, Number(start)), marked, part(Number(end)));
  byId("article-title").textContent = source;
  byId("article").showModal();
  marked.scrollIntoView({ block: "center" });
}

for (const id of ["words", "kind", "verdict", "part"]) {
  byId(id).addEventListener("input", applyFilters);
}
document.addEventListener("click", (event) => {
  const button = event.target.closest("button.whole");
  if (button && button.dataset.source in sources) showArticle(button);
});
for (const button of document.querySelectorAll("button.whole")) {
  if (!(button.dataset.source in sources)) button.disabled = true;
}
applyFilters();
