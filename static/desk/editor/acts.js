/** What each button of the toolbar and each key does: run, whether it is on, whether it can be. */

import { pm } from "../../django_prose_editor/editor.js";
import { ask } from "./ask.js";
import { insertBlock } from "./insert.js";
import { pick } from "./photos.js";
import { embedOf, isAddress, oneLine, whole } from "./schema.js";
import * as tables from "./tables.js";

const { Selection } = pm.state;
const chain = (editor) => editor.chain().focus(undefined, { scrollIntoView: false });
const within = (editor, name) => {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type.name === name) return depth;
  return 0;
};

const mark = (name) => ({
  run: ({ editor }) => chain(editor).toggleMark(name).run(),
  isOn: (editor) => editor.isActive(name),
});
const block = (name) => ({
  run: ({ editor }) => chain(editor).toggleNode(name, "paragraph").run(),
  isOn: (editor) => editor.isActive(name),
});
const list = (name) => ({
  run: ({ editor }) => chain(editor).toggleList(name, "listItem").run(),
  // Of lists in lists the innermost one counts.
  isOn: (editor) => {
    const { $from } = editor.state.selection;
    const depth = within(editor, "listItem");
    return depth > 0 && $from.node(depth - 1).type.name === name;
  },
});
const inTable = (run, isOn) => ({ run: ({ editor }) => run(editor), isOn, isThere: (editor) => Boolean(tables.around(editor.state)) });

async function link({ editor, frame, schema }) {
  const before = editor.getAttributes("a").href ?? "";
  const answer = await ask(frame, "a", before, (text) => isAddress(schema, text));
  if (answer === null) return editor.commands.focus();
  const now = chain(editor).extendMarkRange("a");
  if (!answer) return now.unsetMark("a").run();
  const { empty } = editor.state.selection;
  if (empty && !before) {
    const content = { type: "text", text: answer, marks: [{ type: "a", attrs: { href: answer } }] };
    return chain(editor).insertContent(content).run();
  }
  return now.setMark("a", { href: answer }).run();
}

/** Who is quoted: selected words, or a last line of the quotation for the name. */
function cite({ editor }) {
  const { state, view } = editor;
  if (!state.selection.empty || editor.isActive("cite")) return chain(editor).toggleMark("cite").run();
  const depth = within(editor, "blockquote");
  if (!depth) return chain(editor).toggleWrap("blockquote").run() && cite({ editor });
  const end = state.selection.$from.end(depth);
  const { tr, schema } = state;
  tr.insert(end, schema.nodes.paragraph.create());
  tr.setSelection(Selection.near(tr.doc.resolve(end + 1)));
  tr.addStoredMark(schema.marks.cite.create());
  view.dispatch(tr.scrollIntoView());
  return view.focus();
}

export function insertFigure(editor, photo, more = {}) {
  insertBlock(editor, editor.schema.nodes.figure.create({ "data-photo": photo }));
  more.told?.(photo);
}

async function figure(context) {
  const { editor, frame, schema } = context;
  const chosen = (photo) => whole(schema.photo, photo) && insertFigure(editor, photo, context);
  if (pick(frame.dataset.photos, chosen)) return;
  const answer = await ask(frame, "figure", "", (text) => whole(schema.photo, text));
  if (answer) chosen(answer);
}

async function embed({ editor, frame, schema }) {
  const answer = await ask(frame, "embed", "", (text) => Boolean(embedOf(schema, text)));
  if (answer) insertBlock(editor, editor.schema.nodes.embed.create(embedOf(schema, answer)));
}

/** A note behind the selection, or the one that is selected. */
export async function footnote({ editor, frame }) {
  const { selection } = editor.state;
  const selected = selection.node?.type.name === "footnote" ? selection : null;
  const before = selected?.node.attrs.note ?? "";
  const answer = await ask(frame, "footnote", before);
  if (answer === null) return editor.commands.focus();
  const { tr, schema } = editor.state;
  const note = oneLine(answer);
  const made = note ? [schema.nodes.footnote.create({ note })] : [];
  const at = selected ? selected.from : selection.to;
  tr.replaceWith(at, selected ? selected.to : at, made);
  tr.setSelection(Selection.near(tr.doc.resolve(at + made.length)));
  editor.view.dispatch(tr);
  return editor.view.focus();
}

function longText({ editor }) {
  const { longText: outer, longTextSummary, paragraph } = editor.schema.nodes;
  const depth = within(editor, "longText");
  if (depth) {
    // Taken off as a whole; what it was called becomes a paragraph.
    const { tr, selection: { $from } } = editor.state;
    const parts = [];
    $from.node(depth).forEach((part) => {
      if (part.type !== longTextSummary) parts.push(part);
      else if (part.content.size) parts.push(paragraph.create(null, part.content));
    });
    const at = $from.before(depth);
    tr.replaceWith(at, $from.after(depth), parts);
    tr.setSelection(Selection.near(tr.doc.resolve(at + 1)));
    editor.view.dispatch(tr);
    return editor.view.focus();
  }
  return insertBlock(editor, outer.create(null, [longTextSummary.create(), paragraph.create()]), { inside: true });
}

async function caption({ editor, frame }) {
  const before = tables.around(editor.state)?.node.attrs.caption ?? "";
  const answer = await ask(frame, "caption", before);
  if (answer !== null) tables.setCaption(editor, oneLine(answer));
  editor.commands.focus();
}

export const acts = {
  strong: mark("strong"),
  em: mark("em"),
  a: { run: link, isOn: (editor) => editor.isActive("a") },
  h2: block("h2"),
  h3: block("h3"),
  bulletList: list("bulletList"),
  orderedList: list("orderedList"),
  triangleList: list("triangleList"),
  blockquote: {
    run: ({ editor }) => chain(editor).toggleWrap("blockquote").run(),
    isOn: (editor) => editor.isActive("blockquote"),
  },
  cite: { run: cite, isOn: (editor) => editor.isActive("cite") },
  figure: { run: figure },
  embed: { run: embed },
  footnote: { run: footnote },
  table: {
    run: ({ editor }) => insertBlock(editor, tables.fresh(editor.schema), { inside: true }),
    isPossible: (editor) => !tables.around(editor.state),
  },
  longText: { run: longText, isOn: (editor) => editor.isActive("longText") },
  undo: { run: ({ editor }) => chain(editor).undo().run(), isPossible: (editor) => editor.can().undo() },
  redo: { run: ({ editor }) => chain(editor).redo().run(), isPossible: (editor) => editor.can().redo() },
  find: { run: ({ find }) => find.toggle(), isOn: (_editor, { find }) => find.isOpen() },
  rowAfter: inTable(tables.rowAfter),
  columnAfter: inTable(tables.columnAfter),
  deleteRow: inTable(tables.deleteRow),
  deleteColumn: inTable(tables.deleteColumn),
  deleteTable: inTable(tables.deleteTable),
  headRow: inTable((editor) => tables.toggleHead(editor, "headRow"), (editor) => tables.isHead(editor.state, "headRow")),
  headColumn: inTable((editor) => tables.toggleHead(editor, "headColumn"), (editor) => tables.isHead(editor.state, "headColumn")),
  caption: { run: caption, isThere: (editor) => Boolean(tables.around(editor.state)) },
};
