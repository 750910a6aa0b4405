// The page's script: it owns the conversations, the cards on hover and the reader.
import { startCards } from "./cards.js";
import { startReader } from "./reader.js";
import { startShelf } from "./shelf.js";
import { startTranscript } from "./transcript.js";
import { startVoice } from "./voice.js";
import { startAsking } from "./asking.js";

const PARTS = ["shelf", "transcript", "reader", "wire", "context", "question-box", "ask", "stop"];

function whenLaidOut(start) {
  const ready = () => PARTS.every((id) => document.getElementById(id));
  if (ready()) { start(); return; }
  const watcher = new MutationObserver(() => {
    if (!ready()) return;
    watcher.disconnect();
    start();
  });
  watcher.observe(document.documentElement, { childList: true, subtree: true });
}

whenLaidOut(() => {
  startVoice();
  startAsking();
  startReader();
  startCards();
  startTranscript();
  startShelf();
});
