// The rows of a story's photos: which is free, in which order they stand, what the server says of each photo.

import { bring } from "./focal.js";

const PARTS = ["picture", "card", "point"];

export class Rows {
  constructor(root) {
    this.list = root.querySelector("[data-rows]");
    this.template = root.querySelector("[data-row-template]");
    this.total = root.querySelector('[name="photos-TOTAL_FORMS"]');
    this.most = Number(root.dataset.most);
    this.led = null;
    bring(this.list);
    this.show();
  }

  all() {
    return [...this.list.querySelectorAll("[data-row]")];
  }

  part(row, name) {
    return row.querySelector(`[name$="-${name}"]`);
  }

  taken() {
    return this.all().filter((row) => this.part(row, "photo").value);
  }

  of(photo) {
    return this.taken().find((row) => this.part(row, "photo").value === String(photo));
  }

  /** A row for a photo, or null when the story is full; `place` is when it was chosen, which is where it stands. */
  add(photo, place) {
    const row = this.free();
    if (!row) return null;
    this.part(row, "photo").value = photo.id;
    this.part(row, "role").value = this.role(row, place);
    row.dataset.place = place;
    this.draw(row, photo);
    const later = this.all().find((other) => other !== row && Number(other.dataset.place) > place);
    if (later) later.before(row);
    else this.list.append(row);
    this.number();
    for (const type of ["input", "change"]) this.part(row, "photo").dispatchEvent(new Event(type, { bubbles: true }));
    return row;
  }

  // The first photo leads. Of several sent at once that is the first that was chosen, not the first that arrived.
  role(row, place) {
    const lead = this.taken().find((one) => one !== row && this.part(one, "role").value === "lead" && !this.part(one, "DELETE")?.checked);
    if (lead && !(lead === this.led && Number(lead.dataset.place) > place)) return "body";
    if (lead) this.part(lead, "role").value = "body";
    this.led = row;
    return "lead";
  }

  // The first row without a photo and without words, or a new one.
  free() {
    const free = this.all().find((row) => this.isFree(row));
    if (free) return free;
    const count = Number(this.total.value);
    if (count >= this.most) return null;
    const holder = document.createElement("div");
    holder.innerHTML = this.template.innerHTML.replaceAll("__prefix__", String(count));
    const row = holder.firstElementChild;
    this.list.append(row);
    this.total.value = String(count + 1);
    return row;
  }

  isFree(row) {
    const fields = row.querySelectorAll('[name$="-photo"], textarea, input[type="text"]');
    return [...fields].every((field) => !field.value);
  }

  /** A row whose number is typed, where the browser opens no list to choose from. */
  byNumber() {
    const row = this.free();
    if (!row) return false;
    this.show();
    row.classList.remove("is-blank");
    this.part(row, "photo").focus();
    return true;
  }

  draw(row, photo, parts = PARTS) {
    for (const part of parts) row.querySelector(`[data-part="${part}"]`).innerHTML = photo[part];
    if (parts.includes("point")) bring(row);
    this.show();
  }

  move(row, step) {
    const rows = this.taken();
    const other = rows[rows.indexOf(row) + step];
    if (!other) return false;
    if (step < 0) other.before(row);
    else other.after(row);
    this.number();
    return true;
  }

  // The order that is posted: as the rows stand.
  number() {
    this.taken().forEach((row, at) => {
      const order = this.part(row, "ORDER");
      if (order.value === String(at + 1)) return;
      order.value = String(at + 1);
      order.dispatchEvent(new Event("change", { bubbles: true }));
    });
    this.show();
  }

  // Rows are numbered anew; one with nothing in it yet stands aside until it is asked for.
  show() {
    const taken = this.taken();
    this.all().forEach((row, at) => {
      const hasCard = Boolean(row.querySelector("[data-photo]"));
      row.querySelector("[data-row-number]").textContent = String(at + 1);
      row.classList.toggle("has-card", hasCard);
      row.classList.toggle("is-blank", !hasCard && this.isFree(row) && !row.querySelector(".errorlist"));
      for (const button of row.querySelectorAll("[data-move]")) {
        const at = taken.indexOf(row) + Number(button.dataset.move);
        button.disabled = at < 0 || at >= taken.length;
      }
    });
  }
}
