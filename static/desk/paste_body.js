// The text of a body as elements: where a guess was taken from, given back and taken again.

export const folded = (text) => text.replace(/\s+/g, " ").trim();
export const inert = (html) => new DOMParser().parseFromString(`<body>${html}`, "text/html").body;

export function paragraphs(text) {
  const made = document.createElement("div");
  for (const part of text.split(/\n\s*\n|\r\n\s*\r\n/)) {
    if (!part.trim()) continue;
    const paragraph = document.createElement("p");
    part.trim().split(/\r?\n/).forEach((line, number) => {
      if (number) paragraph.append(document.createElement("br"));
      paragraph.append(line);
    });
    made.append(paragraph);
  }
  return made.innerHTML;
}

export class Body {
  constructor(area) {
    this.area = area;
    this.root = inert(/<[a-z]/i.test(area.value) ? area.value : paragraphs(area.value));
  }

  save() {
    const html = [...this.root.children].map((block) => block.outerHTML).join("\n");
    setBody(this.area, html);
  }

  // The first neighbours with the same words as these blocks; empty if there are none.
  run(blocks) {
    const wanted = blocks.map((html) => folded(inert(html).textContent));
    const have = [...this.root.children];
    for (let start = 0; wanted.length && start + wanted.length <= have.length; start += 1) {
      if (wanted.every((text, step) => folded(have[start + step].textContent) === text)) {
        return have.slice(start, start + wanted.length);
      }
    }
    return [];
  }

  containing(html) {
    const text = folded(inert(html).textContent);
    return text ? [...this.root.children].find((block) => folded(block.textContent).includes(text)) : undefined;
  }

  insert(blocks, follows) {
    const next = follows ? this.run([follows])[0] || this.containing(follows) : undefined;
    const nodes = [...inert(blocks.join("")).childNodes];
    if (next) next.before(...nodes);
    else this.root.append(...nodes);
  }

  replace(run, blocks) {
    run[0].before(...inert(blocks.join("")).childNodes);
    run.forEach((block) => block.remove());
  }

  // Puts back what a guess took; false where the text has changed too much to tell the place.
  give(change) {
    const { kind, before, after, follows } = change;
    if (kind === "whole") {
      this.insert(before, follows);
      return true;
    }
    const run = this.run(after);
    if (kind === "swap") {
      if (run.length) this.replace(run, before);
      return run.length > 0;
    }
    const block = run[kind === "head" ? 0 : run.length - 1] || (after[0] && this.containing(after[0]));
    if (!block) this.insert(before.map((inner) => `<p>${inner}</p>`), follows);
    else if (kind === "head") block.prepend(...inert(`${before[0]} `).childNodes);
    else block.append(" ", ...inert(before[0]).childNodes);
    return true;
  }

  // The same the other way round.
  take(change) {
    const { kind, before, after } = change;
    const joined = kind === "head" ? [`${before[0]} ${after[0] || ""}`] : [`${after[0] || ""} ${before[0]}`];
    const run = this.run(kind === "whole" || kind === "swap" ? before : joined);
    if (run.length) this.replace(run, after);
    return run.length > 0;
  }
}

export function setBody(area, html) {
  area.value = html;
  area.dispatchEvent(new CustomEvent("desk:set-body", { detail: { html } }));
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

export const isEmpty = (area) => folded(inert(area.value).textContent) === "" && !/<(figure|img|table)/i.test(area.value);
