// Reads a story aloud, sentence by sentence, with the voices of the device; without one nothing is offered.
const speech = window.speechSynthesis;
const opener = document.querySelector("[data-listen]");
if (speech && opener) {
  const player = document.querySelector(".player");
  const play = player.querySelector("[data-play]");
  const speed = player.querySelector("[data-speed]");
  const pause = play.textContent;
  const BLOCKS = ".story h1, .story .deck, .body :is(p, h2, h3, li, caption, tr, .caption)";
  const INNER = ".note, p, ul, ol, table";
  let parts = [];
  let at = 0;
  let turn = 0;
  let saying;
  let marked;

  const voice = (lang) => {
    const fit = speech.getVoices().filter((one) => one.lang.toLowerCase().startsWith(lang));
    return fit.find((one) => one.localService) || fit[0];
  };
  const offer = () => {
    opener.hidden = !voice(opener.dataset.voice);
  };

  const words = (block) => {
    if (block.matches("tr")) return [...block.cells].map((cell) => cell.textContent).join(", ");
    const copy = block.cloneNode(true);
    for (const inner of copy.querySelectorAll(INNER)) inner.remove();
    return copy.textContent;
  };
  const sentences = (text, lang) =>
    Intl.Segmenter
      ? Array.from(new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text), (one) => one.segment)
      : [text];
  const gather = () =>
    [...document.querySelectorAll(BLOCKS)]
      .filter((block) => !block.parentElement.closest("tr, .notes, .embed"))
      .flatMap((block) => {
        const { lang } = block.closest("[lang]");
        const text = words(block).trim();
        return text ? sentences(text, lang).map((said) => ({ block, lang, said })) : [];
      });

  const mark = (block) => {
    if (block === marked) return;
    marked?.classList.remove("aloud");
    marked = block;
    if (!block) return;
    block.classList.add("aloud");
    const { top, bottom } = block.getBoundingClientRect();
    if (top < 90 || bottom > innerHeight) block.scrollIntoView({ block: "center" });
  };
  const hush = () => {
    turn += 1;
    speech.cancel();
  };
  const stop = () => {
    hush();
    mark(null);
    if (player.contains(document.activeElement)) opener.focus();
    player.hidden = true;
  };
  const speak = () => {
    const part = parts[at];
    if (!part) return stop();
    const mine = (turn += 1);
    mark(part.block);
    saying = new SpeechSynthesisUtterance(part.said);
    saying.lang = part.lang;
    saying.voice = voice(part.lang) || null;
    saying.rate = speed.value;
    saying.onend = () => {
      if (mine !== turn) return;
      at += 1;
      speak();
    };
    saying.onerror = () => mine === turn && stop();
    speech.speak(saying);
    play.textContent = play.dataset.pause;
  };

  opener.onclick = () => {
    hush();
    parts = gather();
    at = 0;
    player.hidden = false;
    speak();
  };
  // Pausing of the interface itself is lost or deaf on some telephones: it goes on with the sentence it left.
  play.onclick = () => {
    if (play.textContent !== pause) return speak();
    hush();
    play.textContent = play.dataset.resume;
  };
  speed.onchange = () => {
    if (play.textContent !== pause) return;
    hush();
    speak();
  };
  player.querySelector("[data-stop]").onclick = stop;
  addEventListener("pagehide", hush);
  speech.addEventListener?.("voiceschanged", offer);
  offer();
}
