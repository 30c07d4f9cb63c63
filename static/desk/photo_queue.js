// Files on their way: two at a time, each named with how far it is, and with what to do where it cannot be taken.

const AT_ONCE = 2;
const MAX_BYTES = 40 * 1024 * 1024;
// A server that is busy is asked again, more and more slowly.
const PAUSE = 700;
const TRIES = 12;

export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

export const read = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

// Anything but JSON is a page: the login, what was typed kept for after it, or a proxy's.
export function pageInstead(words, status) {
  if (status < 400 || status === 403) return words.wordSession;
  if (status === 404) return words.wordGone;
  return status === 413 ? words.wordLarge : words.wordFailed;
}

// `again`: the server has not judged the file, so the same one may be sent once more.
class Failed extends Error {
  constructor(message, again = false) {
    super(message);
    this.again = again;
  }
}

export class Queue {
  /** `added` and `chosen` get a photo and its place in the order; they return what is wrong, or nothing. */
  constructor(root, { added, chosen, say }) {
    this.root = root;
    this.words = root.dataset;
    this.form = root.closest("form");
    this.list = root.querySelector("[data-queue]");
    this.bar = root.querySelector("[data-progress]");
    Object.assign(this, { added, chosen, say, waiting: [], running: 0, last: 0 });
    this.count = { all: 0, done: 0, added: 0, bad: 0, twin: 0 };
    this.form.addEventListener("submit", (event) => this.hold(event), { capture: true });
    addEventListener("beforeunload", (event) => { if (this.isBusy()) event.preventDefault(); });
  }

  isBusy() {
    return this.running > 0 || this.waiting.length > 0;
  }

  // Saved now, the photos that still come would be missing in the story.
  hold(event) {
    if (!this.isBusy()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.bar.querySelector("span").textContent = this.words.wordWait;
    this.bar.scrollIntoView({ block: "center" });
    this.say(this.words.wordWait);
  }

  take(files) {
    if (!this.isBusy()) this.count = { all: 0, done: 0, added: 0, bad: 0, twin: 0 };
    for (const file of files) this.enter({ file, place: this.next(), tries: 0, anew: "" });
    this.go();
  }

  /** Where the next photo stands, wherever it comes from. */
  next() {
    this.last += 1;
    return this.last;
  }

  enter(entry) {
    this.count.all += 1;
    this.waiting.push(entry);
  }

  go() {
    while (this.running < AT_ONCE && this.waiting.length) {
      const entry = this.waiting.shift();
      this.running += 1;
      entry.line ??= this.line();
      this.sending(entry, this.words.wordSending);
      this.send(entry)
        .then(
          (photo) => this.arrived(entry, photo),
          (error) => this.bad(entry, error),
        )
        .finally(() => {
          this.running -= 1;
          this.count.done += 1;
          this.show();
          if (!this.isBusy()) this.tell();
          this.go();
        });
    }
    this.show();
  }

  show() {
    const { done, all } = this.count;
    this.bar.hidden = !this.isBusy();
    Object.assign(this.bar.querySelector("progress"), { max: all || 1, value: done });
    this.bar.querySelector("span").textContent = filled(this.words.wordProgress, { done, all });
  }

  line() {
    const item = document.createElement("li");
    this.list.append(item);
    return item;
  }

  sending({ file, line }, words) {
    const label = document.createElement("span");
    label.textContent = filled(words, { name: file.name });
    const bar = document.createElement("progress");
    Object.assign(bar, { max: 100, value: 0 });
    bar.setAttribute("aria-label", file.name);
    line.className = "";
    line.replaceChildren(label, bar);
  }

  async send(entry) {
    if (entry.file.size > MAX_BYTES) throw new Failed(this.words.wordLarge);
    const photo = await this.post(entry);
    if (!photo.is_busy || entry.tries >= TRIES) {
      if (photo.problem) throw new Failed(photo.problem, photo.is_busy);
      return photo;
    }
    entry.tries += 1;
    this.sending(entry, this.words.wordBusy);
    await new Promise((resolve) => { setTimeout(resolve, PAUSE * entry.tries); });
    return this.send(entry);
  }

  post({ file, line, anew }) {
    const body = new FormData();
    body.append("files", file, file.name || "photo");
    body.append("anew", anew);
    const bureau = this.form.querySelector('[name="shared-bureau"]');
    if (bureau?.value) body.append("bureau", bureau.value);
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", this.words.upload);
      request.setRequestHeader("X-CSRFToken", this.form.querySelector('[name="csrfmiddlewaretoken"]').value);
      request.responseType = "text";
      request.upload.addEventListener("progress", (event) => {
        const bar = line.querySelector("progress");
        if (bar && event.lengthComputable) bar.value = (event.loaded / event.total) * 100;
      });
      const failed = () => reject(new Failed(this.words.wordFailed, true));
      request.addEventListener("error", failed);
      request.addEventListener("abort", failed);
      request.addEventListener("load", () => {
        const answer = read(request.responseText);
        if (!answer) return reject(new Failed(pageInstead(this.words, request.status), true));
        if (answer.problem) return reject(new Failed(answer.problem, true));
        return answer.photos?.[0] ? resolve(answer.photos[0]) : failed();
      });
      request.send(body);
    });
  }

  arrived(entry, photo) {
    if (photo.twin) return this.ask(entry, photo);
    const problem = this.added(photo, entry.place);
    if (problem) return this.bad(entry, new Failed(problem));
    this.count.added += 1;
    return entry.line.remove();
  }

  // The same picture is here already: whoever sent it decides.
  ask(entry, { twin, words }) {
    this.count.twin += 1;
    this.told(entry, words, "desk-queue-twin");
    this.button(entry, this.words.wordUse, () => {
      const problem = this.chosen(twin, entry.place);
      if (problem) return this.bad(entry, new Failed(problem));
      return entry.line.remove();
    });
    this.button(entry, this.words.wordAnew, () => this.resend({ ...entry, anew: "1" }));
  }

  resend(entry) {
    if (!this.isBusy()) this.count = { all: 0, done: 0, added: 0, bad: 0, twin: 0 };
    entry.line.tabIndex = -1;
    entry.line.focus();
    this.enter({ ...entry, tries: 0 });
    this.go();
  }

  bad(entry, { message, again }) {
    this.count.bad += 1;
    this.told(entry, message, "desk-queue-bad");
    if (again) this.button(entry, this.words.wordAgain, () => this.resend(entry));
  }

  told({ file, line }, reason, kind) {
    const name = document.createElement("strong");
    name.textContent = file.name;
    line.className = kind;
    line.replaceChildren(name, ` — ${reason} `);
  }

  button({ line }, words, act) {
    const acts = line.querySelector(".desk-queue-acts") ?? document.createElement("div");
    acts.className = "desk-queue-acts";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button desk-quiet";
    button.textContent = words;
    button.addEventListener("click", () => { act(); });
    acts.append(button);
    line.append(acts);
  }

  tell() {
    const said = [["added", "wordAdded"], ["bad", "wordBad"], ["twin", "wordTwin"]]
      .filter(([name]) => this.count[name])
      .map(([name, word]) => filled(this.words[word], { count: this.count[name] }));
    this.say(said.join(" "));
  }
}
