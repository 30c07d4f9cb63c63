// Shortcuts of the desk, and the list of them that "?" opens. Its words stand in the page (admin/keys.html).
// One key alone does nothing while somebody writes, and can be switched off (WCAG 2.2, 2.1.4).

const dialog = document.querySelector("#desk-keys");
const OFF = "desk-keys-off";
const memory = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { /* private browsing */ } },
};
const LINES = "#result_list tbody th a, #result_list tbody td.field-number a, .home-lines a";
const SEARCH = "#searchbar, #home-q";

const go = (name) => () => location.assign(dialog.dataset[name]);
const to = (name) => Boolean(dialog.dataset[name]);
const line = (step) => () => {
  const all = [...document.querySelectorAll(LINES)];
  const at = all.indexOf(document.activeElement);
  (all[at + step] ?? (at < 0 ? all[0] : null))?.focus();
};
const any = (selector) => () => Boolean(document.querySelector(selector));

// The whole list: keys one after the other, the word that says what they do, the act, where they work. Without
// an act they are the browser's own, or those of the page's other scripts.
export const KEYS = [
  { keys: ["?"], word: "help", act: () => dialog.showModal(), works: () => true },
  { keys: ["/"], word: "search", act: () => document.querySelector(SEARCH).focus(), works: any(SEARCH) },
  { keys: ["j"], word: "next", act: line(1), works: any(LINES) },
  { keys: ["k"], word: "previous", act: line(-1), works: any(LINES) },
  { keys: ["Enter"], word: "open", works: any(LINES) },
  { keys: ["g", "h"], word: "home", act: go("home"), works: () => true },
  { keys: ["g", "s"], word: "stories", act: go("stories"), works: () => to("stories") },
  { keys: ["g", "r"], word: "reports", act: go("reports"), works: () => to("reports") },
  { keys: ["g", "m"], word: "me", act: go("me"), works: () => true },
  { keys: ["n"], word: "story", act: go("story"), works: () => to("story") },
  { keys: ["f"], word: "flash", act: go("flash"), works: () => to("flash") },
  { keys: ["Mod+S"], word: "save", works: any("[data-desk-form]") },
  { keys: ["Mod+B", "Mod+I", "Mod+K"], word: "marks", isChoice: true, works: any("[data-desk-body]") },
];
const WAIT = 1200; // milliseconds within which the second key of two must come

/** The letter on the key, also while the keyboard writes Hangul. */
function letter(event) {
  const isHangul = /[\u3131-\u318e\uac00-\ud7a3]|Process/.test(event.key);
  return isHangul && /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : event.key;
}

function isWriting(target) {
  return target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], dialog");
}

let begun = "";
let begunAt = 0;
function pressed(event) {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!(event.target instanceof Element) || isWriting(event.target) || memory.get(OFF)) return;
  const key = letter(event);
  const first = event.timeStamp - begunAt < WAIT ? begun : "";
  const found = KEYS.find(({ keys, act, works }) =>
    act && works() && (keys.length === 2 ? keys[0] === first && keys[1] === key : !first && keys[0] === key));
  begun = !found && KEYS.some(({ keys, act }) => act && keys.length === 2 && keys[0] === key) ? key : "";
  begunAt = event.timeStamp;
  if (!found) return;
  event.preventDefault();
  found.act();
}

function write() {
  const isMac = /mac/i.test(navigator.platform);
  const list = dialog.querySelector("[data-keys-list]");
  for (const { keys, word, isChoice, works } of KEYS) {
    const row = list.querySelector(`[data-word="${word}"]`);
    row.hidden = !works();
    const shown = row.querySelector("[data-keys]");
    keys.forEach((name, at) => {
      if (at) shown.append(isChoice ? ", " : " ");
      const key = document.createElement("kbd");
      key.textContent = name.replace("Mod", isMac ? "⌘" : "Ctrl");
      shown.append(key);
    });
  }
}

if (dialog) {
  write();
  const box = dialog.querySelector("[data-keys-on]");
  box.checked = !memory.get(OFF);
  box.addEventListener("change", () => memory.set(OFF, box.checked ? "" : "1"));
  dialog.querySelector("[data-keys-close]").addEventListener("click", () => dialog.close());
  for (const button of document.querySelectorAll("[data-keys-open]")) {
    button.hidden = false;
    button.addEventListener("click", () => dialog.showModal());
  }
  document.addEventListener("keydown", pressed);
}
