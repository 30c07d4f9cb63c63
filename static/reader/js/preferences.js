// Text size and display: applied at once and kept in this browser, twice, so that either copy may be lost.
const root = document.documentElement;
const panel = document.getElementById("panel");
const plain = document.querySelector("form.prefs").dataset.plain;
const read = (text) => Object.fromEntries(Array.from(text.matchAll(/([a-z])(\d)/g), (pair) => pair.slice(1)));
const radio = (form, letter, value) => form.querySelector(`[name=${letter}][value="${value}"]`);
const word = (letter, value) => radio(panel, letter, value).parentNode.textContent;
const kept = () => {
  const chosen = read(plain);
  for (const [letter, value] of Object.entries(read(root.dataset.p || ""))) {
    if (letter in chosen && radio(panel, letter, value)) chosen[letter] = value;
  }
  return chosen;
};
const show = () => {
  for (const form of document.querySelectorAll("form.prefs")) {
    for (const [letter, value] of Object.entries(kept())) radio(form, letter, value).checked = true;
  }
};
const keep = (chosen) => {
  const text = Object.entries(chosen).flat().join("");
  root.dataset.p = text;
  const secure = location.protocol === "https:" ? ";secure" : "";
  document.cookie = `prefs=${text};path=/;max-age=34560000;samesite=lax${secure}`;
  try {
    localStorage.prefs = text;
  } catch {
    // Storage may be switched off: the cookie holds it.
  }
  show();
};
for (const form of document.querySelectorAll("form.prefs")) {
  const status = form.querySelector(".told");
  form.addEventListener("change", ({ target }) => {
    keep({ ...kept(), [target.name]: target.value });
    const group = target.closest("fieldset").firstElementChild.firstChild.textContent;
    status.textContent = `${group}: ${word(target.name, target.value)}`;
  });
  form.addEventListener("submit", (event) => {
    const isReset = event.submitter?.name === "reset";
    if (isReset) keep(read(plain));
    if (!panel.contains(form)) return;
    event.preventDefault();
    if (isReset) status.textContent = event.submitter.textContent;
    else panel.hidePopover();
  });
}
for (const form of document.querySelectorAll("form.sizes")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = kept();
    const next = Number(chosen.s) + (event.submitter?.value === "down" ? -1 : 1);
    if (radio(panel, "s", next)) chosen.s = String(next);
    keep(chosen);
    form.querySelector(".told").textContent = word("s", chosen.s);
  });
}
show();
if (root.dataset.p && !document.cookie.includes("prefs=")) keep(kept());
// A page that comes back from memory, and one in another tab, may be behind.
const again = (text) => {
  if (text) root.dataset.p = text;
  show();
};
addEventListener("storage", ({ key, newValue }) => key === "prefs" && again(newValue));
addEventListener("pageshow", ({ persisted }) => persisted && again(/\bprefs=(\w+)/.exec(document.cookie)?.[1]));
