// Stories on this device: a button that keeps one, the list of them, and the worker that shows them offline.
const ENTRIES = "saved";
const entries = () => {
  try {
    return JSON.parse(localStorage.getItem(ENTRIES)) || {};
  } catch {
    return {};
  }
};
const note = (all) => localStorage.setItem(ENTRIES, JSON.stringify(all));
const drop = async (path) => {
  const all = entries();
  const store = await caches.open(ENTRIES);
  for (const address of [path, ...(all[path]?.files || [])]) await store.delete(address);
  delete all[path];
  note(all);
};
// The worker asks for every page the device holds; what is withdrawn goes. Settles when it is through.
const check = async () => {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = done;
    active.postMessage("check", [port2]);
  });
};

const isAllowed = () => {
  try {
    localStorage.getItem(ENTRIES);
    return "serviceWorker" in navigator && "caches" in window;
  } catch {
    return false;
  }
};

if (isAllowed()) {
  navigator.serviceWorker.register("/sw.js").catch(() => {});

  const button = document.querySelector("[data-keep]");
  if (button) {
    const said = document.querySelector(".story-tools .said");
    const path = new URL(document.querySelector("link[rel=canonical]").href).pathname;
    const shown = () => {
      const is = path in entries();
      button.setAttribute("aria-pressed", is);
      document.querySelector(".to-saved").hidden = !is;
      return is;
    };
    const keep = async () => {
      const store = await caches.open(ENTRIES);
      const parts = document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]");
      await store.addAll([path, ...[...parts].map((part) => part.href || part.src)]);
      const files = [...document.querySelectorAll(".story img")].map((image) => image.currentSrc).filter(Boolean);
      await Promise.allSettled(files.map((file) => store.add(file)));
      const headline = document.querySelector("h1").textContent;
      const { lang } = document.documentElement;
      note({ ...entries(), [path]: { headline, lang, when: button.dataset.time, files } });
    };
    button.onclick = async () => {
      said.textContent = "";
      try {
        await (shown() ? drop(path) : keep());
        said.textContent = shown() ? button.dataset.kept : button.dataset.dropped;
      } catch {
        said.textContent = button.dataset.failed;
      }
    };
    shown();
    button.hidden = false;
  }

  const list = document.querySelector("[data-kept-list]");
  if (list) {
    const line = document.querySelector(".kept template").content;
    const said = document.querySelector(".kept .said");
    const draw = async () => {
      const store = await caches.open(ENTRIES);
      list.textContent = "";
      for (const [path, { headline, lang, when }] of Object.entries(entries()).reverse()) {
        if (!(await store.match(path))) {
          await drop(path);
          said.textContent = `${list.dataset.gone} ${headline}`;
          continue;
        }
        const item = line.cloneNode(true);
        const [link, remove] = item.querySelectorAll("a, button");
        Object.assign(link, { href: path, textContent: headline, lang });
        item.querySelector(".when").textContent = when;
        remove.setAttribute("aria-label", `${remove.textContent}: ${headline}`);
        remove.onclick = async () => {
          await drop(path);
          await draw();
          document.querySelector("main").focus();
        };
        list.append(item);
      }
      document.querySelector("[data-none]").hidden = !!list.children.length;
    };
    draw().then(check).then(draw);
  } else if (Date.now() - (localStorage.getItem("checked") || 0) > 36e5) {
    check().then(() => localStorage.setItem("checked", Date.now()));
  }
}
