// The shelf of conversations: new, open, rename, delete with undo, export.
import { focusQuestion } from "./asking.js";
import { allConversations, lastOpen, openConversation, remove, rename, restore, storageIsFull,
  turnTo } from "./conversations.js";
import { make } from "./elements.js";
import { closeReader } from "./reader.js";
import { drawConversation } from "./transcript.js";
import { say } from "./voice.js";

const shelf = () => document.getElementById("shelf");
const FULL = "This browser's storage is full; delete a conversation to keep new ones.";
let deleted = null;
let renaming = null;

export function startShelf() {
  shelf().setAttribute("aria-label", "Conversations");
  addEventListener("storage", redrawShelf);
  drawConversation(lastOpen());
  redrawShelf();
}

function show(id) {
  closeReader();
  drawConversation(turnTo(id));
  redrawShelf();
  if (!id) focusQuestion();
}

export function redrawShelf() {
  const known = allConversations();
  const summary = make("summary", { text: `Conversations (${known.length})` });
  const wide = matchMedia("(min-width: 1000px)").matches;
  const wasOpen = shelf().querySelector("details")?.open ?? wide;
  const list = make("ul", {}, ...known.map(entry));
  const notes = make("div", { class: "notes" });
  if (deleted) {
    notes.append(make("p", {}, `Deleted “${deleted.title}”. `,
      make("button", { type: "button", class: "plain", text: "Undo", onclick: undo })));
  }
  if (storageIsFull()) notes.append(make("p", { class: "trouble", text: FULL }));
  const fresh = make("button", { type: "button", class: "new", text: "New conversation",
    onclick: () => show(null) });
  shelf().replaceChildren(fresh, make("details", { open: wasOpen }, summary, list, notes,
    make("p", { class: "hint", text: "Kept in this browser only." })));
}

function entry(conversation) {
  const { id, title } = conversation;
  if (renaming === id) return make("li", {}, renameForm(id, title));
  const isOpen = id === openConversation().id;
  const act = (label, onclick, more = "") => make("button", { type: "button", class: "plain",
    text: label, "aria-label": `${label} “${title}”${more}`, onclick });
  const open = make("button", { type: "button", class: "open", text: title,
    "aria-current": isOpen ? "true" : undefined, onclick: () => show(id) });
  const tools = make("div", { class: "tools" },
    act("Rename", () => { renaming = id; redrawShelf(); shelf().querySelector("form input").select(); }),
    act("Save", () => exportAs("markdown", conversation), " as a Markdown file"),
    act("Print", () => exportAs("print", conversation)),
    act("Delete", () => discard(id)));
  return make("li", { class: isOpen ? "is-open" : "" }, open, ...(isOpen ? [tools] : []));
}

function renameForm(id, title) {
  const box = make("input", { type: "text", value: title, maxlength: "80", "aria-label": "New name" });
  const form = make("form", { class: "rename" }, box,
    make("button", { type: "submit", class: "plain", text: "Save" }));
  const done = () => { renaming = null; redrawShelf(); };
  form.addEventListener("submit", (event) => { event.preventDefault(); rename(id, box.value); done(); });
  form.addEventListener("keydown", (event) => event.key === "Escape" && done());
  return form;
}

function discard(id) {
  deleted = remove(id);
  say("Deleted. Undo stands below the list.");
  show(null);
}

function undo() {
  const { id } = deleted;
  restore(deleted);
  deleted = null;
  show(id);
}

// The printable page opens by itself; a download must not look like leaving this page, which
// would end Gradio's stream.
async function exportAs(kind, { title, turns }) {
  const field = make("input", { name: "conversation", value: JSON.stringify({ title, turns }) });
  const form = make("form", { method: "post", action: `page/export/${kind}`, hidden: true,
    target: "_blank" }, field);
  document.body.append(form);
  if (kind === "print") form.submit();
  else await download(form);
  form.remove();
}

async function download(form) {
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  if (!answer.ok) { say("That could not be exported."); return; }
  const link = make("a", { download: "pressmark.md", href: URL.createObjectURL(await answer.blob()) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
