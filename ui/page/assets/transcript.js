// The conversation on the page. Gradio streams the current turn into a hidden wire; only what
// differs is taken over, so that focus and place are kept while an answer grows.
import { answerActions } from "./actions.js";
import { stopTurn, tellContext, turnBegan } from "./asking.js";
import { addTurn, conversationNamed, openConversation } from "./conversations.js";
import { SHOWN } from "./cards.js";
import { gently, make } from "./elements.js";
import { redrawShelf } from "./shelf.js";
import { say } from "./voice.js";

const transcript = () => document.getElementById("transcript");
const wire = () => document.getElementById("wire");

// Every turn that this page asked, by its id: its frame, and the conversation it belongs to,
// which may not be the open one any more when the rest of its answer comes.
const asked = new Map();
let current = null;

export function startTranscript() {
  new MutationObserver(takeOver).observe(wire(), { childList: true, subtree: true });
  document.getElementById("stop").addEventListener("click", stopped);
}

export async function drawConversation(conversation) {
  const shown = transcript();
  shown.replaceChildren();
  current = null;
  setBusy(false);
  document.body.classList.toggle("has-turns", conversation.turns.length > 0);
  tellContext();
  if (!conversation.turns.length) return;
  const { title, turns } = conversation;
  const answer = await fetch("page/turns", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title, turns }),
  });
  if (openConversation() !== conversation) return;
  if (!answer.ok) {
    shown.append(make("p", { class: "trouble", text: "This conversation cannot be shown." }));
    return;
  }
  const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const article of [...drawn.body.children]) shown.append(framed(document.adoptNode(article)));
  shown.lastElementChild?.scrollIntoView({ block: "start" });
}

function framed(article) {
  const frame = make("div", { class: "turn-frame" }, article);
  decorate(article);
  finish(frame);
  return frame;
}

function takeOver() {
  const fresh = wire().querySelector("article.turn");
  if (!fresh) return;
  const turn = asked.get(fresh.id) ?? begin(fresh);
  if (turn.stopped) return;
  morph(turn.frame.firstChild, fresh);
  const done = !fresh.classList.contains("under-way");
  if (turn === current) {
    if (!turn.stored) announce(fresh);
    setBusy(!done);
  }
  if (done && !turn.stored) {
    finish(turn.frame);
    store(turn, fresh);
  }
}

function begin(fresh) {
  const frame = make("div", { class: "turn-frame" }, make("article", { class: "turn" }));
  const number = Number(fresh.id.replace("turn-", ""));
  current = { number, frame, conversation: openConversation().id, stored: false, stopped: false };
  asked.set(fresh.id, current);
  turnBegan(number);
  transcript().append(frame);
  document.body.classList.add("has-turns");
  requestAnimationFrame(() => frame.scrollIntoView({ block: "start", behavior: gently() }));
  return current;
}

function store(turn, fresh) {
  const kept = fresh.querySelector("code.kept");
  turn.stored = true;
  if (kept) {
    const told = JSON.parse(kept.textContent);
    addTurn(turn.conversation, told);
    redrawShelf();
    suggestNext(turn, told);
  }
  if (turn.conversation === openConversation().id) tellContext();
}

// Trying the suggestions takes the engine a moment; nobody waits for it.
async function suggestNext(turn, { answer }) {
  if (answer.status === "error") return;
  const cited = [...answer.citations, ...answer.near_misses].map((one) => one.article_id);
  const earlier = conversationNamed(turn.conversation)?.turns.map((one) => one.question) ?? [];
  try {
    const found = await fetch("page/follow-ups", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ asked: earlier.slice(-50), near: [...new Set(cited)].slice(0, 50) }),
    });
    if (!found.ok || turn.frame !== transcript().lastElementChild) return;
    const drawn = new DOMParser().parseFromString(await found.text(), "text/html");
    turn.frame.append(...drawn.body.children);
  } catch { /* no suggestions then */ }
}

function stopped() {
  if (!current || current.stored) return;
  current.stopped = true;
  stopTurn(current.number);
  const stage = current.frame.querySelector(".stage");
  if (stage) {
    stage.textContent = "Stopped. What stands above had passed its checks.";
    if (!current.frame.querySelector(".sentence")) stage.textContent = "Stopped.";
    stage.className = "stopped";
  }
  current.frame.firstChild.classList.remove("under-way");
  setBusy(false);
  say("Stopped.");
  tellContext();
}

function setBusy(busy) {
  if (busy) document.body.dataset.busy = "yes";
  else delete document.body.dataset.busy;
}

const GROWING = new Set(["ARTICLE", "DIV"]);

function morph(shown, fresh) {
  shown.className = fresh.className;
  const want = [...fresh.children];
  want.forEach((part, place) => {
    const have = shown.children[place];
    if (have?.source === part.outerHTML) return;
    if (have && GROWING.has(part.tagName) && have.tagName === part.tagName) {
      morph(have, part);
      return;
    }
    const copy = document.importNode(part, true);
    copy.source = part.outerHTML;
    decorate(copy);
    if (have) have.replaceWith(copy);
    else shown.append(copy);
  });
  while (shown.children.length > want.length) shown.lastElementChild.remove();
}

// The sanitiser takes aria attributes away; what they need is in the chip's address. The wire
// keeps the ids as they came, so those on show get a prefix.
function decorate(root) {
  for (const named of root.querySelectorAll("[id]")) named.id = SHOWN + named.id;
  for (const chip of root.querySelectorAll("a.chip")) {
    if (!chip.closest(".source")) chip.setAttribute("aria-describedby", SHOWN + chip.hash.slice(1));
  }
}

function finish(frame) {
  const kept = frame.querySelector("code.kept");
  if (kept && !frame.querySelector(".actions")) {
    frame.append(answerActions(JSON.parse(kept.textContent)));
  }
}

function announce(fresh) {
  const stage = fresh.querySelector(".stage");
  if (stage) { say(stage.textContent); return; }
  const trouble = fresh.querySelector(".trouble, .refusal");
  const summary = fresh.querySelector(".sources > summary");
  if (trouble) say(trouble.textContent);
  else if (summary) say(`The answer is there. It rests on ${summary.textContent}.`);
}
