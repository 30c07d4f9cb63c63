/* Logs in again where one is: a dialog over the page, whose text stays. Without it the page that keeps a posted
   text does the same (templates/admin/kept.html); what needs more than a password goes through a new tab. */

const dialog = document.querySelector("dialog[data-log-in]");
const line = document.querySelector("[data-log-in-line]");

let renewed = null; // takes the new token, and says whose log-in it is
let resend = null; // the button whose post waits for the log-in

const say = (text) => { dialog.querySelector("[role=alert]").textContent = text; };

/** The log-in page's own token: the one of this page may be of a session that is gone. */
async function tokenOf(address) {
  const response = await fetch(address, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
}

/** "ours", "other" (somebody else's log-in) or "" (none). */
async function whose() {
  const answer = renewed === null ? "" : await renewed();
  if (answer !== "ours") return answer;
  line.hidden = true;
  const waiting = resend;
  resend = null;
  if (dialog.open) dialog.close();
  if (waiting !== null) waiting.form.requestSubmit(waiting);
  return answer;
}

async function send(event) {
  event.preventDefault();
  const sent = event.target;
  say("");
  try {
    if (await whose() === "ours") return;
    const body = new URLSearchParams(new FormData(sent));
    body.set("csrfmiddlewaretoken", await tokenOf(sent.action));
    const response = await fetch(sent.action, {
      method: "POST", body, headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
    });
    sent.elements.password.value = "";
    const found = await whose();
    if (found === "ours") return;
    if (found === "other") { say(dialog.dataset.other); return; }
    const answer = response.headers.get("Content-Type")?.startsWith("application/json") ? await response.json() : {};
    const wrong = [...(answer.form?.errors ?? []), ...Object.values(answer.form?.fields ?? {}).flatMap((field) => field.errors ?? [])];
    say(wrong.join(" ") || dialog.dataset.more);
  } catch {
    say(dialog.dataset.away);
  }
}

function open() {
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input[type=password]").focus();
}

export const logIn = {
  /** Says it in a line, so that nobody is interrupted while typing. */
  offer(ask) {
    renewed = ask;
    line.hidden = false;
  },
  /** Somebody wants to save: `button` is pressed again when they are back. */
  ask(button) {
    resend = button;
    open();
  },
};

if (dialog && line) {
  dialog.querySelector("form").addEventListener("submit", send);
  dialog.querySelector("[data-log-in-close]").addEventListener("click", () => dialog.close());
  // By the button or by Escape: nothing is saved later that nobody asks for any more.
  dialog.addEventListener("close", () => { resend = null; });
  line.querySelector("button").addEventListener("click", open);
  // Logged in in another tab meanwhile.
  addEventListener("focus", () => { if (!line.hidden) whose().catch(() => {}); });
}
