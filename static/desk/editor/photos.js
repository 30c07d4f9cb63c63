/** Choosing a photo in the admin's own list, opened as Django opens its look-ups. */

let waiting = null;
let number = 0;

/** Calls `chosen` with the photo's number; false if the browser would not open a window. */
export function pick(address, chosen) {
  number += 1;
  const name = `desk_editor_photo_${number}`;
  const opened = window.open(`${address}?_popup=1`, name, "height=720,width=1000,resizable=yes,scrollbars=yes");
  if (!opened) return false;
  waiting = { name, chosen };
  listen();
  opened.focus();
  return true;
}

/** The list calls this function of the page that opened it; other look-ups of the page keep theirs. */
function listen() {
  const earlier = window.dismissRelatedLookupPopup;
  if (earlier?.isOfEditor) return;
  window.dismissRelatedLookupPopup = (opened, photo) => {
    if (opened.name !== waiting?.name) {
      earlier?.(opened, photo);
      return;
    }
    const { chosen } = waiting;
    waiting = null;
    opened.close();
    chosen(String(photo));
  };
  window.dismissRelatedLookupPopup.isOfEditor = true;
}
