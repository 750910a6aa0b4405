// The reader beside the chat: the article of a source, at the cited sentence.
import { make } from "./elements.js";
import { say } from "./voice.js";

const region = () => document.getElementById("reader");
let opener;
let content;

export function startReader() {
  const close = make("button", { class: "close", type: "button", text: "Close", onclick: closeReader });
  content = make("div", { class: "reader-content" });
  region().setAttribute("aria-label", "The cited article");
  region().append(make("div", { class: "reader-bar" }, make("span", { text: "In the article" }), close),
    content);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && region().contains(document.activeElement)) closeReader();
  });
}

const placeOf = (card) => JSON.parse(card.querySelector("code.place").textContent);

export async function openReader(card, chip) {
  opener = chip;
  const { title, ...focus } = placeOf(card);
  const cards = card.closest(".turn").querySelectorAll(".source");
  const marks = [...cards].map(placeOf).filter((one) => one.article_id === focus.article_id);
  const asked = { article_id: focus.article_id, source: focus.source, title: title ?? "",
    focus: focus.marker, marks };
  document.body.dataset.reader = "open";
  let drawn;
  try {
    const answer = await fetch("page/reader", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(asked),
    });
    drawn = answer.ok ? await answer.text() : null;
  } catch {
    drawn = null;
  }
  if (drawn === null) {
    content.replaceChildren(make("p", { class: "trouble", text: "The article could not be fetched." }));
    return;
  }
  const parsed = new DOMParser().parseFromString(drawn, "text/html");
  content.replaceChildren(...parsed.body.childNodes);
  const mark = content.querySelector("mark.focus") ?? content.querySelector(".reader-title");
  if (!mark) return;
  mark.tabIndex = -1;
  mark.focus({ preventScroll: true });
  showInReader(mark);
  say(`Opened ${title || focus.source} at the cited sentence.`);
}

function showInReader(mark) {
  const scroller = content.closest(".reader");
  const offset = mark.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  const third = scroller.clientHeight / 3;
  scroller.scrollTop += offset - third;
}

export function closeReader() {
  delete document.body.dataset.reader;
  content.replaceChildren();
  if (opener?.isConnected) opener.focus();
}
