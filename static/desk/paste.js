// Reads what is pasted into a story: fills the form's fields, and shows a chip for each guess, to take it back.

const page = document.getElementById("desk-paste");
// By the addresses the page gives: static files carry a fingerprint in their names.
const { Body, folded, inert, isEmpty, paragraphs, setBody } = await import(page.dataset.bodyModule);
const { Form, isFree, set } = await import(page.dataset.fieldsModule);

const SHORTEST = 60; // characters; a shorter paste without a line end is typing, not a story
const LONGEST = 80; // characters of a value beside its chip
let composing = false;
document.addEventListener("compositionstart", () => { composing = true; }, true);
document.addEventListener("compositionend", () => { composing = false; }, true);

const made = (id) => document.getElementById(id).content.cloneNode(true).firstElementChild;

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function shortened(text) {
  const line = folded(text);
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

class Panel {
  constructor(area) {
    this.area = area;
    this.form = new Form(area);
    const language = this.form.language;
    this.root = made("desk-paste-panel");
    this.part = (name) => this.root.querySelector(`[data-${name}]`);
    const name = document.querySelector(`[data-paste-language="${language}"]`)?.textContent || language;
    this.part("language").textContent = ` · ${name}`;
    this.part("catch").lang = language;
    const place = document.querySelector(`[data-paste-for="${language}"]`);
    const headline = this.form.field(`${language}-headline`) || area;
    if (place) place.append(this.root);
    else if (headline.closest(".form-row")) headline.closest(".form-row").prepend(this.root);
    else headline.before(this.root);
    this.part("open").addEventListener("click", () => this.open(this.part("zone").hidden));
    this.part("catch").addEventListener("paste", (event) => this.caught(event));
    this.part("read-it").addEventListener("click", () => this.read("", this.part("catch").value, false));
    this.part("all").addEventListener("click", () => this.allBack());
    area.form.addEventListener("change", (event) => {
      if (/^photos-\d+-photo$/.test(event.target.name)) this.photoChosen();
    });
    this.chips = [];
    // Where a text stands already the way in stays, but steps back.
    const quiet = () => this.root.classList.toggle("has-text", !isEmpty(area));
    area.form.addEventListener("focusout", quiet);
    quiet();
    this.kept = ["paste", "paste-undone"].map((field) => {
      const input = document.createElement("input");
      Object.assign(input, { type: "hidden", name: field, disabled: true });
      area.form.append(input);
      return input;
    });
  }

  say(word, values = {}) {
    const text = page.getAttribute(`data-${word}`) ?? word;
    this.part("said").textContent = text.replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? "");
  }

  open(isOpen) {
    this.part("zone").hidden = !isOpen;
    this.part("open").setAttribute("aria-expanded", String(isOpen));
    if (isOpen) this.part("catch").focus();
  }

  caught(event) {
    if (composing || !event.clipboardData) return;
    event.preventDefault();
    this.read(event.clipboardData.getData("text/html"), event.clipboardData.getData("text/plain"), false);
  }

  // `isOwn`: it was pasted into the body itself, so its text goes there whatever happens.
  async read(html, text, isOwn) {
    if (!html.trim() && !text.trim()) return this.say("empty");
    const limit = Number(page.dataset.limit);
    const slimmed = slim(html);
    const isPlain = text.trim() !== "" && new Blob([slimmed, text]).size > limit;
    if (new Blob([isPlain ? "" : slimmed, text]).size > limit) return this.fail("large", html, text, isOwn);
    const sent = JSON.stringify({ html: isPlain ? "" : slimmed, text, language: this.form.language });
    this.say("reading");
    const token = this.area.form.querySelector("[name=csrfmiddlewaretoken]").value;
    let answer;
    try {
      const response = await fetch(page.dataset.url, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
        body: sent,
      });
      if (response.status === 403) return this.fail("ended", html, text, isOwn);
      answer = await response.json();
    } catch {
      return this.fail("failed", html, text, isOwn);
    }
    if (answer.problem) return this.fail(answer.problem, html, text, isOwn);
    if (composing) await new Promise((done) => document.addEventListener("compositionend", done, { once: true }));
    if (isPlain) answer.flags.unshift({ code: "plain", message: page.dataset.plain, excerpt: "" });
    this.fill(answer);
    return undefined;
  }

  fail(word, html, text, isOwn) {
    this.say(word);
    if (!isOwn && !this.part("catch").value) this.part("catch").value = text;
    if (isOwn && isEmpty(this.area)) setBody(this.area, paragraphs(text || inert(html).textContent));
  }

  fill(answer) {
    const { fields, guesses } = answer;
    const hasText = !isEmpty(this.area);
    this.answer = answer;
    this.fields = fields;
    this.hasBody = false;
    this.kept[0].value = answer.paste;
    this.part("catch").value = "";
    this.open(false);
    const body = { id: "", field: "body", label: page.dataset.body, value: "", was_text: "", why: "", changes: [] };
    this.chips = [body, ...guesses].map((guess) => ({ guess, on: false, undo: [] }));
    this.chips.forEach((chip) => { if (chip.guess.field !== "body" || !hasText) this.use(chip); });
    this.show();
    const filled = this.chips.filter((chip) => chip.on && chip.guess.id).length;
    this.say(hasText ? "offered" : "read", { count: filled });
  }

  // What a guess did to the body alone is to be seen only while that body stands in the form.
  isShown(chip) {
    if (chip.guess.field === "body") return chip.isOffered || !this.hasBody;
    return this.hasBody || this.form.hasPlace(chip.guess);
  }

  show() {
    const { flags, dropped } = this.answer;
    const shown = this.chips.filter((chip) => this.isShown(chip));
    this.part("chips").replaceChildren(...shown.map((chip) => this.item(chip)));
    this.part("reasons").replaceChildren(...shown.filter((chip) => chip.guess.why).map((chip) => this.reason(chip)));
    const lines = (name, texts) => this.part(name).replaceChildren(...texts.map((nodes) => {
      const item = document.createElement("li");
      item.append(...nodes);
      return item;
    }));
    // What is said of several places is said once, with all of them.
    const messages = new Map(flags.map(({ message }) => [message, new Set()]));
    flags.forEach(({ message, excerpt }) => { if (excerpt) messages.get(message).add(excerpt); });
    lines("flags", [...messages].map(([message, excerpts]) => [message, ...[...excerpts].flatMap((excerpt) => {
      const quoted = document.createElement("q");
      quoted.textContent = excerpt;
      return [" ", quoted];
    })]));
    lines("dropped", dropped.map((line) => [line]));
    this.part("count").textContent = String(dropped.length);
    this.part("left-out").hidden = !dropped.length;
    this.part("found").hidden = false;
    this.sign();
  }

  item(chip) {
    const item = made("desk-paste-chip");
    const { guess } = chip;
    chip.button = item.querySelector("button");
    chip.button.dataset.field = guess.field;
    item.querySelector("[data-label]").textContent = guess.label;
    if (guess.why) chip.button.setAttribute("aria-describedby", this.reasonId(chip));
    chip.button.addEventListener("click", () => this.toggle(chip));
    this.mark(chip);
    return item;
  }

  reasonId(chip) {
    return `desk-paste-${this.form.language}-${this.chips.indexOf(chip)}`;
  }

  // The words a guess comes from, and why.
  reason(chip) {
    const item = made("desk-paste-reason");
    item.id = this.reasonId(chip);
    item.querySelector("[data-label]").textContent = chip.guess.label;
    item.querySelector("[data-value]").textContent = shortened(chip.guess.value || chip.guess.was_text);
    item.querySelector("[data-why]").textContent = chip.guess.why;
    return item;
  }

  mark(chip) {
    if (!chip.button) return;
    chip.button.dataset.state = chip.on ? "on" : "off";
    const act = chip.button.querySelector("[data-act]");
    act.textContent = chip.on ? page.dataset.undo : `· ${page.dataset.use}`;
    act.classList.toggle("visually-hidden", chip.on);
    chip.button.querySelector("[data-from]").hidden = !chip.on;
  }

  toggle(chip) {
    const done = chip.on ? this.takeBack(chip) : this.use(chip, true);
    if (chip.guess.field === "body") {
      this.show();
      chip.button.focus();
    }
    this.mark(chip);
    this.sign();
    this.say(done === true ? (chip.on ? "used" : "undone") : done, { name: chip.guess.label });
  }

  // Fills the fields of a guess; never one a person filled, unless they ask for it.
  use(chip, isAsked = false) {
    const { guess } = chip;
    if (guess.field === "body") {
      chip.isOffered = isAsked;
      chip.undo = [[this.area, this.area.value]];
      setBody(this.area, this.fields.body);
      chip.on = this.hasBody = true;
      this.chips.forEach((other) => { if (!this.form.hasPlace(other.guess)) other.on = true; });
      return true;
    }
    const pairs = this.form.pairs(guess, this.fields, isAsked);
    const isForBody = guess.changes.length > 0 && !this.form.hasPlace(guess);
    if (!isForBody && !(pairs.length && (isAsked || pairs.every(([field]) => isFree(field))))) return "nowhere";
    chip.undo = pairs.map(([field, value]) => [field, field.value, set(field, value)]);
    chip.on = true;
    if (isAsked) this.rehead(guess, false);
    return isAsked ? this.move(guess.changes, "take") : true;
  }

  takeBack(chip) {
    chip.on = false;
    if (chip.guess.field === "body") {
      this.hasBody = false;
      setBody(this.area, chip.undo[0][1]);
      return true;
    }
    const isMoved = this.move(chip.guess.changes, "give");
    this.rehead(chip.guess, true);
    const isSame = this.restore(chip);
    return isSame === true ? isMoved : isSame;
  }

  // A label or kicker that stood before (or behind) the headline goes back there, and away again.
  rehead({ field, was_text: words, changes }, isBack) {
    const head = this.chips.find((chip) => chip.guess.field === "headline" && chip.on);
    if (!["label", "kicker"].includes(field) || changes.length || !words || !head?.undo.length) return;
    const [headline] = head.undo[0];
    const isBehind = head.guess.was_text.endsWith(words);
    const parts = isBehind ? [headline.value, words] : [words, headline.value];
    const away = new RegExp(isBehind ? `\\s*${escaped(words)}$` : `^${escaped(words)}\\s*`);
    head.undo[0][2] = set(headline, isBack ? parts.join(" ") : headline.value.replace(away, ""));
  }

  // A field somebody has worked on since stays as they left it.
  restore(chip) {
    const isSame = chip.undo.every(([field, , value]) => field.value === value);
    if (isSame) chip.undo.forEach(([field, earlier]) => set(field, earlier));
    chip.undo = [];
    return isSame ? true : "moved";
  }

  // A caption or credit waits for its photo.
  photoChosen() {
    for (const chip of this.chips) {
      const waits = ["caption", "credit"].includes(chip.guess.field) && chip.on && !chip.undo.length;
      const pairs = waits ? this.form.pairs(chip.guess, this.fields, false) : [];
      if (!pairs.length) continue;
      chip.undo = pairs.map(([field, value]) => [field, field.value, set(field, value)]);
      this.say("used", { name: chip.guess.label });
    }
  }

  // Whole blocks first and in their order, while the blocks they stood in front of are still the same.
  allBack() {
    const chips = this.chips.filter((chip) => chip.on && chip.guess.field !== "body");
    const changes = chips.flatMap((chip) => chip.guess.changes);
    const whole = changes.filter((change) => change.kind === "whole").sort((one, other) => one.at - other.at);
    const done = [this.move([...whole, ...changes.filter((change) => change.kind !== "whole")], "give")];
    chips.forEach((chip) => {
      done.push(this.restore(chip));
      chip.on = false;
      this.mark(chip);
    });
    this.sign();
    this.say(done.every((result) => result === true) ? "all-undone" : "some-moved");
  }

  move(changes, way) {
    if (!this.hasBody || !changes.length) return true;
    const text = new Body(this.area);
    const done = changes.map((change) => text[way](change));
    text.save();
    return way === "take" || done.every(Boolean) ? true : "moved";
  }

  // What goes along with the story: the signed paste, and which guesses do not count.
  sign() {
    const isUsed = this.hasBody || this.chips.some((chip) => chip.on && chip.undo.length);
    this.kept.forEach((input) => { input.disabled = !isUsed; });
    const off = this.chips.filter((chip) => !chip.on && chip.guess.id);
    this.kept[1].value = off.map((chip) => chip.guess.id).join(",");
  }
}

// Photos inside the HTML and Hangul's copy of the whole document are megabytes that nobody reads.
function slim(html) {
  const start = html.indexOf("<!--[data-hwpjson]");
  const stop = start < 0 ? -1 : html.indexOf("-->", start);
  const cut = stop < 0 ? html : html.slice(0, start) + html.slice(stop + 3);
  return cut.replace(/=("data:[^"]*"|'data:[^']*')/gi, '=""');
}

const panels = new Map();
for (const area of document.querySelectorAll('textarea[name$="-body"]')) {
  if (!area.disabled && area.form) panels.set(area, new Panel(area));
}

const isStory = (text) => text.trim().length >= SHORTEST || /\n/.test(text.trim());

function intercept(event, area, html, text) {
  if (composing || !panels.has(area) || !isEmpty(area) || !(isStory(text) || isStory(inert(html).innerText))) return;
  event.preventDefault();
  panels.get(area).read(html, text, true);
}

document.addEventListener("desk:pasted", (event) =>
  intercept(event, event.target, event.detail.html || "", event.detail.text || ""));
document.addEventListener("paste", (event) => {
  const data = event.clipboardData;
  if (data) intercept(event, event.target, data.getData("text/html"), data.getData("text/plain"));
});
