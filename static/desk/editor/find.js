/** Find and replace in one text: marks do not get in the way, a replacement keeps the marks of what it replaces. */

import { Extension, pm } from "../../django_prose_editor/editor.js";

const { Plugin, PluginKey, TextSelection } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const KEY = new PluginKey("desk-find");
const LONGEST = 200; // characters of a selection that are looked for
const NOTHING = { query: "", matches: [], at: -1, shown: DecorationSet.empty };

/** Places of the words, as [{from, to}]; capitals and the width of a space do not matter. */
export function search(doc, query) {
  const found = [];
  const words = query.normalize("NFC");
  if (!words) return found;
  const pattern = new RegExp(words.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/ /g, "[ \u00a0]"), "giu");
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, "", "\ufffc");
    for (const match of text.matchAll(pattern)) {
      const from = position + 1 + match.index;
      found.push({ from, to: from + match[0].length });
    }
    return false;
  });
  return found;
}

function state(doc, query, at) {
  const matches = search(doc, query);
  const here = matches.length ? Math.min(Math.max(at, 0), matches.length - 1) : -1;
  const shown = matches.map(({ from, to }, number) =>
    Decoration.inline(from, to, { class: number === here ? "desk-found desk-found-here" : "desk-found" }));
  return { query, matches, at: here, shown: DecorationSet.create(doc, shown) };
}

export const finder = Extension.create({
  name: "find",
  addProseMirrorPlugins: () => [
    new Plugin({
      key: KEY,
      state: {
        init: () => NOTHING,
        apply(tr, before) {
          const asked = tr.getMeta(KEY);
          if (asked) return asked.query ? state(tr.doc, asked.query, asked.at) : NOTHING;
          if (!tr.docChanged || !before.query) return before;
          // Nothing moves under a syllable that is being composed.
          if (tr.getMeta("composition")) {
            return { ...before, shown: before.shown.map(tr.mapping, tr.doc), isOld: true };
          }
          return state(tr.doc, before.query, before.at);
        },
      },
      props: { decorations: (now) => KEY.getState(now).shown },
    }),
  ],
});

/** The panel. `toggle` opens it with the selected words, `isOpen` says whether it is there. */
export function findPanel({ editor, frame, words, changed }) {
  const panel = frame.querySelector('template[data-part="find"]').content.firstElementChild.cloneNode(true);
  const part = (name) => panel.querySelector(`[data-find="${name}"]`);
  const query = part("query");
  const by = part("by");
  panel.hidden = true;
  const now = () => KEY.getState(editor.state);
  const told = (text) => { part("told").textContent = text; };

  const tell = () => {
    const { at, matches } = now();
    if (!query.value) told("");
    else told(matches.length ? words.found.replace("{0}", at + 1).replace("{1}", matches.length) : words.none);
  };
  const seek = (at) => {
    editor.view.dispatch(editor.state.tr.setMeta(KEY, { query: query.value, at }));
    const { matches, at: here } = now();
    if (here >= 0) {
      const { tr, doc } = editor.state;
      const { from, to } = matches[here];
      editor.view.dispatch(tr.setSelection(TextSelection.create(doc, from, to)).scrollIntoView());
    }
    tell();
  };
  const step = (by_) => {
    const { matches, at, query: last } = now();
    if (last !== query.value || !matches.length) return seek(0);
    return seek((at + by_ + matches.length) % matches.length);
  };
  const replace = (places) => {
    const { tr } = editor.state;
    // From the end, so that what is in front stays where it was found.
    for (const { from, to } of [...places].reverse()) {
      if (by.value) tr.insertText(by.value.normalize("NFC"), from, to);
      else tr.delete(from, to);
    }
    editor.view.dispatch(tr);
  };
  const replaceOne = () => {
    if (now().query !== query.value) return seek(0);
    const { matches, at } = now();
    if (at < 0) return tell();
    replace([matches[at]]);
    // A replacement that holds the words again is stepped over.
    return seek(at + search(editor.schema.node("doc", null, [
      editor.schema.node("paragraph", null, by.value ? [editor.schema.text(by.value)] : []),
    ]), query.value).length);
  };
  const replaceAll = () => {
    const places = search(editor.state.doc, query.value);
    if (places.length) replace(places);
    seek(0);
    told(places.length ? words.replaced.replace("{0}", places.length) : words.none);
  };
  const close = () => {
    panel.hidden = true;
    editor.view.dispatch(editor.state.tr.setMeta(KEY, { query: "" }));
    editor.view.focus();
    changed();
  };
  const toggle = () => {
    if (!panel.hidden && panel.contains(document.activeElement)) return close();
    const { from, to, empty } = editor.state.selection;
    const selected = editor.state.doc.textBetween(from, to, " ");
    panel.hidden = false;
    if (!empty && selected.length <= LONGEST) query.value = selected;
    seek(0);
    query.focus();
    query.select();
    return changed();
  };

  /** After a syllable was composed in the text. */
  const refresh = () => {
    const { isOld, query: words_, at } = now();
    if (isOld && !editor.view.composing) editor.view.dispatch(editor.state.tr.setMeta(KEY, { query: words_, at }));
  };

  const run = { previous: () => step(-1), next: () => step(1), one: replaceOne, all: replaceAll, close };
  panel.addEventListener("click", (event) => run[event.target.closest("button")?.dataset.find]?.());
  // While a syllable is composed nothing is looked for; its end is an input of its own.
  query.addEventListener("input", (event) => { if (!event.isComposing) seek(0); });
  query.addEventListener("compositionend", () => seek(0));
  panel.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === query) step(event.shiftKey ? -1 : 1);
    else if (event.key === "Enter" && event.target === by) replaceOne();
    else return;
    // Otherwise Enter would send the story's form.
    event.preventDefault();
    event.stopPropagation();
  });
  return { panel, toggle, refresh, isOpen: () => !panel.hidden };
}
