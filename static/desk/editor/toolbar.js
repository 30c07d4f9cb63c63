/** The toolbar: one stop for the Tab key, arrows inside it; buttons say what they are and whether they are on. */

import { acts } from "./acts.js";

const isMac = navigator.platform.startsWith("Mac");

function keysOf(button) {
  const keys = button.dataset.keys;
  if (!keys) return;
  button.setAttribute("aria-keyshortcuts", keys.replace("Mod", isMac ? "Meta" : "Control"));
  button.title += ` (${keys.replace("Mod", isMac ? "⌘" : "Ctrl")})`;
}

/** The toolbar's element and `update`, to be called whenever the cursor or the text moved. */
export function toolbar(context) {
  const { editor, frame, words } = context;
  const bar = frame.querySelector('template[data-part="tools"]').content.firstElementChild.cloneNode(true);
  const buttons = [...bar.querySelectorAll("button[data-act]")];
  const tableGroup = bar.querySelector('[data-group="table"]');
  bar.setAttribute("aria-label", words.tools);
  buttons.forEach(keysOf);
  buttons[0].tabIndex = 0;
  const shown = () => buttons.filter((button) => !button.closest("[hidden]"));

  const stop = (button) => {
    buttons.forEach((one) => { one.tabIndex = one === button ? 0 : -1; });
  };
  // The cursor stays in the text when a button is pressed with the pointer.
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-act]");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    stop(button);
    acts[button.dataset.act].run(context);
  });
  bar.addEventListener("keydown", (event) => {
    const row = shown();
    const here = row.indexOf(document.activeElement);
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: row.length - 1 }[event.key];
    if (to === undefined || here < 0) return;
    event.preventDefault();
    const button = row[(to + row.length) % row.length];
    stop(button);
    button.focus();
  });

  const set = (button, name, value) => {
    if (button.getAttribute(name) !== value) button.setAttribute(name, value);
  };
  const update = () => {
    tableGroup.hidden = !acts.rowAfter.isThere(editor);
    for (const button of shown()) {
      const { isOn, isPossible } = acts[button.dataset.act];
      if (isOn) set(button, "aria-pressed", String(Boolean(isOn(editor, context))));
      if (isPossible) set(button, "aria-disabled", String(!isPossible(editor)));
    }
    if (!shown().some((button) => button.tabIndex === 0)) stop(buttons[0]);
  };
  return { bar, update, buttons };
}

/** The keys written on the buttons, as a map for the editor. */
export function shortcuts(frame, run) {
  const found = {};
  for (const button of frame.querySelector('template[data-part="tools"]').content.querySelectorAll("[data-keys]")) {
    const { act, keys } = button.dataset;
    // Undo and redo have theirs already.
    if (act === "undo" || act === "redo") continue;
    const parts = keys.split("+");
    const key = parts.pop().toLowerCase();
    found[[...parts, key].join("-")] = () => {
      // AltGr looks like Ctrl and Alt, and writes signs such as € on many keyboards.
      if (window.event?.getModifierState?.("AltGraph")) return false;
      run(act);
      return true;
    };
  }
  return found;
}
