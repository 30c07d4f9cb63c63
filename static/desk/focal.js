// The focal point of a photo: set with a pointer or the arrow keys, with what every cut would show beside it. It
// works on two fields of its page; without them it keeps the point itself and tells when a move has ended.

const STEP = 1;
const LEAP = 10;
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const inside = (value, most) => Math.min(Math.max(value, 0), most);

// As articles/media/darkroom/render.py cuts: the largest part of that shape, as near to the point as edges let it.
function showCut(crop, x, y) {
  const picture = crop.firstElementChild;
  const [across, down] = crop.dataset.crop.split("/").map(Number);
  const { naturalWidth: width, naturalHeight: height } = picture;
  if (!width) return;
  const scale = Math.max(across / width, down / height);
  const spareX = width * scale - across;
  const spareY = height * scale - down;
  const left = inside(x * width * scale - across / 2, spareX);
  const top = inside(y * height * scale - down / 2, spareY);
  picture.style.objectPosition = `${spareX ? (left / spareX) * 100 : 50}% ${spareY ? (top / spareY) * 100 : 50}%`;
}

class Focal {
  constructor(root) {
    this.root = root;
    this.fields = [document.getElementById(root.dataset.x), document.getElementById(root.dataset.y)];
    this.isPart = this.fields.some((field) => !field);
    if (this.isPart && !root.dataset.address) return;
    this.picture = root.querySelector("[data-picture]");
    this.point = root.querySelector("[data-point]");
    this.crops = [...root.querySelectorAll("[data-crop]")];
    for (const crop of this.crops) {
      crop.style.aspectRatio = crop.dataset.crop;
      crop.firstElementChild.addEventListener("load", () => this.draw());
    }
    if (!this.isPart) this.fields.forEach((field) => field.addEventListener("input", () => this.draw()));
    this.told = this.values().join();
    this.picture.addEventListener("pointerdown", (event) => this.begin(event));
    this.point.addEventListener("keydown", (event) => this.key(event));
    this.point.addEventListener("keyup", () => this.tell());
    this.point.addEventListener("blur", () => this.tell());
    root.hidden = false;
    this.draw();
  }

  values() {
    const { atX, atY } = this.root.dataset;
    const texts = this.isPart ? [atX, atY] : this.fields.map((field) => field.value);
    return texts.map((text) => inside(Number.parseFloat(text) || 0, 1));
  }

  set(x, y) {
    const [atX, atY] = [x, y].map((value) => String(Math.round(inside(value, 1) * 1000) / 1000));
    if (this.isPart) {
      Object.assign(this.root.dataset, { atX, atY });
      this.draw();
      return;
    }
    [atX, atY].forEach((text, at) => {
      this.fields[at].value = text;
      this.fields[at].dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  // Once a move, not at every step of it.
  tell() {
    const [x, y] = this.values();
    if (!this.isPart || this.told === `${x},${y}`) return;
    this.told = `${x},${y}`;
    const detail = { x, y, address: this.root.dataset.address };
    this.root.dispatchEvent(new CustomEvent("desk:focal", { bubbles: true, detail }));
  }

  draw() {
    const [x, y] = this.values();
    const [across, down] = [Math.round(x * 100), Math.round(y * 100)];
    this.point.style.insetInlineStart = "";
    this.point.style.left = `${x * 100}%`;
    this.point.style.top = `${y * 100}%`;
    this.point.setAttribute("aria-valuenow", String(across));
    this.point.setAttribute("aria-valuetext", this.root.dataset.words.replace("{x}", across).replace("{y}", down));
    this.crops.forEach((crop) => showCut(crop, x, y));
  }

  at(event) {
    const box = this.picture.getBoundingClientRect();
    this.set((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }

  begin(event) {
    event.preventDefault();
    this.picture.setPointerCapture(event.pointerId);
    this.at(event);
    this.point.focus({ preventScroll: true });
    const move = (moved) => this.at(moved);
    this.picture.addEventListener("pointermove", move);
    const end = () => {
      this.picture.removeEventListener("pointermove", move);
      this.tell();
    };
    this.picture.addEventListener("pointerup", end, { once: true });
    this.picture.addEventListener("pointercancel", end, { once: true });
  }

  key(event) {
    const [x, y] = this.values();
    if (event.key === "Home") this.set(0.5, 0.5);
    else if (MOVES[event.key]) {
      const step = (event.shiftKey ? LEAP : STEP) / 100;
      const [right, lower] = MOVES[event.key];
      this.set(x + right * step, y + lower * step);
    } else return;
    event.preventDefault();
  }
}

/** Brings every focal point in a part of the page to life. */
export function bring(part) {
  part.querySelectorAll("[data-focal]").forEach((root) => new Focal(root));
}

document.querySelectorAll("[data-focal]:not([data-address])").forEach((root) => new Focal(root));
