// A chip's card on hover and focus (WCAG 1.4.13: it can be pointed at and put away), and the
// reader on click, tap or Enter.
import { make } from "./elements.js";
import { openReader } from "./reader.js";

export const SHOWN = "shown-";
const LINGER = 200;
const GAP = 8;
let floating;
let away;

export function startCards() {
  floating = make("div", { class: "floating-card", hidden: true, "aria-hidden": "true" });
  floating.addEventListener("pointerenter", () => clearTimeout(away));
  floating.addEventListener("pointerleave", leave);
  document.body.append(floating);
  const over = (event) => {
    const chip = chipOf(event);
    if (chip && !chip.closest(".source")) show(chip);
  };
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") over(event);
  });
  document.addEventListener("pointerout", (event) => chipOf(event) && leave());
  document.addEventListener("focusin", (event) => (chipOf(event) ? over(event) : hide()));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    if (event.key === " " && chipOf(event)) activate(event);
  });
  document.addEventListener("click", (event) => chipOf(event) && activate(event));
  document.addEventListener("scroll", hide, { capture: true, passive: true });
}

const chipOf = (event) => event.target.closest?.("a.chip");

function cardOf(chip) {
  const id = SHOWN + chip.hash.slice(1);
  return chip.closest(".turn")?.querySelector(`#${CSS.escape(id)}`);
}

function activate(event) {
  event.preventDefault();
  const chip = chipOf(event);
  const card = cardOf(chip);
  hide();
  if (card) openReader(card, chip);
}

function show(chip) {
  const card = cardOf(chip);
  if (!card) return;
  clearTimeout(away);
  floating.replaceChildren(...[...card.cloneNode(true).childNodes]);
  for (const inner of floating.querySelectorAll("a.chip")) {
    inner.replaceWith(make("span", { class: "chip", text: chip.lastChild.textContent }));
  }
  floating.hidden = false;
  place(chip.getClientRects()[0] ?? chip.getBoundingClientRect());
}

function place(at) {
  const { width, height } = floating.getBoundingClientRect();
  const left = Math.min(Math.max(GAP, at.left - 16), innerWidth - width - GAP);
  const below = at.bottom + GAP + height <= innerHeight;
  const top = below ? at.bottom + GAP : Math.max(GAP, at.top - GAP - height);
  floating.style.left = `${left}px`;
  floating.style.top = `${top}px`;
}

function leave() {
  clearTimeout(away);
  away = setTimeout(hide, LINGER);
}

function hide() {
  clearTimeout(away);
  floating.hidden = true;
}
