/** What can be done to the table the cursor is in, heading cells with their scope among it. */

import { pm } from "../../django_prose_editor/editor.js";

const { tables } = pm;

export const plugin = () => tables.tableEditing();

/** The table around the cursor: {node, start} with the position of its first row, or null. */
export function around(state) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === "table") return { node: $from.node(depth), start: $from.start(depth) };
  }
  return null;
}

export function fresh(schema, rows = 3, columns = 2) {
  const { table, tableRow, tableCell, tableHeader, paragraph } = schema.nodes;
  const cells = (type, attributes) =>
    Array.from({ length: columns }, () => type.create(attributes, paragraph.create()));
  const made = Array.from({ length: rows }, (_, number) =>
    tableRow.create(null, number ? cells(tableCell) : cells(tableHeader, { scope: "col" })));
  return table.create(null, made);
}

const run = (command) => (editor) => command(editor.state, editor.view.dispatch);

export const rowAfter = run(tables.addRowAfter);
export const columnAfter = run(tables.addColumnAfter);
export const deleteRow = run(tables.deleteRow);
export const deleteColumn = run(tables.deleteColumn);
export const deleteTable = run(tables.deleteTable);
export const nextCell = run(tables.goToNextCell(1));
export const previousCell = run(tables.goToNextCell(-1));

const EDGES = {
  headRow: { scope: "col", of: (map) => ({ left: 0, top: 0, right: map.width, bottom: 1 }) },
  headColumn: { scope: "row", of: (map) => ({ left: 0, top: 0, right: 1, bottom: map.height }) },
};

function edge(state, name) {
  const table = around(state);
  if (!table) return null;
  const map = tables.TableMap.get(table.node);
  const cells = map.cellsInRect(EDGES[name].of(map)).map((position) => ({
    at: table.start + position,
    node: table.node.nodeAt(position),
  }));
  return { cells, corner: map.map[0] + table.start };
}

export function isHead(state, name) {
  const found = edge(state, name);
  return Boolean(found) && found.cells.every(({ node, at }) =>
    node.type.name === "tableHeader" && (node.attrs.scope === EDGES[name].scope || at === found.corner));
}

/** The first row or column becomes headings, or plain cells again; a corner shared by both stays a heading. */
export function toggleHead(editor, name) {
  const { state, view } = editor;
  const found = edge(state, name);
  if (!found) return false;
  const { tableCell, tableHeader } = state.schema.nodes;
  const { tr } = state;
  const isOn = isHead(state, name);
  const other = name === "headRow" ? "headColumn" : "headRow";
  const keepsCorner = isHead(state, other) && edge(state, other).cells.length > 1;
  for (const { at, node } of found.cells) {
    if (isOn && at === found.corner && keepsCorner) {
      tr.setNodeMarkup(at, tableHeader, { ...node.attrs, scope: EDGES[other].scope });
    } else {
      tr.setNodeMarkup(at, isOn ? tableCell : tableHeader, { ...node.attrs, scope: isOn ? "" : EDGES[name].scope });
    }
  }
  view.dispatch(tr);
  return true;
}

export function setCaption(editor, caption) {
  const table = around(editor.state);
  if (!table) return;
  editor.view.dispatch(editor.state.tr.setNodeMarkup(table.start - 1, null, { ...table.node.attrs, caption }));
}
