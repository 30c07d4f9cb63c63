/** A dialog with one field, made from the page's own template; it stands outside the story's form. */

/**
 * Answers the text, "" for "remove", or null if the person thinks better of it. `check` gives false for an
 * answer that cannot be meant; the dialog then says why and stays.
 */
export function ask(frame, code, value, check = () => true) {
  const template = frame.querySelector(`template[data-part="ask-${code}"]`);
  const dialog = template.content.firstElementChild.cloneNode(true);
  const part = (name) => dialog.querySelector(`[data-ask="${name}"]`);
  const field = part("answer");
  field.value = value;
  const remove = part("remove");
  if (remove) remove.hidden = !value;
  document.body.append(dialog);
  return new Promise((resolve) => {
    let answer = null;
    const done = (text) => {
      answer = text;
      dialog.close();
    };
    const confirm = () => {
      const text = field.value.trim();
      if (text && check(text)) return done(text);
      if (!text) return done(value ? "" : null);
      const problem = part("problem");
      if (problem) problem.textContent = problem.dataset.says;
      field.setAttribute("aria-invalid", "true");
      return field.focus();
    };
    part("ok").addEventListener("click", confirm);
    part("cancel").addEventListener("click", () => done(null));
    remove?.addEventListener("click", () => done(""));
    field.addEventListener("keydown", (event) => {
      // Enter while a syllable is being composed belongs to the input method.
      if (event.key !== "Enter" || event.isComposing || (field.matches("textarea") && !event.ctrlKey)) return;
      event.preventDefault();
      confirm();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
    dialog.showModal();
    field.select();
  });
}
