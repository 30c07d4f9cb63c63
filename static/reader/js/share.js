// Sends a story on with the device's own sheet, copies its address, prints it.
const show = (selector, act) => {
  const button = document.querySelector(selector);
  if (!button) return;
  (button.closest("li") || button).hidden = false;
  button.onclick = () => act(button);
};
show("[data-print]", () => print());
if (navigator.clipboard) {
  show("[data-copy]", async ({ dataset: words }) => {
    const said = document.querySelector(".share .said");
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(words.copy);
      said.textContent = words.done;
    } catch {
      said.textContent = words.failed;
    }
  });
}
if (navigator.share) {
  show("[data-send]", () => {
    const url = document.querySelector("[data-copy]").dataset.copy;
    // Closing the sheet is no error.
    navigator.share({ title: document.querySelector("h1").textContent, url }).catch(() => {});
  });
}
