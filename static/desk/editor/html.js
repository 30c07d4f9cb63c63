/** Between the textarea's HTML and the editor's document. */

import { pm } from "../../django_prose_editor/editor.js";

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

export const escaped = (text) => text.replace(/[&<>]/g, (sign) => ENTITIES[sign]);

/** Plain text as the server reads it: an empty line starts a paragraph, a line end stays one. */
export function fromPlain(text) {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .filter((part) => part.trim())
    .map((part) => `<p>${part.trim().replaceAll("\n", "<br>")}</p>`)
    .join("");
}

export const asHtml = (value) => (value.includes("<") ? value : fromPlain(value));

const TAG = /<[a-z][^<>]*>/gi;
// Nothing here reads them; a picture's data is cut before it is parsed, and the policy would log each handler.
const UNREAD = /\s(?:on\w+|style|src|srcset|srcdoc|background)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/gi;
const NOT_BOLD = /^<(?:b|strong)\s[^>]*font-weight\s*:\s*(?:normal|400)/i;

/** Foreign markup without what is never read of it; a `<b>` that is not bold (Google Docs) says so. */
export function lighter(html) {
  return html.replace(TAG, (tag) => {
    const bare = tag.replace(UNREAD, "");
    return NOT_BOLD.test(tag) ? bare.replace(/^<\w+/, "$& data-not-bold") : bare;
  });
}

/** The HTML as a document of the editor. Parsed apart from the page: nothing in it runs or is fetched. */
export function parsed(editor, html) {
  const { body } = new DOMParser().parseFromString(lighter(asHtml(html)), "text/html");
  return pm.model.DOMParser.fromSchema(editor.schema).parse(body);
}

/** The document as stored HTML, one block a line; an empty one is no text at all. */
export function serialised(editor) {
  const page = document.implementation.createHTMLDocument("");
  const { doc, schema } = editor.state;
  const fragment = pm.model.DOMSerializer.fromSchema(schema).serializeFragment(doc.content, { document: page });
  const holder = page.createElement("div");
  holder.append(fragment);
  holder.querySelectorAll("table").forEach(withHead);
  const blocks = [...holder.children].filter((block) => block.textContent.trim() || block.matches("figure, div"));
  return blocks.map((block) => block.outerHTML).join("\n");
}

/** The first rows of nothing but heading cells are the table's head. */
function withHead(table) {
  table.querySelector("caption")?.removeAttribute("contenteditable");
  const head = table.ownerDocument.createElement("thead");
  for (const row of [...table.tBodies[0].rows]) {
    if (![...row.cells].every((cell) => cell.tagName === "TH")) break;
    head.append(row);
  }
  if (head.rows.length) table.tBodies[0].before(head);
  if (!table.tBodies[0].rows.length) table.tBodies[0].remove();
}
