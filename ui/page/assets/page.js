// The page's script: it owns the conversations, the cards on hover and the reader.
import { startCards } from "./cards.js";
import { startReader } from "./reader.js";
import { startReports } from "./reports.js";
import { startShelf } from "./shelf.js";
import { startTranscript } from "./transcript.js";
import { startVoice } from "./voice.js";
import { startAsking } from "./asking.js";

const CHAT = ["shelf", "transcript", "reader", "wire", "context", "question-box", "ask", "stop", "filters"];

// Gradio lays a tab out when it is first opened.
function whenLaidOut(ids, start) {
  const ready = () => ids.every((id) => document.getElementById(id));
  if (ready()) { start(); return; }
  const watcher = new MutationObserver(() => {
    if (!ready()) return;
    watcher.disconnect();
    start();
  });
  watcher.observe(document.documentElement, { childList: true, subtree: true });
}

whenLaidOut(CHAT, () => {
  startVoice();
  startAsking();
  startReader();
  startCards();
  startTranscript();
  startShelf();
});
whenLaidOut(["test-report"], startReports);
