/* Keeps what is typed at the server, at most ten seconds behind, and says who else is at the story.
   It reads the fields and never writes to them: no focus moves, and nothing happens while a syllable is being
   composed. What has not reached the server yet is kept in this browser as well. */

import { logIn } from "./login.js";

const PAUSE = 3_000; // milliseconds after the last key
const MOST = 7_000; // behind the first one
const BEAT = 20_000;
const RETRIES = [1_000, 2_000, 4_000, 8_000];
const KEEPALIVE = 60_000; // bytes a browser sends for a page that goes away
const STORE = "desk-typing";

const form = document.querySelector("[data-desk-form][data-typing]");
const box = form?.querySelector("[data-typing-there]");

/** A store that may be closed or full: then the server alone keeps the text. */
const mirror = {
  key: (tab) => `${STORE}:${form.dataset.user}:${form.dataset.typing}:${tab}`,
  write(tab, told) { try { localStorage.setItem(this.key(tab), JSON.stringify(told)); } catch { /* full or closed */ } },
  drop(key) { try { localStorage.removeItem(key); } catch { /* closed */ } },
  others(tab) {
    try {
      const start = this.key("");
      return Object.keys(localStorage).filter((key) => key.startsWith(start) && key !== this.key(tab));
    } catch { return []; }
  },
  read(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
};

const filled = (words, time) => words.replace("{time}", time);
const clock = () => new Date().toLocaleTimeString("en-GB", { timeZone: "Asia/Seoul" });

function start() {
  const versions = new Map();
  for (const input of form.querySelectorAll("input[type=hidden]")) {
    if (input.name === "shared_version") versions.set("shared", input);
    else if (input.name.startsWith("version_")) versions.set(input.name.slice(8), input);
  }
  const languages = [...versions.keys()].filter((part) => part !== "shared");
  const partOf = (name) => {
    const prefix = name.split("-", 1)[0];
    if (languages.includes(prefix)) return prefix;
    return ["shared", "bylines", "places", "photos"].includes(prefix) ? "shared" : null;
  };
  const writable = (part) => [...form.elements].some((field) => field.name && !field.disabled && field.type !== "hidden" && partOf(field.name) === part);
  const parts = [...versions.keys()].filter(writable);
  if (!parts.length) return;

  const tabInput = form.elements._tab;
  const kept = box.closest("[data-desk-bar]").querySelector("[data-typing-kept]");
  const trouble = box.querySelector(".desk-typing-trouble");
  const words = box.dataset;
  let turn = 0;
  let isComposing = false;
  let isDue = false;
  let isLeaving = false;
  let isGone = false; // not ours to change any more
  let isEnded = false; // the session
  let sending = null;
  let timer = 0;
  let dirtySince = 0;
  let failures = 0;
  let behindSince = "";
  let take = null;
  let shown = "";
  const dirty = new Set();
  const touched = new Set();

  /** Every part's fields as they would be posted. */
  const read = () => {
    for (const area of form.querySelectorAll("textarea[data-desk-body]")) area.dispatchEvent(new CustomEvent("desk:flush"));
    const found = Object.fromEntries(parts.map((part) => [part, {}]));
    for (const [name, value] of new FormData(form)) {
      const fields = found[partOf(name)];
      if (fields && typeof value === "string") (fields[name] ??= []).push(value);
    }
    return found;
  };
  const last = Object.fromEntries(Object.entries(read()).map(([part, fields]) => [part, JSON.stringify(fields)]));
  for (const part of (form.dataset.unsaved || "").split(" ")) {
    if (parts.includes(part)) { last[part] = ""; dirty.add(part); touched.add(part); }
  }

  const told = (found) => {
    turn = Math.max(turn + 1, Date.now());
    return {
      tab: tabInput.value,
      take,
      parts: parts.map((part) => {
        const isNew = dirty.has(part) && JSON.stringify(found[part]) !== last[part];
        return { part, version: versions.get(part).value, turn, fields: isNew ? found[part] : null };
      }),
    };
  };
  const say = (text) => { trouble.textContent = text; trouble.hidden = !text; };

  function schedule(wait) {
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  }
  function onInput(event) {
    const part = event.target.form === form && event.target.name && partOf(event.target.name);
    if (!part || !parts.includes(part) || isGone) return;
    dirty.add(part);
    touched.add(part);
    const now = Date.now();
    dirtySince ||= now;
    if (!sending && !failures) schedule(Math.max(0, Math.min(PAUSE, dirtySince + MOST - now)));
  }

  const post = (body, extra = {}) => fetch(form.dataset.typing, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    body,
    ...extra,
  });

  async function send() {
    clearTimeout(timer);
    if (isLeaving || isGone || sending) return;
    if (isComposing) { isDue = true; return; }
    const found = read();
    const message = told(found);
    const news = message.parts.filter((one) => one.fields);
    if (news.length) mirror.write(message.tab, message);
    else if (document.hidden && !dirty.size) { schedule(BEAT); return; }
    const since = dirtySince;
    dirtySince = 0;
    sending = post(JSON.stringify(message));
    let next = BEAT;
    try {
      const response = await sending;
      const answer = response.headers.get("Content-Type")?.startsWith("application/json") ? await response.json() : {};
      if (response.ok) {
        take = null;
        failures = 0;
        isEnded = false;
        behindSince = "";
        say("");
        for (const { part, fields } of news) {
          if (answer.kept.includes(part)) last[part] = JSON.stringify(fields);
        }
        if (news.length && news.every(({ part }) => answer.kept.includes(part))) {
          mirror.drop(mirror.key(message.tab));
          kept.textContent = filled(words.kept, answer.at);
        }
        const now = read();
        for (const part of parts) if (JSON.stringify(now[part]) === last[part]) dirty.delete(part);
        if (dirty.size) next = PAUSE;
        show(answer);
      } else if (answer.is_closed) {
        // Saved or thrown away elsewhere; what stands here goes on as a page of its own.
        tabInput.value = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
        for (const part of touched) { last[part] = ""; dirty.add(part); }
        if (touched.size) say(words.elsewhere);
        next = touched.size ? PAUSE : BEAT;
      } else if (response.status === 401 || response.status === 403) {
        if (!isEnded) {
          isEnded = true;
          // Perhaps only the page's token is stale.
          if (await renewed().catch(() => "") !== "ours") logIn.offer(renewed);
        }
        throw new Error("the session has ended");
      } else if (response.status === 404) {
        isGone = true;
        say(words.left);
        return;
      } else {
        if (answer.problem) say(answer.problem);
        throw new Error(`the server answered ${response.status}`);
      }
    } catch {
      dirtySince = since || Date.now();
      if (news.length) {
        behindSince ||= clock();
        kept.textContent = "";
        if (trouble.hidden && failures > 0) say(filled(words.behind, behindSince));
      }
      next = RETRIES[Math.min(failures, RETRIES.length - 1)];
      failures += 1;
    } finally {
      sending = null;
      if (!isGone) schedule(next);
    }
  }

  /** Logged in again: the page's token is a new one; somebody else's log-in ("other") does not write in this name. */
  async function renewed() {
    const response = await fetch(form.dataset.typing, { headers: { Accept: "application/json" } });
    if (!response.ok || !response.headers.get("Content-Type")?.startsWith("application/json")) return "";
    const { token, user } = await response.json();
    if (user !== form.dataset.user) return "other";
    for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = token;
    isEnded = false;
    failures = 0;
    say("");
    send();
    return "ours";
  }

  function show({ there = [], moved = [] }) {
    const list = box.querySelector("ul");
    const lines = JSON.stringify([there, moved]);
    if (shown === lines) return;
    shown = lines;
    list.replaceChildren(...there.map((one) => {
      const line = document.createElement("li");
      line.textContent = `${one.words} `;
      if (one.take) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = words.take;
        button.setAttribute("aria-label", `${words.take}: ${one.words}`);
        button.addEventListener("click", () => { take = one.part; failures = 0; send(); });
        line.append(button);
      }
      return line;
    }), ...moved.map((text) => {
      const line = document.createElement("li");
      line.textContent = text;
      return line;
    }));
    list.hidden = !list.children.length;
  }

  /** What a page that was killed could not send any more goes to the server now, under its own tab. */
  async function sendLeftovers() {
    let isSent = false;
    for (const key of mirror.others(tabInput.value)) {
      const left = mirror.read(key);
      try {
        const response = left ? await post(JSON.stringify({ ...left, take: null })) : null;
        if (!response || response.ok || [400, 404, 409].includes(response.status)) mirror.drop(key);
        isSent ||= response?.ok && (await response.json()).kept.length > 0;
      } catch { /* the next page tries again */ }
    }
    if (isSent) say(words.again);
  }

  form.addEventListener("input", onInput);
  form.addEventListener("change", onInput);
  const composed = () => {
    if (!isComposing) return;
    isComposing = false;
    if (!isDue) return;
    isDue = false;
    // The next syllable may begin at once: what is late goes now, in between.
    if (Date.now() - dirtySince > MOST) send();
    else schedule(60);
  };
  addEventListener("compositionstart", () => { isComposing = true; }, { capture: true });
  addEventListener("compositionend", composed, { capture: true });
  // A field that is taken away in the middle of a syllable tells of no end: the next plain key does.
  addEventListener("keydown", (event) => { if (!event.isComposing && event.keyCode !== 229) composed(); }, { capture: true });
  form.addEventListener("submit", (event) => {
    if (!isEnded) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    logIn.ask(event.submitter);
  }, { capture: true });
  form.addEventListener("submit", (event) => {
    isLeaving = !event.defaultPrevented;
    if (isLeaving) clearTimeout(timer);
  });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    isLeaving = false;
    dirty.clear();
    touched.clear();
    schedule(0);
  });
  const lastWords = () => {
    if (isLeaving || isGone || !dirty.size) return;
    const message = told(read());
    if (!message.parts.some((one) => one.fields)) return;
    mirror.write(message.tab, message);
    const body = JSON.stringify(message);
    if (new Blob([body]).size < KEEPALIVE) post(body, { keepalive: true }).then((response) => { if (response.ok) mirror.drop(mirror.key(message.tab)); }, () => {});
  };
  addEventListener("pagehide", lastWords);
  document.addEventListener("visibilitychange", () => { if (document.hidden) lastWords(); else if (!sending) schedule(0); });
  show(JSON.parse(box.querySelector("ul").dataset.first || "{}"));
  sendLeftovers();
  schedule(dirty.size ? PAUSE : BEAT);
}

if (form && box) start();
