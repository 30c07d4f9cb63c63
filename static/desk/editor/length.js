/** The length of a text by the rules of articles/text/length.py: characters, and sheets of 200 squares. */

const COLUMNS = 20;
const ROWS = 10;

/** Lines of text: every textblock, cut at its line ends; notes do not count. */
function lines(doc) {
  const found = [];
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    let line = "";
    node.forEach((child) => {
      if (child.isText) line += child.text;
      if (child.type.name === "hardBreak") {
        found.push(line);
        line = "";
      }
    });
    found.push(line);
    return false;
  });
  doc.descendants((node) => {
    if (node.type.name === "table") found.push(node.attrs.caption);
    return true;
  });
  return found.map((line) => line.split(/\s+/).filter(Boolean).join(" ")).filter(Boolean);
}

function written(line) {
  let squares = 1;
  let halves = 0;
  for (const sign of line) {
    if (/[0-9a-z]/.test(sign)) {
      halves += 1;
    } else {
      squares += Math.ceil(halves / 2) + 1;
      halves = 0;
    }
  }
  return Math.ceil((squares + Math.ceil(halves / 2)) / COLUMNS);
}

export function measure(doc) {
  let characters = 0;
  let spaces = 0;
  let rows = 0;
  for (const line of lines(doc)) {
    characters += [...line].length;
    spaces += line.split(" ").length - 1;
    rows += written(line);
  }
  return { characters, letters: characters - spaces, sheets: `${Math.floor(rows / ROWS)}.${rows % ROWS}` };
}
