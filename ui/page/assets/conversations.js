// Conversations live in this browser's storage and nowhere else: one entry each, so that two
// tabs do not overwrite one another.
const PREFIX = "pressmark.conversation.";
const OPEN = "pressmark.open";
const LONGEST_TITLE = 80;

const fresh = () => ({ id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`,
  title: "", changed: Date.now(), turns: [] });

let open = fresh();
let full = false;

export const openConversation = () => open;
export const storageIsFull = () => full;

function read(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key));
    return found && Array.isArray(found.turns) && typeof found.id === "string" ? found : null;
  } catch {
    return null;
  }
}

function keep(conversation) {
  try {
    localStorage.setItem(PREFIX + conversation.id, JSON.stringify(conversation));
    full = false;
  } catch {
    full = true;
  }
}

export function allConversations() {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  return keys.map(read).filter(Boolean).sort((a, b) => b.changed - a.changed);
}

export function conversationNamed(id) {
  return id === open.id ? open : read(PREFIX + id);
}

export function addTurn(id, turn) {
  const conversation = conversationNamed(id) ?? { ...fresh(), id };
  conversation.turns.push(turn);
  conversation.title ||= turn.question.slice(0, LONGEST_TITLE);
  conversation.changed = Date.now();
  keep(conversation);
  if (id === open.id) remember();
}

export function rename(id, title) {
  const conversation = conversationNamed(id);
  if (!conversation || !title.trim()) return;
  conversation.title = title.trim().slice(0, LONGEST_TITLE);
  keep(conversation);
}

export function remove(id) {
  const conversation = conversationNamed(id);
  localStorage.removeItem(PREFIX + id);
  return conversation;
}

export const restore = keep;

function remember() {
  try { sessionStorage.setItem(OPEN, open.id); } catch { /* the newest is opened then */ }
}

export function turnTo(id) {
  open = (id && read(PREFIX + id)) || fresh();
  remember();
  return open;
}

export function lastOpen() {
  const id = sessionStorage.getItem(OPEN);
  if (id) return turnTo(id);
  const [newest] = allConversations();
  return turnTo(newest?.id);
}
