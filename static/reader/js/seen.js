// Tells that a story is being read, once it has been in view for a moment; no cookie, no number of a reader.
const story = /^\/([a-z]{2})\/articles\/(\d+)\//.exec(location.pathname);
if (story && navigator.sendBeacon && document.querySelector("article.story")) {
  const told = () => navigator.sendBeacon(`/seen/${story[2]}/${story[1]}`);
  const look = () => document.visibilityState === "visible" && (document.removeEventListener("visibilitychange", look), setTimeout(told, 3000));
  document.addEventListener("visibilitychange", look);
  look();
}
