// The fields of a story's form by their names: which a guess would fill, and whether a person filled them.

const isNew = document.getElementById("desk-paste")?.hasAttribute("data-new");

const preset = (field) => {
  if (field.tagName !== "SELECT") return field.defaultValue ?? "";
  const chosen = [...field.options].find((option) => option.defaultSelected) || field.options[0];
  return chosen ? chosen.value : "";
};
// Nobody wrote it: empty, or on a new story as the page came.
export const isFree = (field) => field.value.trim() === "" || (isNew && field.value === preset(field));
const canHold = (field, value) =>
  field.tagName !== "SELECT" || [...field.options].some((option) => option.value === value);

// The answer is the value as the field keeps it: one for a time drops seconds that are none.
export function set(field, value) {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  // What is drawn over rows of several is drawn anew.
  field.closest("[data-row]")?.dispatchEvent(new Event("desk:rows", { bubbles: true }));
  // A folded part of the form opens for what was put into it.
  const fold = field.closest("details");
  if (fold && field.value) fold.open = true;
  return field.value;
}

/** The credit on a photo's card, which is drawn anew after each change: looked up whenever it is used. */
class Credit {
  constructor(row, code) {
    this.row = row;
    this.find = () => row.querySelector(`[data-credit="credit_line_${code}"]`);
    this.tagName = "INPUT";
    this.defaultValue = "";
  }

  get value() { return this.find()?.value ?? ""; }

  set value(text) { const field = this.find(); if (field) field.value = text; }

  dispatchEvent(event) { return this.find()?.dispatchEvent(event); }

  closest(selector) { return this.row.closest(selector); }
}

const plain = { label: "shared-label", origin: "shared-origin", source: "shared-source", wire_ref: "shared-wire_ref", bureau: "shared-bureau" };

export class Form {
  constructor(area) {
    this.form = area.form;
    this.language = area.name.slice(0, -"-body".length);
  }

  field(name) {
    const found = this.form.querySelector(`[name="${name}"]`);
    return found && !found.disabled ? found : null;
  }

  // Whether the form has a place for it now; a caption needs a photo first.
  hasPlace(guess) {
    if (guess.field === "byline") return this.total("bylines") !== null;
    if (guess.field === "place") return this.total("places") !== null;
    if (guess.field === "caption") return this.photo() !== null;
    if (guess.field === "credit") return this.credit(this.creditRow()) !== null;
    if (guess.field === "embargo") return this.field("shared-embargo_online_at") !== null;
    const name = this.names()[guess.field];
    return name !== undefined && this.field(name) !== null;
  }

  names() {
    const lang = this.language;
    return { kicker: `${lang}-kicker`, headline: `${lang}-headline`, deck: `${lang}-deck`, issuing_body: `${lang}-issuing_body`, ...plain };
  }

  // [field, value] pairs of a guess; `append` adds rows behind those that are there.
  pairs(guess, fields, append) {
    const lang = this.language;
    const value = fields[{ source: "source_id" }[guess.field] || guess.field];
    let wanted = [];
    if (guess.field in this.names()) wanted = [[this.names()[guess.field], value]];
    else if (guess.field === "embargo" && fields.embargo) {
      const held = fields.embargo;
      wanted = [
        ["shared-embargo_online_at", held.online_at.slice(0, 19)],
        ["shared-embargo_print_on", held.print_on],
        ["shared-embargo_note", held.note],
        ["shared-embargo_source", held.source],
      ];
    } else if (guess.field === "byline") {
      const keys = ["reporter", `name_${lang}`];
      wanted = this.rows("bylines", fields.bylines.length, append, keys).flatMap((row, number) =>
        this.person(`bylines-${row}`, fields.bylines[number]));
    } else if (guess.field === "place") {
      wanted = this.rows("places", fields.places.length, append, ["place"]).map((row, number) =>
        [`places-${row}-place`, fields.places[number]]);
    } else if (guess.field === "caption") {
      const row = this.photo();
      wanted = row === null ? [] : [[`photos-${row}-caption_${lang}`, value]];
      // The line of a caption says whose the photo is; what the file or a person said before stays.
      const credit = row === null || !fields.credit ? null : this.credit(this.rowOf(row));
      if (credit && isFree(credit)) wanted.push([credit, fields.credit]);
    } else if (guess.field === "credit") {
      const credit = this.credit(this.creditRow());
      wanted = credit ? [[credit, value]] : [];
    }
    return wanted
      .map(([name, text]) => [typeof name === "string" ? this.field(name) : name, String(text ?? "")])
      .filter(([field, text]) => field && canHold(field, text) && (text !== "" || guess.field === "byline"));
  }

