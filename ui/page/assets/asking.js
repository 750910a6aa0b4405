// Handing questions and their context to Gradio's own boxes.
import { openConversation } from "./conversations.js";

const box = (id) => document.querySelector(`#${id} textarea, #${id} input`);

function write(field, value) {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

let nextTurn = 0;

// The server keeps nothing: it is told the number of the turn and the questions before it.
export function tellContext(turn) {
  nextTurn = turn ?? nextTurn;
  const history = openConversation().turns.map((one) => one.question).slice(-20);
  write(box("context"), JSON.stringify({ turn: nextTurn, history }));
}

export function turnBegan(turn) {
  if (turn >= nextTurn) nextTurn = turn + 1;
}

export function focusQuestion() {
  box("question-box").focus();
}

export function ask(question) {
  write(box("question-box"), question);
  setTimeout(() => document.getElementById("ask").click(), 30);
}

export function startAsking() {
  document.addEventListener("click", (event) => {
    const suggestion = event.target.closest(".ask-this");
    if (suggestion && !document.body.dataset.busy) ask(suggestion.textContent);
    if (event.target.closest(".skip a")) {
      event.preventDefault();
      focusQuestion();
    }
  });
}
