/** Puts a block behind the one the cursor is in, and the cursor where one would write on. */

import { pm } from "../../django_prose_editor/editor.js";

const { TextSelection } = pm.state;

/** `inside`: the cursor goes into the new block, not behind it. An empty paragraph makes room for it. */
export function insertBlock(editor, block, { inside = false } = {}) {
  const { tr, selection, schema } = editor.state;
  const { $to } = selection;
  const around = $to.depth > 0 ? $to.node(1) : null;
  let at = $to.depth > 0 ? $to.after(1) : selection.to;
  if (around?.type.name === "paragraph" && around.content.size === 0) {
    at = $to.before(1);
    tr.replaceWith(at, at + around.nodeSize, block);
  } else {
    tr.insert(at, block);
  }
  const behind = at + block.nodeSize;
  if (!tr.doc.resolve(behind).nodeAfter?.isTextblock) tr.insert(behind, schema.nodes.paragraph.create());
  tr.setSelection(TextSelection.near(tr.doc.resolve((inside ? at : behind) + 1)));
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
}
