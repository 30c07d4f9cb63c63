// Keeps the original beside the translation: marks the paragraph the caret is in, scrolls along, leads across.

const PAUSE = 600; // milliseconds without typing before paragraphs are paired anew
const CARET = 300; // milliseconds after the caret moved in which scrolling is its doing
const BLOCK = /^<(?:p|h2|h3|ul|ol|blockquote|table|figure|section|aside)\b/;

/** The blocks of plain or marked text as the server counts them: where each begins. */
function starts(text) {
  const marked = text.trimStart().startsWith("<");
  const found = [];
  let offset = 0;
  let empty = true;
  for (const line of text.split("\n")) {
    const opens = marked ? BLOCK.test(line) : line.trim() !== "" && empty;
    if (opens) found.push(offset);
    empty = line.trim() === "";
    offset += line.length + 1;
  }
  return found;
}

/** What the translator types in: the editor if there is one, else the field itself. */
class Target {
  constructor(field) {
    this.field = field;
    this.around = field.closest(".desk-editor") ?? field.closest(".form-row") ?? field.parentElement;
  }

  get editor() {
    return this.around.querySelector('[contenteditable="true"]');
  }

  /** The editor's paragraphs that readers would see: empty ones are not stored. */
  get blocks() {
    return [...this.editor.children].filter((block) => block.textContent.trim() || block.querySelector("img, figure, [data-photo]") || block.matches("figure, [data-photo]"));
  }

  /** The number of the block the caret is in, or -1. */
  current() {
    const editor = this.editor;
    if (!editor) return starts(this.field.value).filter((start) => start <= this.field.selectionStart).length - 1;
    const node = document.getSelection().anchorNode;
    return node && editor.contains(node) ? this.blocks.findIndex((block) => block.contains(node)) : -1;
  }

  /** The number of the first block in sight. */
  first() {
    const editor = this.editor;
    if (editor) {
      const top = Math.max(0, editor.getBoundingClientRect().top);
      return this.blocks.findIndex((block) => block.getBoundingClientRect().bottom > top + 8);
    }
    const field = this.field;
    if (field.scrollHeight <= field.clientHeight) return -1;
    const shown = (field.scrollTop / field.scrollHeight) * field.value.length;
    return starts(field.value).filter((start) => start <= shown + 1).length - 1;
  }

  focus(number) {
    const editor = this.editor;
    if (editor) {
      const block = this.blocks[number] ?? editor;
      // The editor keeps a selection of its own and would put the caret back where that is.
      if (editor.editor) editor.editor.commands.focus(editor.editor.view.posAtDOM(block, 0));
      else editor.focus();
      block.scrollIntoView({ block: "nearest" });
    } else {
      const start = starts(this.field.value)[number] ?? 0;
      this.field.focus();
      this.field.setSelectionRange(start, start);
    }
  }
}

class Source {
  constructor(panel, field) {
    this.panel = panel;
    this.target = new Target(field);
    this.followed = -CARET;
    this.text = panel.querySelector(".desk-source-text");
    this.rows = [...panel.querySelectorAll(".desk-pair:not([data-alone])")];
    panel.classList.add("is-beside");
    // Scrolls by keyboard like every region that can scroll.
    this.text.tabIndex = 0;
    this.text.setAttribute("role", "region");
    this.text.setAttribute("aria-label", panel.querySelector("summary").textContent.trim());
    this.buttons = this.rows.map((row, place) => this.numbered(row, place));
    this.listen();
  }

  /** The number of a paragraph becomes the way to its translation: one tab stop, arrows move along. */
  numbered(row, place) {
    const number = row.querySelector(".desk-pair-number");
    const button = document.createElement("button");
    button.type = "button";
    button.className = number.className;
    button.lang = number.lang;
    button.textContent = number.textContent;
    button.setAttribute("aria-label", `${this.panel.dataset.go}: ${number.textContent}`);
    button.tabIndex = place === 0 ? 0 : -1;
    button.addEventListener("click", () => this.lead(row));
    number.replaceWith(button);
    return button;
  }