  person(prefix, person) {
    const own = this.field(`${prefix}-reporter`);
    const isOurs = person.reporter !== null && own && canHold(own, String(person.reporter));
    return [
      [`${prefix}-reporter`, isOurs ? person.reporter : ""],
      [`${prefix}-name_${this.language}`, isOurs ? "" : person.name],
      [`${prefix}-title_${this.language}`, person.title],
      [`${prefix}-bureau`, person.bureau],
    ];
  }

  total(prefix) {
    return this.form.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);
  }

  // Numbers of rows to fill: the first ones if nobody filled any, else those behind; more are made if need be.
  rows(prefix, count, append, keys) {
    const total = this.total(prefix);
    if (!total || !count) return [];
    const taken = (number) => keys.some((key) => {
      const field = this.field(`${prefix}-${number}-${key}`);
      return field && (append ? field.value !== "" : !isFree(field));
    });
    let start = 0;
    for (let number = 0; number < Number(total.value); number += 1) if (taken(number)) start = number + 1;
    if (start && !append) return [];
    const found = [];
    for (let number = start; found.length < count; number += 1) {
      if (number >= Number(total.value) && !this.grow(prefix, number)) break;
      // A blank row may wait unseen.
      const row = this.form.querySelector(`[name^="${prefix}-${number}-"]`).closest("[data-row]");
      if (row) row.hidden = false;
      found.push(number);
    }
    return found;
  }

  // One more row: by the form's own button or blank row, else as a copy of the last one.
  grow(prefix, number) {
    const total = this.total(prefix);
    const has = () => this.form.querySelector(`[name^="${prefix}-${number}-"]`) !== null;
    const box = total.closest("[data-desk-bylines], [data-tokens]");
    const add = box?.querySelector("[data-add]:not([hidden])");
    const focused = document.activeElement;
    add?.click();
    focused?.focus();
    if (has()) return true;
    const empty = box?.querySelector("template[data-empty]");
    const rows = box?.querySelector("[data-rows]");
    if (empty && rows) rows.insertAdjacentHTML("beforeend", empty.innerHTML.replaceAll("__prefix__", String(number)));
    else if (!this.copyRow(prefix, number)) return false;
    total.value = String(number + 1);
    return true;
  }

  copyRow(prefix, number) {
    const last = this.form.querySelector(`[name^="${prefix}-${number - 1}-"]`)?.closest("[data-row], .desk-row, tr, li");
    if (!last) return false;
    const copy = last.cloneNode(true);
    for (const node of [copy, ...copy.querySelectorAll("*")]) {
      for (const attribute of ["name", "id", "for", "aria-describedby", "aria-labelledby"]) {
        const text = node.getAttribute(attribute);
        if (text) node.setAttribute(attribute, text.replaceAll(`${prefix}-${number - 1}-`, `${prefix}-${number}-`));
      }
      if ("value" in node && node.name) node.value = "";
    }
    last.after(copy);
    return true;
  }

  rowOf(number) {
    return this.form.querySelector(`[name="photos-${number}-photo"]`).closest("[data-row]");
  }

  credit(row) {
    const found = row && new Credit(row, this.language);
    return found?.find() ? found : null;
  }

  // The first photo that nobody has written a credit for.
  creditRow() {
    const rows = [...this.form.querySelectorAll('[data-row]:has([name^="photos-"])')];
    return rows.find((row) => { const credit = this.credit(row); return credit && isFree(credit); }) ?? null;
  }

  photo() {
    const count = Number(this.total("photos")?.value || 0);
    for (let number = 0; number < count; number += 1) {
      const caption = this.field(`photos-${number}-caption_${this.language}`);
      if (this.field(`photos-${number}-photo`)?.value && caption && isFree(caption)) return number;
    }
    return null;
  }
}
