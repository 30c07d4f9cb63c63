// Opens the exact page in a window as wide as a phone or a desktop, and copies a link that was just made.
const opened = (target, size) => {
  const [width, height] = size.split("x");
  return window.open("about:blank", target, `popup,width=${width},height=${height}`);
};
for (const link of document.querySelectorAll("a[data-window]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const own = opened(link.target, link.dataset.window);
    if (!own) return;
    event.preventDefault();
    own.location = link.href;
    own.focus();
  });
}
for (const form of document.querySelectorAll("form[data-window]")) {
  form.addEventListener("submit", () => opened(form.target, form.dataset.window));
}
for (const field of document.querySelectorAll("[data-select]")) {
  field.addEventListener("focus", () => field.select());
}
for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).value);
    button.parentElement.querySelector(".desk-copied").textContent = button.dataset.done;
  });
}
