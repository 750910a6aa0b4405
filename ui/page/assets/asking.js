// Handing questions and their context to Gradio's own boxes.
import { openConversation } from "./conversations.js";

const box = (id) => document.querySelector(`#${id} textarea, #${id} input`);

function write(field, value) {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// Turns are numbered through the life of the page, beyond those that a conversation brings.
let nextTurn = 0;

// The server keeps nothing: it is told the number of the turn and the questions before it.
export function tellContext() {
  const { turns } = openConversation();
  nextTurn = Math.max(nextTurn, turns.length);
  const history = turns.map((one) => one.question).slice(-20);
  write(box("context"), JSON.stringify({ turn: nextTurn, history }));
}

export function turnBegan(turn) {
  nextTurn = Math.max(nextTurn, turn + 1);
  tellContext();
  // The pressed button gives way to "Stop"; on a touch screen focus would raise the keyboard.
  if (matchMedia("(pointer: fine)").matches && !document.activeElement?.closest("#asking textarea")) {
    focusQuestion();
  }
}

export function focusQuestion() {
  box("question-box").focus();
}

export function ask(question) {
  write(box("question-box"), question);
  setTimeout(() => document.getElementById("ask").click());
}

export function startAsking() {
  nameCalendars();
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