  listen() {
    const { field, around } = this.target;
    const follow = () => {
      this.followed = performance.now();
      this.mark(this.target.current());
    };
    document.addEventListener("selectionchange", () => {
      const active = document.activeElement;
      if (active && around.contains(active)) follow();
    });
    field.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.pair(), PAUSE);
    });
    around.addEventListener("scroll", () => this.along(), { capture: true, passive: true });
    document.addEventListener("scroll", () => this.target.editor && this.along(), { passive: true });
    this.text.addEventListener("keydown", (event) => this.key(event));
  }

  key(event) {
    const here = this.buttons.indexOf(event.target);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: this.buttons.length - 1 }[event.key];
    if (here < 0 || to === undefined || !this.buttons[to]) return;
    event.preventDefault();
    this.buttons[here].tabIndex = -1;
    this.buttons[to].tabIndex = 0;
    this.buttons[to].focus();
  }

  /** The row a block of the translation belongs to. */
  row(block) {
    return this.rows.find((row) => row.dataset.blocks.split(" ").includes(String(block)));
  }

  mark(block) {
    const row = block < 0 ? null : this.row(block);
    if (!row || row.hasAttribute("aria-current")) return;
    for (const other of this.rows) other.removeAttribute("aria-current");
    row.setAttribute("aria-current", "true");
    this.show(row);
  }

  /** Brings a row into view inside the panel; the page itself stays where it is. */
  show(row) {
    const above = row.offsetTop - this.text.scrollTop;
    if (above < 0 || above + row.offsetHeight > this.text.clientHeight) {
      this.text.scrollTop = row.offsetTop - (this.text.clientHeight - row.offsetHeight) / 3;
    }
  }

  along() {
    // A caret that moves scrolls what it is in: then its paragraph counts, not the first one in sight.
    if (this.waiting || performance.now() - this.followed < CARET) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      const row = this.row(this.target.first());
      if (row) this.text.scrollTop = row.offsetTop;
    });
  }

  lead(row) {
    const earlier = this.rows.slice(0, this.rows.indexOf(row) + 1).reverse();
    const paired = earlier.find((other) => other.dataset.blocks);
    this.target.focus(paired ? Number(paired.dataset.blocks.split(" ")[0]) : 0);
    for (const other of this.rows) other.removeAttribute("aria-current");
    row.setAttribute("aria-current", "true");
  }

  /** Asks the server which paragraphs stand beside each other now; without an answer the last pairs stay. */
  async pair() {
    const { field } = this.target;
    const sent = field.value;
    const body = new FormData();
    body.set("text", sent);
    body.set("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
    const response = await fetch(this.panel.dataset.pairsUrl, { method: "POST", body }).catch(() => null);
    if (!response?.ok || field.value !== sent) return;
    const answer = await response.json().catch(() => null);
    if (!answer?.pairs) return;
    for (const row of this.rows) {
      const own = row.dataset.source.split(" ").map(Number);
      const beside = answer.pairs.filter(([source]) => source.some((block) => own.includes(block)));
      row.dataset.blocks = [...new Set(beside.flatMap(([, target]) => target))].join(" ");
    }
    this.mark(this.target.current());
  }
}

/** The line readers will see follows the choice of the method. */
function method(shown) {
  const around = shown.parentElement;
  const choice = document.querySelector(`select[name="${shown.dataset.deskMethod}-translation_method"]`);
  choice?.addEventListener("change", () => {
    const words = around.querySelector(`template[data-method="${choice.value}"]`)?.content.textContent ?? "";
    shown.textContent = words;
    shown.hidden = words === "";
    around.querySelector("[data-desk-no-method]").hidden = words !== "";
  });
}

for (const panel of document.querySelectorAll("[data-desk-source]")) {
  const field = document.querySelector(`textarea[name="${panel.dataset.deskSource}-body"]`);
  if (field) new Source(panel, field);
}
for (const shown of document.querySelectorAll("[data-desk-method]")) method(shown);
