/** What comes from the clipboard or is dropped: never an image as data, never more than a story may hold. */

import { lighter } from "./html.js";

const MOST_HTML = 1_500_000; // characters, without the data of pasted images
const MOST_TAGS = 20_000;
const fill = (words, ...values) => values.reduce((text, value, at) => text.replace(`{${at}}`, value.toLocaleString()), words);

function handOver(area, files) {
  area.dispatchEvent(new CustomEvent("desk:files", { bubbles: true, detail: { files } }));
}

/** Handlers for the editor's paste and drop; `tell` says to the person what was not done. */
export function clipboard({ area, most, words, tell }) {
  const paste = (view, event) => {
    const { clipboardData } = event;
    if (!clipboardData) return false;
    event.preventDefault();
    const files = [...clipboardData.files];
    const text = clipboardData.getData("text/plain");
    // Office programs put a picture of the words beside the words: the words are meant.
    if (files.length && !text.trim()) {
      handOver(area, files);
      return true;
    }
    if (text.length > most) {
      tell(fill(words.tooLong, text.length, most));
      return true;
    }
    const plain = text.normalize("NFC");
    let said = "";
    let html = lighter(clipboardData.getData("text/html")).normalize("NFC");
    if (html.length > MOST_HTML || (html.match(/<[a-z]/gi)?.length ?? 0) > MOST_TAGS) {
      html = "";
      said = words.plain;
    }
    tell(said);
    const isTaken = !area.dispatchEvent(
      new CustomEvent("desk:pasted", { bubbles: true, cancelable: true, detail: { html, text: plain } }),
    );
    if (isTaken) return true;
    if (html) view.pasteHTML(html, event);
    else if (plain) view.pasteText(plain, event);
    return true;
  };
  const drop = (_view, event) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (!files.length) return false;
    event.preventDefault();
    handOver(area, files);
    return true;
  };
  return { paste, drop };
}
