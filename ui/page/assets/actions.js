// What a person does with one answer: copy it with its sources, or say what it was worth.
import { openConversation } from "./conversations.js";
import { gently, make } from "./elements.js";
import { say } from "./voice.js";

const REASONS = ["It is wrong", "The source does not say that", "It misses something",
  "Not what I asked", "It should have answered", "It should not have answered", "Something else"];

export function answerActions(turn) {
  const said = make("span", { class: "said" });
  const bar = make("div", { class: "actions" });
  const button = (label, onclick) => make("button", { type: "button", text: label, onclick });
  const tell = (words) => { said.textContent = words; say(words); };
  const vote = async (given) => {
    const kept = await send(turn, given);
    tell(kept ? "Thank you, that is kept." : "That could not be kept.");
  };
  bar.append(
    button("Copy with sources", async () =>
      tell((await copy(asText(turn.answer))) ? "Copied." : "This browser does not let pages copy.")),
    button("Helpful", () => vote({ verdict: "helpful" })),
    button("Not helpful", (event) => askWhy(bar, event.currentTarget, vote)),
    said,
  );
  return bar;
}

function askWhy(bar, opener, vote) {
  const open = bar.querySelector("form");
  if (open) { open.remove(); return; }
  const name = `reason-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
  const choices = REASONS.map((reason) => make("label", {},
    make("input", { type: "radio", name, value: reason }), ` ${reason}`));
  const remark = make("input", { type: "text", maxlength: "2000" });
  const form = make("form", { class: "why" },
    make("fieldset", {}, make("legend", { text: "What was wrong with it?" }), ...choices),
    make("label", {}, "What would have been right? (if you know) ", remark),
    make("button", { type: "submit", text: "Send" }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const reason = form.querySelector("input:checked")?.value ?? "";
    form.remove();
    opener.focus();
    await vote({ verdict: "unhelpful", reason, remark: remark.value });
  });
  bar.append(form);
  form.querySelector("input").focus();
  form.scrollIntoView({ block: "nearest", behavior: gently() });
}

async function send(turn, given) {
  const asked = openConversation().turns.map((one) => one.question);
  const place = asked.indexOf(turn.question);
  const history = asked.slice(0, Math.max(0, place)).slice(-20);
  try {
    const answer = await fetch("page/feedback", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...given, history, answer: turn.answer }),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

function asText(answer) {
  const about = (one) => [one.title ?? one.source, one.publisher,
    one.published && (one.date_basis === "inferred" ? `${one.published} (inferred)` : one.published),
    one.kind === "reader_comment" && "reader comment", one.source].filter(Boolean).join(", ");
  const sources = [...answer.citations, ...answer.near_misses];
  const lines = sources.map((one) => `[${one.marker}] “${one.quote}” ${about(one)}`);
  const heading = answer.citations.length ? "Sources" : "Nearest passages, which do not answer it";
  const body = answer.text || answer.message || "";
  return [answer.question, body, lines.length ? [heading, ...lines].join("\n") : ""]
    .filter(Boolean).join("\n\n");
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = make("textarea", { class: "for-ears" });
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}
