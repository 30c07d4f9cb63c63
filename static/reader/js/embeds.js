// Shows a video or post in the page once the reader asks for it, and remembers who may be shown at once.
let allowed = [];
try {
  allowed = (localStorage.getItem("embeds") || "").split(" ");
} catch {
  // A browser that keeps nothing asks each time.
}
for (const box of document.querySelectorAll(".embed")) {
  const ask = box.querySelector(".ask");
  const { provider, frame, title } = box.dataset;
  const open = () => {
    const made = document.createElement("iframe");
    made.title = title;
    made.loading = "lazy";
    made.allow = "fullscreen; encrypted-media; picture-in-picture";
    made.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation");
    made.src = frame;
    box.querySelector(".knows").remove();
    ask.replaceWith(made);
    return made;
  };
  if (allowed.includes(provider)) {
    open();
    continue;
  }
  ask.hidden = false;
  ask.querySelector("button").onclick = () => {
    if (ask.querySelector("input").checked) {
      try {
        localStorage.setItem("embeds", [...new Set([...allowed, provider])].join(" ").trim());
      } catch {
        // As above.
      }
    }
    open().focus();
  };
}
