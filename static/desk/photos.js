// The photos of a story: takes files that are dropped, pasted, chosen or handed over, and fills a row for each.

const AT_ONCE = 2;
const MAX_BYTES = 40 * 1024 * 1024;

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

class Panel {
  constructor(root) {
    this.root = root;
    this.words = root.dataset;
    this.form = root.closest("form");
    this.rows = root.querySelector("[data-rows]");
    this.template = root.querySelector("[data-row-template]");
    this.total = root.querySelector('[name="photos-TOTAL_FORMS"]');
    this.waiting = [];
    this.running = 0;
    this.count = { added: 0, bad: 0 };
    root.classList.add("is-live");
    this.drop = root.querySelector("[data-drop]");
    root.addEventListener("click", (event) => this.clicked(event));
    root.addEventListener("change", (event) => this.changed(event));
    this.showNumbers();
    if (!this.drop) return;
    this.drop.hidden = false;
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
      this.take([...event.dataTransfer.files]);
    });
    // A paste from a word processor brings its text as a picture too: only files without any text are photos.
    document.addEventListener("paste", (event) => {
      const data = event.clipboardData;
      if (event.defaultPrevented || !data?.files.length || data.types.includes("text/plain")) return;
      event.preventDefault();
      this.take([...data.files]);
    });
    document.addEventListener("desk:files", (event) => this.take([...(event.detail?.files ?? [])]));
  }

  take(files) {
    if (!this.running && !this.waiting.length) this.count = { added: 0, bad: 0 };
    for (const file of files) this.waiting.push({ file, line: this.line(file.name) });
    this.next();
  }

  line(name) {
    const item = document.createElement("li");
    const label = document.createElement("span");
    label.textContent = filled(this.words.wordSending, { name });
    const bar = document.createElement("progress");
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", name);
    item.append(label, bar);
    this.root.querySelector("[data-queue]").append(item);
    return item;
  }

  next() {
    while (this.running < AT_ONCE && this.waiting.length) {
      const { file, line } = this.waiting.shift();
      this.running += 1;
      this.send(file, line)
        .then(
          (photo) => this.added(photo, line),
          (error) => this.bad(file.name, error.message, line),
        )
        .finally(() => {
          this.running -= 1;
          if (!this.running && !this.waiting.length) this.tell();
          this.next();
        });
    }
  }

  token() {
    return this.form.querySelector('[name="csrfmiddlewaretoken"]').value;
  }

  send(file, line) {
    if (file.size > MAX_BYTES) return Promise.reject(new Error(this.words.wordLarge));
    const body = new FormData();
    body.append("files", file, file.name || "photo");
    const bureau = this.form.querySelector('[name="shared-bureau"]');
    if (bureau?.value) body.append("bureau", bureau.value);
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", this.words.upload);
      request.setRequestHeader("X-CSRFToken", this.token());
      request.responseType = "text";
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) line.querySelector("progress").value = (event.loaded / event.total) * 100;
      });
      request.addEventListener("error", () => reject(new Error(this.words.wordFailed)));
      request.addEventListener("abort", () => reject(new Error(this.words.wordFailed)));
      request.addEventListener("load", () => {
        const answer = this.read(request.responseText);
        if (!answer) return reject(new Error(this.pageInstead(request.status)));
        const [photo] = answer.photos ?? [];
        const problem = answer.problem ?? photo?.problem;
        return problem || !photo ? reject(new Error(problem ?? this.words.wordFailed)) : resolve(photo);
      });
      request.send(body);
    });
  }

  // Anything but JSON is a page: the login, what was typed kept for after it, or a proxy's.
  pageInstead(status) {
    if (status < 400 || status === 403) return this.words.wordSession;
    return status === 413 ? this.words.wordLarge : this.words.wordFailed;
  }

  read(text) {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  }

  added(photo, line) {
    const row = this.freeRow();
    if (!row) return this.bad(photo.name, this.words.wordFull, line);
    line.remove();
    this.count.added += 1;
    const number = row.querySelector('[name$="-photo"]');
    const role = row.querySelector('[name$="-role"]');
    const others = [...this.rows.querySelectorAll('[name$="-role"]')].filter((one) => one !== role);
    const hasLead = others.some((one) => one.value === "lead" && this.numberOf(one));
    number.value = photo.id;
    role.value = hasLead ? "body" : "lead";
    this.setCard(row, photo.card);
    number.dispatchEvent(new Event("input", { bubbles: true }));
    number.dispatchEvent(new Event("change", { bubbles: true }));
    this.showNumbers();
    this.root.dispatchEvent(new CustomEvent("desk:photo-added", { bubbles: true, detail: { id: photo.id } }));
    return undefined;
  }

  numberOf(field) {
    return field.closest("[data-row]").querySelector('[name$="-photo"]').value;
  }

  // The first row without a photo and without words, or a new one.
  freeRow() {
    const free = [...this.rows.querySelectorAll("[data-row]")].find((row) => this.isFree(row));
    if (free) return free;
    const count = Number(this.total.value);
    if (count >= Number(this.words.most)) return null;
    const holder = document.createElement("div");
    holder.innerHTML = this.template.innerHTML.replaceAll("__prefix__", String(count));
    const row = holder.firstElementChild;
    this.rows.append(row);
    this.total.value = String(count + 1);
    return row;
  }

  bad(name, reason, line) {
    this.count.bad += 1;
    line.classList.add("desk-queue-bad");
    line.replaceChildren();
    const label = document.createElement("strong");
    label.textContent = name;
    line.append(label, ` — ${reason}`);
  }

  tell() {
    const { added, bad } = this.count;
    const said = [];
    if (added) said.push(filled(this.words.wordAdded, { count: added }));
    if (bad) said.push(filled(this.words.wordBad, { count: bad }));
    this.say(said.join(" "));
  }

  say(text) {
    this.root.querySelector("[data-status]").textContent = text;
  }

  // Rows are numbered anew; one with nothing in it yet stands aside until it is asked for.
  showNumbers() {
    this.rows.querySelectorAll("[data-row]").forEach((row, at) => {
      const hasCard = Boolean(row.querySelector("[data-photo]"));
      row.querySelector("[data-row-number]").textContent = String(at + 1);
      row.classList.toggle("has-card", hasCard);
      row.classList.toggle("is-blank", !hasCard && this.isFree(row) && !row.querySelector(".errorlist"));
    });
  }

  isFree(row) {
    const fields = row.querySelectorAll('[name$="-photo"], textarea, input[type="text"]');
    return [...fields].every((field) => !field.value);
  }

  byNumber() {
    const row = this.freeRow();
    if (!row) return this.say(this.words.wordFull);
    this.showNumbers();
    row.classList.remove("is-blank");
    return row.querySelector('[name$="-photo"]').focus();
  }

  setCard(row, html) {
    row.querySelector("[data-card]").innerHTML = html;
  }

  async post(card, address, values) {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "X-CSRFToken": this.token() },
      body: new URLSearchParams(values),
    }).then(
      async (response) => this.read(await response.text()) ?? { problem: this.pageInstead(response.status) },
      () => ({ problem: this.words.wordFailed }),
    );
    if (answer.problem) {
      const problem = card.querySelector("[data-problem]");
      problem.textContent = answer.problem;
      problem.hidden = false;
      return null;
    }
    this.say(this.words.wordSaved);
    return answer;
  }

  async clicked(event) {
    if (event.target.closest("[data-by-number]")) return this.byNumber();
    const button = event.target.closest("[data-preset]");
    if (!button) return undefined;
    const card = button.closest("[data-photo]");
    const row = card.closest("[data-row]");
    const key = button.dataset.preset;
    const answer = await this.post(card, card.dataset.presetUrl, { key });
    if (!answer) return undefined;
    this.setCard(row, answer.card);
    const field = [...row.querySelectorAll("[data-credit]")].find((one) => !one.value);
    // Whose it is stays to be said: the next thing to type is there.
    return (answer.is_usable ? row.querySelector(`[data-preset="${CSS.escape(key)}"]`) : field)?.focus();
  }

  async changed(event) {
    const field = event.target;
    if (field.matches("[data-pick]")) {
      this.take([...field.files]);
      field.value = "";
    } else if (field.matches("[data-credit]")) {
      const card = field.closest("[data-photo]");
      const row = card.closest("[data-row]");
      const answer = await this.post(card, card.dataset.creditUrl, { [field.dataset.credit]: field.value });
      if (!answer) return;
      const focused = document.activeElement?.closest?.("[data-photo]") === card ? document.activeElement : null;
      const again = focused?.dataset.credit
        ? `[data-credit="${focused.dataset.credit}"]`
        : focused?.dataset.preset && `[data-preset="${CSS.escape(focused.dataset.preset)}"]`;
      const typed = focused?.dataset.credit ? focused.value : null;
      this.setCard(row, answer.card);
      const target = again && row.querySelector(again);
      target?.focus();
      if (target && typed !== null) target.value = typed;
    } else if (field.matches('[name$="-is_decorative"]')) {
      field.closest("[data-row]").classList.toggle("is-decorative", field.checked);
    }
  }
}

document.querySelectorAll("[data-photo-panel]").forEach((root) => new Panel(root));
