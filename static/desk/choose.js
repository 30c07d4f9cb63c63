// The list of stories: one tick for all rows of the page.

const all = document.querySelector("[data-choose-all]");
const rows = () => [...document.querySelectorAll('input[name="ids"][form="bulk"]')];

if (all && rows().length) {
  all.closest("label").hidden = false;
  all.addEventListener("change", () => rows().forEach((row) => { row.checked = all.checked; }));
  document.addEventListener("change", (event) => {
    if (event.target.name === "ids") all.checked = rows().every((row) => row.checked);
  });
}
