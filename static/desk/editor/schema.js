/** Builds the editor's nodes and marks from the tables of articles/text/schema.py, which the page brings along. */

import { Document, Extension, Mark, Node, Text } from "../../django_prose_editor/editor.js";
import { views } from "./views.js";

const TABLE_ROLES = { table: "table", tableRow: "row", tableCell: "cell", tableHeader: "header_cell" };
const ISOLATING = new Set(["table", "tableCell", "tableHeader", "longText", "longTextSummary"]);
const SYNONYMS = { strong: ["b"], em: ["i"] };

export function extensions(schema, words) {
  return [
    Document,
    Text,
    Extension.create({
      name: "tableRoles",
      extendNodeSchema: (extension) =>
        extension.name in TABLE_ROLES ? { tableRole: TABLE_ROLES[extension.name] } : {},
    }),
    ...schema.nodes.map((row) => node(row, schema, words)),
    ...schema.marks.map((name) => (name === "a" ? link(schema) : mark(name))),
  ];
}

function node(row, schema, words) {
  const isLeaf = row.content === "";
  const isInline = row.group === "inline";
  const fixed = Object.entries(row.fixed);
  const selector = row.tag
    + fixed.map(([name, value]) => `[${name}="${value}"]`).join("")
    + Object.keys(row.free).filter((name) => name.startsWith("data-")).map((name) => `[${name}]`).join("");
  return Node.create({
    name: row.name,
    group: row.group || undefined,
    inline: isInline,
    content: row.content || undefined,
    marks: row.name === "longTextSummary" ? "" : undefined,
    atom: isLeaf && row.name !== "hardBreak",
    selectable: isLeaf && row.name !== "hardBreak",
    draggable: isLeaf && !isInline,
    isolating: ISOLATING.has(row.name),
    defining: ["blockquote", "listItem"].includes(row.name),
    // A line end stays one in text that is copied.
    ...(row.name === "hardBreak" ? { renderText: () => "\n", linebreakReplacement: true } : {}),
    addAttributes: () => attributes(row),
    parseHTML: () => rules(row, selector, schema),
    renderHTML: ({ node: made, HTMLAttributes }) => rendered(row, made, HTMLAttributes),
    addNodeView: views[row.name] && (() => views[row.name](schema, words)),
    addKeyboardShortcuts() {
      if (row.name === "hardBreak") {
        return { "Shift-Enter": () => this.editor.commands.insertContent({ type: "hardBreak" }) };
      }
      if (row.name === "longTextSummary") return { Enter: () => leave(this.editor, row.name) };
      if (row.name !== "listItem") return {};
      return {
        Enter: () => this.editor.commands.splitListItem(row.name),
        "Mod-]": () => !isDeepest(this.editor, schema.listDepth) && this.editor.commands.sinkListItem(row.name),
        "Mod-[": () => this.editor.commands.liftListItem(row.name),
      };
    },
  });
}

/** From a line that holds one thing to the text behind it. */
function leave(editor, name) {
  const { $from } = editor.state.selection;
  if ($from.parent.type.name !== name) return false;
  return editor.commands.focus($from.after() + 1);
}

/** Lists lie in each other as deep as the stored form allows. */
function isDeepest(editor, most) {
  const { $from } = editor.state.selection;
  let depth = 0;
  for (let level = $from.depth; level > 0; level -= 1) depth += $from.node(level).type.name === "listItem" ? 1 : 0;
  return depth >= most;
}

