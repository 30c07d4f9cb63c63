// The flash form: keeps what is typed in this tab, shows the photo's questions when there is a photo,
// keeps the button above the keyboard, and sends once. Without it everything works, with more to look at.
const KEPT = "flash";
const TEXTS = ["headline", "body", "credit", "alt"];
const form = document.querySelector("[data-flash-form]");

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  } catch {
    return null;
  }
}

function keep() {
  const told = { once: form.elements.once.value };
  for (const name of TEXTS) told[name] = form.elements[name].value;
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(told));
  } catch {
    // A full or closed store: the page itself still holds the text.
  }
}

function restore() {
  const told = read();
  // What the server sent is newer: it only lacks something on a fresh page.
  if (!told || TEXTS.some((name) => form.elements[name].value)) return;
  for (const name of ["once", ...TEXTS]) form.elements[name].value = told[name] ?? "";
}

function shape() {
  const photo = form.elements.photo.files.length > 0 || form.elements.taken.value !== "";
  const preset = photo ? form.elements.preset.value : "";
  const isSaid = form.querySelector("[data-flash-preset] .errorlist, [data-flash-for] .errorlist") !== null;
  form.querySelector("[data-flash-preset]").hidden = !photo && !isSaid && form.elements.preset.value === "";
  for (const row of form.querySelectorAll("[data-flash-for]")) {
    row.hidden = !row.dataset.flashFor.split(" ").includes(preset);
  }
  form.elements.credit.required = preset === "supplied" || (preset === "agency" && form.elements.holder.value === "");
  const isNew = form.elements.photo.files.length > 0;
  for (const radio of form.elements.preset) {
    // "No photo" is no answer to the question whose photo this is.
    if (radio.value === "") radio.closest("label").hidden = radio.disabled = isNew;
    else radio.required = isNew;
  }
}

function show() {
  const [file] = form.elements.photo.files;
  if (!file) return;
  const box = form.querySelector(".flash-taken");
  const picture = box.querySelector("img");
  if (picture.src.startsWith("blob:")) URL.revokeObjectURL(picture.src);
  picture.src = URL.createObjectURL(file);
  box.querySelector("span")?.remove();
  box.hidden = false;
  if (form.elements.preset.value === "") for (const radio of form.elements.preset) radio.checked = false;
}

function sendOnce(sent) {
  const button = sent.querySelector(".flash-bar button");
  sent.addEventListener("submit", (event) => {
    if (button.getAttribute("aria-disabled") === "true") event.preventDefault();
    button.setAttribute("aria-disabled", "true");
  });
  // Back to a page the browser kept as it was: it may be sent again.
  addEventListener("pageshow", () => button.removeAttribute("aria-disabled"));
}

function lift() {
  // Where the keyboard covers the page instead of making it smaller, the button goes up by what is covered.
  const view = globalThis.visualViewport;
  if (!view) return;
  const measure = () => {
    const covered = Math.max(0, innerHeight - view.height - view.offsetTop);
    document.documentElement.style.setProperty("--flash-lift", `${view.scale === 1 ? covered : 0}px`);
  };
  view.addEventListener("resize", measure);
  view.addEventListener("scroll", measure);
}

if (form) {
  restore();
  shape();
  form.addEventListener("input", keep);
  form.addEventListener("change", (event) => {
    if (event.target === form.elements.photo) show();
    shape();
  });
}
for (const sent of document.querySelectorAll("[data-flash-form], [data-flash-confirm]")) sendOnce(sent);
if (document.querySelector("[data-flash-done]")) sessionStorage.removeItem(KEPT);
lift();
