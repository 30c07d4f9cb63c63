// Pages from the network, and from this device when there is none; in front of it stands what it is told.
const SHELL = "shell";
const PAGES = "pages";
const SAVED = "saved";
const MOST_PAGES = 20;

const language = (path) => path.split("/")[1];
// Readers' pages alone: never the desk's, and never one that a reader has set up for themselves.
const isPage = ({ pathname }) => language(pathname) in TOLD.offline && !pathname.includes("/preferences/");

// What an answer from the network means for what the device holds of this address.
const learn = async (address, answer) => {
  const isGone = answer.status === 404 || answer.status === 410;
  const isPublic = /\bpublic\b/.test(answer.headers.get("Cache-Control"));
  for (const name of [PAGES, SAVED]) {
    const store = await caches.open(name);
    if (isGone) await store.delete(address);
    else if (answer.status === 200 && isPublic && (name === PAGES || (await store.match(address))))
      await store.put(address, answer.clone());
  }
  const store = await caches.open(PAGES);
  const held = await store.keys();
  for (const old of held.slice(0, Math.max(0, held.length - MOST_PAGES))) await store.delete(old);
};

const page = async (event, url) => {
  let answer;
  try {
    answer = (await event.preloadResponse) || (await fetch(event.request));
  } catch {
    return (
      (await held(url.href)) || (await caches.match(TOLD.offline[language(url.pathname)])) || Response.error()
    );
  }
  if (!url.search) event.waitUntil(learn(url.href, answer.clone()).catch(() => {}));
  return answer;
};

const held = async (address) => {
  for (const name of [PAGES, SAVED, SHELL]) {
    const found = await (await caches.open(name)).match(address);
    if (found) return found;
  }
};

// A picture is kept in the one size that was shown; without a network any size of it will do.
const part = async (request, { pathname }) => {
  try {
    return await fetch(request);
  } catch {
    const found = await caches.match(request);
    if (found || !pathname.startsWith("/media/")) return found || Response.error();
    const folder = pathname.slice(0, pathname.lastIndexOf("/") + 1);
    const store = await caches.open(SAVED);
    const other = (await store.keys()).find(({ url }) => new URL(url).pathname.startsWith(folder));
    return (other && (await store.match(other))) || Response.error();
  }
};

const check = async () => {
  for (const name of [PAGES, SAVED])
    for (const { url } of await (await caches.open(name)).keys())
      if (isPage(new URL(url))) await learn(url, await fetch(url, { cache: "no-cache" }));
};

const begin = async () => {
  const store = await caches.open(SHELL);
  await store.addAll(TOLD.shell.map((path) => new Request(path, { cache: "reload" })));
  await self.skipWaiting();
};

const take = async () => {
  const store = await caches.open(SHELL);
  for (const old of await store.keys())
    if (!TOLD.shell.includes(new URL(old.url).pathname)) await store.delete(old);
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
};

self.addEventListener("install", (event) => event.waitUntil(begin()));
self.addEventListener("activate", (event) => event.waitUntil(take()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (isPage(url)) event.respondWith(page(event, url));
  } else if (/^\/(static|media)\//.test(url.pathname)) event.respondWith(part(request, url));
});
self.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (event.data === "check") event.waitUntil(check().catch(() => {}).finally(() => port.postMessage("done")));
});