function attributes(row) {
  const made = {};
  for (const [name, none] of Object.entries(row.free)) {
    const isNumber = /^\d+$/.test(none);
    const of = (element) => element.getAttribute(name) ?? none;
    made[name] = {
      default: isNumber ? Number(none) : none,
      parseHTML: (element) => (isNumber ? Math.min(Math.max(parseInt(of(element), 10) || 1, 1), 100) : of(element)),
      renderHTML: (values) => (String(values[name]) === none ? {} : { [name]: String(values[name]) }),
    };
  }
  if (row.name === "table") {
    const caption = (element) => [...element.children].find((child) => child.tagName === "CAPTION");
    made.caption = {
      default: "",
      rendered: false,
      parseHTML: (element) => oneLine(caption(element)?.textContent ?? ""),
    };
  }
  if (row.name === "footnote") {
    made.note = { default: "", rendered: false, parseHTML: (element) => oneLine(element.textContent) };
  }
  return made;
}

function rules(row, selector, schema) {
  const rule = { tag: selector, priority: Object.keys(row.fixed).length ? 60 : 50 };
  if (row.name === "longTextSummary") rule.context = "longText/";
  if (row.name === "figure") {
    rule.getAttrs = (element) => whole(schema.photo, element.getAttribute("data-photo")) && null;
  }
  if (row.name === "embed") rule.getAttrs = (element) => (isEmbed(schema, element) ? null : false);
  if (row.name === "footnote") rule.getAttrs = (element) => (oneLine(element.textContent) ? null : false);
  const more = [];
  if (row.name === "table") more.push({ tag: "caption", ignore: true });
  if (row.name === "h2") more.push({ tag: "h1" });
  if (row.name === "h3") more.push({ tag: "h4" }, { tag: "h5" }, { tag: "h6" });
  return [rule, ...more];
}

function rendered(row, made, HTMLAttributes) {
  const all = { ...row.fixed, ...HTMLAttributes };
  if (row.name === "footnote") return [row.tag, all, made.attrs.note];
  if (row.content === "") return [row.tag, all];
  if (row.name !== "table") return [row.tag, all, 0];
  const body = ["tbody", 0];
  if (!made.attrs.caption) return [row.tag, all, body];
  return [row.tag, all, ["caption", { contenteditable: "false" }, made.attrs.caption], body];
}

function mark(name) {
  return Mark.create({
    name,
    parseHTML: () => [name, ...(SYNONYMS[name] ?? [])].map((tag) => ({ tag: `${tag}:not([data-not-bold])` })),
    renderHTML: () => [name, 0],
  });
}

function link(schema) {
  return Mark.create({
    name: "a",
    inclusive: false,
    addAttributes: () => ({ href: { default: "" } }),
    parseHTML: () => [
      { tag: "a[href]", getAttrs: (element) => isAddress(schema, element.getAttribute("href")) && null },
    ],
    renderHTML: ({ HTMLAttributes }) => ["a", { href: HTMLAttributes.href, rel: "noopener" }, 0],
  });
}

/** A whole address of a kind the stored form keeps. */
export function isAddress(schema, address) {
  const kinds = schema.schemes.map((scheme) => (scheme === "mailto" ? "mailto:" : `${scheme}://`));
  const bare = address.trim().toLowerCase();
  return address.length <= schema.maxAddress && kinds.some((kind) => bare.startsWith(kind) && bare.length > kind.length);
}

/** Provider and id of an address somebody pasted, or null. */
export function embedOf(schema, address) {
  if (address.length > schema.maxAddress) return null;
  const bare = address.trim().replace(/^(?:https?:)?\/\/(?:www\.)?/i, "");
  for (const provider of schema.providers) {
    for (const pattern of provider.known) {
      const found = bare.match(new RegExp(`^(?:${pattern})$`));
      if (found) return { "data-embed": provider.code, "data-id": found[1] };
    }
  }
  return null;
}

export const whole = (pattern, text) => new RegExp(`^(?:${pattern})$`).test(text ?? "");

function isEmbed(schema, element) {
  const provider = schema.providers.find((one) => one.code === element.getAttribute("data-embed"));
  return Boolean(provider) && whole(provider.id, element.getAttribute("data-id"));
}

export const oneLine = (text) => text.split(/\s+/).filter(Boolean).join(" ");
