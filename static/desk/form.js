/* The story's form: which languages are shown, what is unsaved, what is folded, keys. Works without it too. */

const form = document.querySelector("[data-desk-form]");
const WIDE = matchMedia("(min-width: 68.75rem)");
const VIEW = "desk-view";

/** A place in this browser that may be closed to us: then nothing is remembered and nothing breaks. */
const memory = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { /* private browsing */ } },
};

function viewSwitch() {
  const box = form.querySelector("[data-desk-view]");
  const radios = [...box.querySelectorAll("input")];
  const languages = radios.map((radio) => radio.value).filter((value) => value !== "both");
  if (languages.length < 2) return () => {};
  const show = (view) => {
    form.dataset.view = view;
    for (const radio of radios) radio.checked = radio.value === view;
    form.dispatchEvent(new CustomEvent("desk:view", { detail: { view } }));
  };
  const fitting = () => {
    const wanted = memory.get(VIEW);
    const known = radios.some((radio) => radio.value === wanted) ? wanted : "both";
    return known === "both" && !WIDE.matches ? form.dataset.view?.replace("both", "") || languages[0] : known;
  };
  box.hidden = false;
  box.addEventListener("change", (event) => { memory.set(VIEW, event.target.value); show(event.target.value); });
  WIDE.addEventListener("change", () => show(fitting()));
  show(fitting());
  /** Makes an element visible: its language, and every fold around it. */
  return (element) => {
    const language = element.closest("[data-lang]")?.dataset.lang;
    if (language && form.dataset.view !== "both" && form.dataset.view !== language) show(language);
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
}

function folds(reveal) {
  for (const fold of form.querySelectorAll("details[data-remember]")) {
    const key = `desk-fold-${fold.dataset.remember}`;
    const kept = memory.get(key);
    if (kept !== null && !fold.open) fold.open = kept === "open";
    fold.querySelector("summary").addEventListener("click", () => memory.set(key, fold.open ? "closed" : "open"));
  }
  const kind = form.elements["shared-kind"];
  kind?.addEventListener("change", () => {
    if (kind.value === "flash") for (const fold of form.querySelectorAll("[data-flash-folds]")) fold.open = false;
  });
  const wrong = form.querySelector(".errorlist, .errors, [aria-invalid='true']");
  if (wrong) reveal(wrong);
  const target = () => {
    const aimed = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!aimed || !form.contains(aimed)) return;
    reveal(aimed);
    if (aimed.tagName === "DETAILS") aimed.open = true;
    aimed.scrollIntoView({ block: "center" });
    if (aimed.matches("input, textarea, select")) aimed.focus();
  };
  addEventListener("hashchange", target);
  target();
}

/** The server would not even read it: said here, where the text still stands. Values of a form count as UTF-8. */
function isTooLarge() {
  const size = [...new FormData(form)].reduce((sum, [name, value]) => sum + (value.size === undefined ? new Blob([name, value]).size : 0), 0);
  const told = document.querySelector("[data-too-large]");
  told.hidden = size <= Number(form.dataset.limit);
  if (!told.hidden) told.scrollIntoView({ block: "center" });
  return !told.hidden;
}

function unsaved() {
  const saved = form.querySelector("[data-saved]");
  let dirty = form.querySelector(".errorlist") !== null;
  let leaving = false;
  const mark = () => {
    if (dirty) return;
    dirty = true;
    saved.textContent = saved.dataset.unsaved;
    saved.classList.add("is-unsaved");
  };
  form.addEventListener("input", (event) => { if (event.target.form === form) mark(); });
  form.addEventListener("change", (event) => { if (event.target.form === form) mark(); });
  form.addEventListener("submit", (event) => {
    leaving = !isTooLarge();
    if (!leaving) event.preventDefault();
  });
  addEventListener("pageshow", () => { leaving = false; });
  addEventListener("beforeunload", (event) => { if (dirty && !leaving) event.preventDefault(); });
}

function keys() {
  const save = form.querySelector("button[name='_save']");
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s" && !event.isComposing) {
      event.preventDefault();
      save?.click();
    }
  });
  const menu = form.querySelector("[data-desk-menu]");
  menu?.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
  });
  document.addEventListener("click", (event) => { if (menu?.open && !menu.contains(event.target)) menu.open = false; });
  // Enter in a line of text must not send the whole form by accident.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input:not([type='submit'], [type='checkbox'], [type='radio'], [type='file'])")) event.preventDefault();
  });
}

function meters() {
  for (const field of form.querySelectorAll("[data-meter]")) {
    const most = Number(field.dataset.meter);
    const meter = document.createElement("div");
    meter.className = "desk-meter";
    meter.setAttribute("aria-hidden", "true");
    field.after(meter);
    const draw = () => {
      const length = [...field.value].length;
      meter.textContent = `${length} / ${most}`;
      meter.classList.toggle("is-over", length > most);
    };
    field.addEventListener("input", draw);
    draw();
  }
}

if (form) {
  const reveal = viewSwitch();
  folds(reveal);
  unsaved();
  keys();
  meters();
}
