/**
 * Upgrades `<textarea data-desk-body>` to the editor as soon as it is seen, and keeps its value current.
 *
 * On the textarea others may dispatch "desk:set-body" ({html}) and "desk:insert-figure" ({photo}); it dispatches
 * "input" after each change, "desk:pasted" ({html, text}, cancelable) before a paste, "desk:files" ({files}) for
 * files that were pasted or dropped, "desk:figure" ({photo}) when a photo was chosen for the text, and
 * "desk:editor" ({editor}) once it is ready. All of these bubble.
 */

import { Dropcursor, Editor, Extension, Gapcursor, UndoRedo } from "../../django_prose_editor/editor.js";
import { acts, footnote, insertFigure } from "./acts.js";
import { clipboard } from "./clipboard.js";
import { findPanel, finder } from "./find.js";
import { asHtml, lighter, parsed, serialised } from "./html.js";
import { measure } from "./length.js";
import { extensions, whole } from "./schema.js";
import * as tables from "./tables.js";
import { shortcuts, toolbar } from "./toolbar.js";

const SLOW = 30; // milliseconds
const PAUSE = 500; // milliseconds
const editors = new WeakMap();

function wordsOf(frame) {
  const words = { thumbnail: frame.dataset.thumbnail };
  for (const [key, value] of Object.entries(frame.dataset)) {
    if (key.startsWith("word")) words[key[4].toLowerCase() + key.slice(5)] = value;
  }
  return words;
}

/** What the text is called and described by, as its textarea was; advice on typing HTML is hidden. */
function naming(area, words) {
  const label = area.labels[0];
  if (label && !label.id) label.id = `${area.id}-label`;
  const advice = document.getElementById(`${area.id}_helptext`);
  if (advice) advice.hidden = true;
  const described = (area.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== advice?.id);
  return {
    role: "textbox",
    "aria-multiline": "true",
    ...(label ? { "aria-labelledby": label.id } : { "aria-label": words.text }),
    ...(described.join(" ") ? { "aria-describedby": described.join(" ") } : {}),
    ...(area.hasAttribute("aria-invalid") ? { "aria-invalid": "true" } : {}),
    ...(area.lang ? { lang: area.lang } : {}),
    class: "desk-text-in",
  };
}

function build(area) {
  const frame = area.closest(".desk-editor");
  const schema = JSON.parse(frame.dataset.schema);
  const words = wordsOf(frame);
  const isWritable = !area.disabled && !area.readOnly;
  const holder = document.createElement("div");
  const context = { area, frame, schema, words };
  const tell = (text) => { frame.querySelector(".desk-told").textContent = text; };
  const { paste, drop } = clipboard({ area, most: schema.most, words, tell });
  const keys = shortcuts(frame, (act) => acts[act].run(context));
  let isOwn = false;
  let isBehind = false;
  let cost = 0; // milliseconds of the last sync
  let timer = 0;

  const count = () => {
    const found = measure(editor.state.doc);
    frame.querySelector(".desk-length").textContent = words.length.replace(/\{(\w+)\}/g, (_, name) => found[name]);
  };
  const sync = () => {
    clearTimeout(timer);
    const began = performance.now();
    isBehind = false;
    const html = serialised(editor);
    if (html !== area.value) {
      area.value = html;
      isOwn = true;
      area.dispatchEvent(new Event("input", { bubbles: true }));
      isOwn = false;
      count();
    }
    cost = performance.now() - began;
  };
  const flush = () => { if (isBehind) sync(); };
  /** Nothing of ours acts while a syllable is being composed; a very long text is written down in pauses. */
  const settle = (isChanged) => {
    isBehind ||= isChanged;
    if (editor.view.composing) return;
    if (cost < SLOW) flush();
    else {
      clearTimeout(timer);
      timer = setTimeout(() => { if (!editor.view.composing) flush(); }, PAUSE);
    }
    bar.update();
  };

  const editor = new Editor({
    element: holder,
    content: lighter(asHtml(area.value)),
    editable: isWritable,
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    extensions: [
      ...extensions(schema, words),
      UndoRedo,
      Gapcursor,
      Dropcursor,
      finder,
      Extension.create({
        name: "desk",
        addProseMirrorPlugins: () => [tables.plugin()],
        addKeyboardShortcuts: () => ({
          ...keys,
          Tab: () => tables.nextCell(editor),
          "Shift-Tab": () => tables.previousCell(editor),
        }),
      }),
    ],
    editorProps: {
      attributes: naming(area, words),
      handleDOMEvents: { paste, drop },
      handleDoubleClickOn: (_view, _at, node) => {
        if (node.type.name !== "footnote" || !isWritable) return false;
        footnote(context);
        return true;
      },
    },
  });
  Object.assign(context, {
    editor,
    told: (photo) => area.dispatchEvent(new CustomEvent("desk:figure", { bubbles: true, detail: { photo: Number(photo) } })),
  });
  context.find = findPanel({ editor, frame, words, changed: () => bar.update() });
  const bar = toolbar(context);
  bar.bar.hidden = !isWritable;
  editor.on("transaction", ({ transaction }) => settle(transaction.docChanged));
  holder.addEventListener("compositionend", () => setTimeout(() => {
    settle(false);
    context.find.refresh();
  }, 50));
  editor.on("blur", flush);
  area.form?.addEventListener("submit", flush, { capture: true });
  area.addEventListener("desk:flush", flush);

  area.before(bar.bar, context.find.panel, holder);
  area.classList.add("desk-markup");
  area.tabIndex = -1;
  area.setAttribute("aria-hidden", "true");
  area.addEventListener("focus", () => editor.view.focus());
  area.addEventListener("input", () => { if (!isOwn) replace(editor, area.value); });
  bar.update();
  count();
  if (location.hash === `#${area.id}`) editor.view.focus();
  editors.set(area, { editor, context });
  area.dispatchEvent(new CustomEvent("desk:editor", { bubbles: true, detail: { editor } }));
}

/** Another text in the place of this one; undo brings the old one back. */
function replace(editor, html) {
  const { doc, tr } = editor.state;
  editor.view.dispatch(tr.replaceWith(0, doc.content.size, parsed(editor, html).content));
}

let isParsed = document.readyState === "complete";
document.addEventListener("DOMContentLoaded", () => { isParsed = true; }, { once: true });

/** From now on the field answers to the events above; the editor is built when the field is seen. */
export function upgrade(area) {
  if (editors.has(area)) return;
  editors.set(area, null);
  area.addEventListener("desk:set-body", ({ detail }) => {
    const { editor } = editors.get(area) ?? {};
    if (editor) {
      replace(editor, detail.html);
      return;
    }
    area.value = detail.html;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
  area.addEventListener("desk:insert-figure", ({ detail }) => {
    if (!editors.get(area)) build(area);
    const { editor, context } = editors.get(area);
    if (whole(context.schema.photo, String(detail.photo))) insertFigure(editor, String(detail.photo));
  });
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    if (!editors.get(area)) build(area);
  }, { rootMargin: "100000px" });
  // Not before the form has decided which languages it shows: its script runs after this one.
  const watch = () => seen.observe(area.closest(".desk-editor"));
  if (isParsed) watch(); else document.addEventListener("DOMContentLoaded", watch, { once: true });
}

document.querySelectorAll("textarea[data-desk-body]").forEach(upgrade);
