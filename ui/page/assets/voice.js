// What a screen reader hears: one polite line, never the stream itself.
import { make } from "./elements.js";

let line;

export function startVoice() {
  line = make("div", { class: "for-ears", role: "status", "aria-live": "polite", id: "voice" });
  document.body.append(line);
}

export function say(words) {
  if (line.textContent !== words) line.textContent = words;
}
