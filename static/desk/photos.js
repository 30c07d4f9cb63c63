// The photos of a story: dropped, pasted, chosen, handed over or taken from the archive; each fills a row.

import { pick } from "./editor/photos.js";
import { Queue, pageInstead, read } from "./photo_queue.js";
import { Rows } from "./photo_rows.js";

class Panel {
  constructor(root) {
    this.root = root;
    this.words = root.dataset;
    this.form = root.closest("form");
    root.classList.add("is-live");
    this.rows = new Rows(root);
    this.saving = Promise.resolve();
    root.addEventListener("click", (event) => this.clicked(event));
    root.addEventListener("change", (event) => this.changed(event));
    root.addEventListener("desk:focal", (event) => this.pointed(event));
    this.drop = root.querySelector("[data-drop]");
    if (!this.drop) return;
    this.drop.hidden = false;
    this.queue = new Queue(root, {
      added: (photo, place) => this.added(photo, place),
      chosen: (photo, place) => this.chosen(photo, place),
      say: (text) => this.say(text),
    });
    this.listen();
  }

  listen() {
    const over = (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      this.drop.classList.add("is-over");
    };
    this.root.addEventListener("dragenter", over);
    this.root.addEventListener("dragover", over);
    this.root.addEventListener("dragleave", (event) => {
      if (!this.root.contains(event.relatedTarget)) this.drop.classList.remove("is-over");
    });
    this.root.addEventListener("drop", (event) => {
      this.drop.classList.remove("is-over");
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      this.queue.take([...event.dataTransfer.files]);
    });
    // A paste from a word processor brings its text as a picture too: only files without any text are photos.
    document.addEventListener("paste", (event) => {
      const data = event.clipboardData;
      if (event.defaultPrevented || !data?.files.length || data.types.includes("text/plain")) return;
      event.preventDefault();
      this.queue.take([...data.files]);
    });
    document.addEventListener("desk:files", (event) => this.queue.take([...(event.detail?.files ?? [])]));
    // A photo in the text has its words and its rights here.
    document.addEventListener("desk:figure", (event) => {
      if (event.detail?.photo && !this.rows.of(event.detail.photo)) this.fromArchive(event.detail.photo);
    });
  }

  added(photo, place) {
    if (!this.rows.add(photo, place)) return this.words.wordFull;
    this.root.dispatchEvent(new CustomEvent("desk:photo-added", { bubbles: true, detail: { id: photo.id } }));
    return "";
  }

  // One that is here already stands in a story once; taken out of it before, it comes back.
  chosen(photo, place) {
    const here = this.rows.of(photo.id);
    const problem = here ? "" : this.added(photo, place);
    if (problem) return problem;
    const row = here ?? this.rows.of(photo.id);
    const gone = this.rows.part(row, "DELETE");
    if (gone?.checked) gone.click();
    if (here) this.say(this.words.wordHere);
    [...row.querySelectorAll('[name*="-alt_text_"]')].find((field) => field.checkVisibility())?.focus();
    return "";
  }

  openArchive() {
    if (pick(this.words.archive, (photo) => this.fromArchive(photo))) return;
    if (!this.rows.byNumber()) this.say(this.words.wordFull);
  }

  async fromArchive(photo) {
    const answer = await this.ask(this.words.card.replace("/0/", `/${photo}/`), {});
    const problem = answer.problem ?? this.chosen(answer, this.queue.next());
    this.say(problem, Boolean(problem));
  }

  // A number typed by hand.
  async typed(field) {
    if (!/^\d{1,18}$/.test(field.value)) return;
    const answer = await this.ask(this.words.card.replace("/0/", `/${field.value}/`), {});
    if (answer.problem) this.say(answer.problem, true);
    else this.rows.draw(field.closest("[data-row]"), answer);
  }

  say(text, isBad = false) {
    const status = this.root.querySelector("[data-status]");
    status.textContent = text;
    status.classList.toggle("visually-hidden", !isBad);
    status.classList.toggle("errornote", isBad);
  }

  ask(address, values) {
    return fetch(address, {
      method: "POST",
      headers: { "X-CSRFToken": this.form.querySelector('[name="csrfmiddlewaretoken"]').value },
      body: new URLSearchParams(values),
    }).then(
      async (response) => read(await response.text()) ?? { problem: pageInstead(this.words, response.status) },
      () => ({ problem: this.words.wordFailed }),
    );
  }

  async post(row, address, values) {
    const answer = await this.ask(address, values);
    if (answer.problem) {
      const problem = row.querySelector("[data-problem]");
      problem.textContent = answer.problem;
      problem.hidden = false;
      return null;
    }
    this.say(this.words.wordSaved);
    return answer;
  }

  async clicked(event) {
    if (event.target.closest("[data-archive-button]")) return this.openArchive();
    const row = event.target.closest("[data-row]");
    const move = event.target.closest("[data-move]");
    if (move) {
      this.rows.move(row, Number(move.dataset.move));
      const other = row.querySelector(`[data-move]:not(:disabled)`);
      return (move.disabled ? other : move)?.focus();
    }
    const button = event.target.closest("[data-preset]");
    return button ? this.preset(row, button) : undefined;
  }

  async preset(row, button) {
    const key = button.dataset.preset;
    const answer = await this.post(row, button.closest("[data-photo]").dataset.presetUrl, { key });
    if (!answer) return;
    this.rows.draw(row, answer, ["card"]);
    const field = [...row.querySelectorAll("[data-credit]")].find((one) => !one.value && one.checkVisibility());
    // Whose it is stays to be said: the next thing to type is there.
    (answer.is_usable ? row.querySelector(`[data-preset="${CSS.escape(key)}"]`) : field)?.focus();
  }

  // One after the other: the last move is the one that stays.
  pointed(event) {
    const { x, y, address } = event.detail;
    const row = event.target.closest("[data-row]");
    this.saving = this.saving.then(() => this.post(row, address, { x, y }));
  }

  async changed(event) {
    const field = event.target;
    if (field.matches("[data-pick]")) {
      this.queue.take([...field.files]);
      field.value = "";
    } else if (field.matches("[data-credit]")) {
      const card = field.closest("[data-photo]");
      const row = card.closest("[data-row]");
      const answer = await this.post(row, card.dataset.creditUrl, { [field.dataset.credit]: field.value });
      if (!answer) return;
      const focused = document.activeElement?.closest?.("[data-photo]") === card ? document.activeElement : null;
      const again = focused?.dataset.credit
        ? `[data-credit="${focused.dataset.credit}"]`
        : focused?.dataset.preset && `[data-preset="${CSS.escape(focused.dataset.preset)}"]`;
      const typed = focused?.dataset.credit ? focused.value : null;
      this.rows.draw(row, answer, ["card"]);
      const target = again && row.querySelector(again);
      target?.focus();
      if (target && typed !== null) target.value = typed;
    } else if (field.matches('[name$="-photo"]') && event.isTrusted) {
      await this.typed(field);
    } else if (field.matches('[name$="-is_decorative"]')) {
      field.closest("[data-row]").classList.toggle("is-decorative", field.checked);
    }
  }
}

document.querySelectorAll("[data-photo-panel]").forEach((root) => new Panel(root));
