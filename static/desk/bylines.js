/* Bylines: write a name to find a reporter of ours; anybody else signs under the name that was written. */

const box = document.querySelector("[data-desk-bylines]");
const form = box?.closest("form");

function who(row) {
  const holder = row.querySelector("[data-who]");
  const select = holder?.querySelector("select");
  if (!select || select.disabled) return;
  const label = holder.querySelector("label");
  const input = document.createElement("input");
  input.type = "text";
  input.id = `${select.id}-name`;
  input.setAttribute("form", "desk-view");
  input.setAttribute("list", "desk-reporters");
  input.autocomplete = "off";
  label.setAttribute("for", input.id);
  label.textContent = holder.dataset.label;
  const outside = [...row.querySelectorAll("input[name*='-name_']:not([type='hidden'])")];
  const shown = () => (select.value ? select.selectedOptions[0].text : outside.map((one) => one.value).find(Boolean) ?? "");
  const draw = () => { if (document.activeElement !== input) input.value = shown(); };
  const take = () => {
    const typed = input.value.trim();
    const found = [...select.options].find((option) => option.value && option.text.toLowerCase() === typed.toLowerCase());
    const before = `${select.value}|${outside.map((one) => one.value)}`;
    select.value = found?.value ?? "";
    if (found || !typed) { for (const one of outside) one.value = ""; } else if (typed !== outside.map((one) => one.value).find(Boolean)) {
      const view = form.dataset.view;
      const target = outside.find((one) => one.lang === view) ?? outside.find((one) => !one.value) ?? outside[0];
      target.value = typed;
    }
    if (before !== `${select.value}|${outside.map((one) => one.value)}`) select.dispatchEvent(new Event("change", { bubbles: true }));
  };
  input.addEventListener("change", take);
  input.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); take(); } });
  row.addEventListener("desk:rows", draw);
  for (const one of outside) one.addEventListener("change", draw);
  select.hidden = true;
  select.after(input);
  draw();
}

/** The boxes for order and removal, which work without a script, as two small buttons. */
function tools(row) {
  const part = (name) => row.querySelector(`[name$='-${name}']`);
  const [order, gone] = [part("ORDER"), part("DELETE")];
  if (!order || !gone || order.disabled) return;
  const rows = box.querySelector("[data-rows]");
  const place = document.createElement("div");
  place.className = "desk-byline-tools";
  const button = (sign, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = sign;
    made.addEventListener("click", () => { act(); drawAll(); (made.hidden ? away : made).focus(); order.dispatchEvent(new Event("change", { bubbles: true })); });
    place.append(made);
    return made;
  };
  const forward = button("↑", () => {
    const before = [...rows.children].filter((one) => !one.hidden);
    rows.insertBefore(row, before[before.indexOf(row) - 1]);
    [...rows.children].forEach((one, number) => { one.querySelector("[name$='-ORDER']").value = number + 1; });
  });
  const away = button("✕", () => { gone.checked = !gone.checked; });
  row.draw = () => {
    const shown = row.querySelector("[data-who] input")?.value ?? "";
    forward.hidden = row === [...rows.children].find((one) => !one.hidden) || gone.checked;
    row.classList.toggle("is-gone", gone.checked);
    away.textContent = gone.checked ? box.dataset.back : "✕";
    for (const [made, word] of [[forward, box.dataset.forward], [away, gone.checked ? box.dataset.back : box.dataset.gone]]) {
      made.title = word;
      made.setAttribute("aria-label", [shown, word].filter(Boolean).join(": "));
    }
  };
  for (const plain of row.querySelectorAll("[data-plain]")) plain.hidden = true;
  row.querySelector(".desk-byline-main").append(place);
}

function drawAll() {
  for (const row of box.querySelectorAll("[data-rows] > [data-row]")) row.draw?.();
}

function reporters() {
  const select = box.querySelector("[data-who] select");
  const known = document.createElement("datalist");
  known.id = "desk-reporters";
  known.append(...[...(select?.options ?? [])].filter((option) => option.value).map((option) => new Option("", option.text)));
  box.append(known);
}

function adding() {
  const add = box.querySelector("[data-add]");
  const total = box.querySelector("input[name$='-TOTAL_FORMS']");
  const rows = box.querySelector("[data-rows]");
  add.hidden = rows.querySelector("select:disabled") !== null;
  // A blank row waits behind the button once somebody signs.
  const all = [...rows.children];
  const blank = (row) => [...row.querySelectorAll("[data-who] select, input[name*='-name_']")].every((one) => !one.value);
  for (const row of all.slice(1)) if (blank(row) && !row.querySelector(".errorlist")) row.hidden = true;
  add.addEventListener("click", () => {
    const waiting = all.find((row) => row.hidden);
    if (waiting) {
      waiting.hidden = false;
      drawAll();
      waiting.querySelector("[data-who] input").focus();
      return;
    }
    rows.insertAdjacentHTML("beforeend", box.querySelector("template[data-empty]").innerHTML.replaceAll("__prefix__", total.value));
    total.value = Number(total.value) + 1;
    who(rows.lastElementChild);
    tools(rows.lastElementChild);
    drawAll();
    rows.lastElementChild.querySelector("[data-who] input").focus();
  });
}

function lines() {
  let asked = 0;
  let timer;
  const ask = async () => {
    const number = ++asked;
    const sent = new FormData();
    for (const [name, value] of new FormData(form)) if (name.startsWith("bylines-") || name === "shared-kind" || name === "csrfmiddlewaretoken") sent.append(name, value);
    const response = await fetch(box.dataset.credits, { method: "POST", body: sent }).catch(() => null);
    if (!response?.ok || number !== asked) return;
    for (const [language, found] of Object.entries(await response.json())) {
      const shown = box.querySelector(`[data-lang-line='${language}']`);
      shown?.replaceChildren(...(found.length ? found : ["—"]).flatMap((line, place) => (place ? [document.createElement("br"), line] : [line])));
    }
  };
  const soon = () => { clearTimeout(timer); timer = setTimeout(ask, 300); };
  box.addEventListener("change", soon);
  form.elements["shared-kind"]?.addEventListener("change", soon);
}

if (box) {
  reporters();
  for (const row of box.querySelectorAll("[data-rows] > [data-row]")) { who(row); tools(row); }
  adding();
  drawAll();
  box.addEventListener("change", drawAll);
  lines();
}
