// Handing questions and their context to Gradio's own boxes.
import { openConversation } from "./conversations.js";

const box = (id) => document.querySelector(`#${id} textarea, #${id} input`);

function write(field, value) {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// Names this page's questions to the server, so that nobody else can stop them.
const page = crypto.getRandomValues(new Uint32Array(4)).join("-");
const runOf = (turn) => `${page}-${turn}`;

// Gradio lets a question wait that is asked while another one is answered, and then takes what
// stands in the box. Only one asked after "Stop" or in another conversation may wait: none that is
// asked beside an answer in sight, and none from a key or button that was hit twice.
const BOUNCE = 1000;
let sent = -BOUNCE;

// Turns are numbered through the life of the page, beyond those that a conversation brings.
let nextTurn = 0;

// The server keeps nothing: it is told the number of the turn and the questions before it.
export function tellContext() {
  const { turns } = openConversation();
  nextTurn = Math.max(nextTurn, turns.length);
  const history = turns.map((one) => one.question).slice(-20);
  write(box("context"), JSON.stringify({ turn: nextTurn, run: runOf(nextTurn), history }));
}

export function turnBegan(turn) {
  nextTurn = Math.max(nextTurn, turn + 1);
  sent = -BOUNCE;
  tellContext();
  // The pressed button gives way to "Stop"; on a touch screen focus would raise the keyboard.
  if (matchMedia("(pointer: fine)").matches && !document.activeElement?.closest("#asking textarea")) {
    focusQuestion();
  }
}

// Should this not arrive, the answer goes on unseen and the next question waits for its end.
export async function stopTurn(turn) {
  try {
    await fetch("page/stop", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ run: runOf(turn) }),
    });
  } catch { /* the network is gone */ }
}

export function focusQuestion() {
  box("question-box").focus();
}

export function ask(question) {
  write(box("question-box"), question);
  setTimeout(() => document.getElementById("ask").click());
}

function keepBack(event) {
  const place = event.type === "click" ? "#ask" : "#question-box";
  const asks = event.type === "click" || (event.key === "Enter" && !event.shiftKey);
  if (!asks || !event.target.closest(place)) return;
  if (document.body.dataset.busy || event.timeStamp - sent < BOUNCE) {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else if (box("question-box").value.trim()) {
    sent = event.timeStamp;
  }
}

export function startAsking() {
  nameCalendars();
  for (const asks of ["keypress", "click"]) document.addEventListener(asks, keepBack, true);
  document.addEventListener("click", (event) => {
    const suggestion = event.target.closest(".ask-this");
    if (suggestion && !document.body.dataset.busy) ask(suggestion.textContent);
    if (event.target.closest(".skip a")) {
      event.preventDefault();
      focusQuestion();
    }
  });
}

// Gradio gives the buttons of its calendars no name.
function nameCalendars() {
  new MutationObserver(() => {
    for (const button of document.querySelectorAll("button.calendar:not([aria-label])")) {
      button.setAttribute("aria-label", "Choose a day");
    }
  }).observe(document.getElementById("filters"), { childList: true, subtree: true });
}
