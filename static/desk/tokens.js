/* Chips for what a story has several of: write to find, Enter to add. The fields below keep what is posted. */

/** What a list of chips stands for: rows of a formset with one select each. */
function rowsStore(box) {
  const rows = box.querySelector("[data-rows]");
  const total = box.querySelector("input[name$='-TOTAL_FORMS']");
  const select = (row) => row.querySelector(`select[name$='-${box.dataset.key}']`);
  const part = (row, name) => row.querySelector(`[name$='-${name}']`);
  const all = () => [...rows.querySelectorAll("[data-row]")];
  const order = (row) => Number(part(row, "ORDER")?.value || 9999);
  const chosen = () => all().filter((row) => select(row).value && !part(row, "DELETE")?.checked).sort((a, b) => order(a) - order(b));
  const number = () => chosen().forEach((row, place) => { part(row, "ORDER").value = place + 1; });
  const blank = () => {
    const free = all().find((row) => !select(row).value);
    if (free) return free;
    const html = box.querySelector("template[data-empty]").innerHTML.replaceAll("__prefix__", total.value);
    rows.insertAdjacentHTML("beforeend", html);
    total.value = Number(total.value) + 1;
    return rows.lastElementChild;
  };
  return {
    input: box.querySelector("select"),
    options: () => [...box.querySelector("select").options].filter((option) => option.value),
    chosen: () => chosen().map((row) => ({ value: select(row).value, name: select(row).selectedOptions[0].text })),
    add(value) {
      const gone = all().find((row) => select(row).value === value);
      const row = gone || blank();
      select(row).value = value;
      if (part(row, "DELETE")) part(row, "DELETE").checked = false;
      part(row, "ORDER").value = chosen().length + 1;
      number();
    },
    remove(value) {
      const row = chosen().find((one) => select(one).value === value);
      if (part(row, "DELETE")) part(row, "DELETE").checked = true; else select(row).value = "";
      number();
    },
    forward(value) {
      const line = chosen();
      const place = line.findIndex((row) => select(row).value === value);
      part(line[place], "ORDER").value = place;
      part(line[place - 1], "ORDER").value = place + 1;
    },
    told: () => rows.dispatchEvent(new Event("change", { bubbles: true })),
  };
}

/** A select of several: no order. */
function selectStore(select) {
  const options = () => [...select.options].filter((option) => option.value);
  const set = (value, on) => { options().find((option) => option.value === value).selected = on; };
  return {
    input: select,
    options,
    chosen: () => [...select.selectedOptions].map((option) => ({ value: option.value, name: option.text })),
    add: (value) => set(value, true),
    remove: (value) => set(value, false),
    told: () => select.dispatchEvent(new Event("change", { bubbles: true })),
  };
}

function tokens(holder, store, words, label) {
  if (store.input.disabled) return;
  const list = document.createElement("ul");
  list.className = "desk-chips";
  const input = document.createElement("input");
  input.type = "text";
  input.className = "desk-token-input";
  input.id = `${store.input.id}-add`;
  input.setAttribute("list", `${store.input.id}-list`);
  input.setAttribute("form", "desk-view");
  input.autocomplete = "off";
  input.setAttribute("aria-label", label);
  input.placeholder = label;
  const known = document.createElement("datalist");
  known.id = `${store.input.id}-list`;
  const note = document.createElement("p");
  note.className = "desk-token-note";
  note.setAttribute("role", "status");

  const button = (text, name, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.setAttribute("aria-label", name);
    made.addEventListener("click", act);
    return made;
  };
  const kinds = (words.kinds ?? "").split(" ");
  const kind = form.elements["shared-kind"];
  const draw = () => {
    const have = store.chosen();
    list.replaceChildren(...have.map(({ value, name }, place) => {
      const item = document.createElement("li");
      item.append(name);
      if (words.first && place === 0 && (!kind || kinds.includes(kind.value))) {
        const small = document.createElement("small");
        small.textContent = words.first;
        item.append(small);
      }
      if (store.forward && place > 0) item.append(button("‹", `${name}: ${words.forward}`, () => { store.forward(value); changed(); }));
      item.append(button("✕", `${name}: ${words.remove}`, () => { store.remove(value); changed(); input.focus(); }));
      return item;
    }));
    const taken = new Set(have.map((one) => one.value));
    known.replaceChildren(...store.options().filter((option) => !taken.has(option.value)).map((option) => new Option("", option.text)));
  };
  const changed = () => { draw(); store.told(); };
  const find = (typed, loosely) => {
    const wanted = typed.trim().toLowerCase();
    const free = store.options().filter((option) => !store.chosen().some((one) => one.value === option.value));
    const exact = free.find((option) => option.text.toLowerCase() === wanted);
    if (exact || !loosely || !wanted) return exact;
    const begin = free.filter((option) => option.text.toLowerCase().startsWith(wanted));
    const some = begin.length ? begin : free.filter((option) => option.text.toLowerCase().includes(wanted));
    return some.length === 1 ? some[0] : undefined;
  };
  const take = (loosely) => {
    const found = find(input.value, loosely);
    if (found) { store.add(found.value); input.value = ""; note.textContent = ""; changed(); } else if (loosely && input.value.trim()) note.textContent = words.none;
  };
  input.addEventListener("input", (event) => { note.textContent = ""; if (!event.isComposing) take(false); });
  input.addEventListener("compositionend", () => take(false));
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    take(true);
  });
  input.addEventListener("blur", () => take(true));
  holder.before(list, input, known, note);
  holder.dataset.tokened = "";
  document.querySelector(`label[for='${store.input.id}']`)?.setAttribute("for", input.id);
  // Rows that others add (a paste, say) are drawn as well.
  holder.addEventListener("desk:rows", draw);
  if (words.first) kind?.addEventListener("change", draw);
  draw();
}

const form = document.querySelector("[data-desk-form]");
for (const box of form?.querySelectorAll("[data-tokens='rows']") ?? []) {
  const rows = box.querySelector("[data-rows]");
  if (!box.querySelector("select")) continue;
  const { first, firstKinds: kinds, forward, remove, none, label } = box.dataset;
  tokens(rows, rowsStore(box), { first, kinds, forward, remove, none }, label);
  box.dataset.tokened = "";
}
for (const select of form?.querySelectorAll("select[data-tokens='select']") ?? []) {
  const { label, remove, none } = form.dataset;
  tokens(select, selectStore(select), { remove, none }, label);
}
