/** How photos, embeds, notes and long texts look while a text is being written; nothing foreign is asked for. */

const fill = (words, value) => words.replace("{0}", value);

function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function leaf(dom) {
  dom.contentEditable = "false";
  return { dom, ignoreMutation: () => true };
}

function figure(_schema, words) {
  return ({ node }) => {
    const number = node.attrs["data-photo"];
    const dom = element("figure", "desk-in-figure");
    const caption = element("figcaption", "", fill(words.photo, number));
    const picture = document.createElement("img");
    picture.alt = "";
    picture.addEventListener("error", () => {
      picture.remove();
      caption.textContent = fill(words.photoGone, number);
    });
    picture.src = words.thumbnail.replace("/0/", `/${number}/`);
    dom.append(picture, caption);
    return leaf(dom);
  };
}

function embed(schema) {
  return ({ node }) => {
    const provider = schema.providers.find((one) => one.code === node.attrs["data-embed"]);
    const dom = element("div", "desk-in-embed");
    dom.append(
      element("strong", "", provider.name),
      element("span", "", provider.address.replace("{id}", node.attrs["data-id"])),
    );
    return leaf(dom);
  };
}

function footnote(_schema, words) {
  return ({ node }) => {
    const dom = element("sup", "desk-in-note", "*");
    dom.title = node.attrs.note;
    dom.setAttribute("role", "img");
    dom.setAttribute("aria-label", fill(words.note, node.attrs.note));
    return leaf(dom);
  };
}

function longText() {
  return () => {
    const dom = element("section", "desk-in-long-text");
    return { dom, contentDOM: dom };
  };
}

function longTextSummary(_schema, words) {
  return () => {
    const dom = element("p", "desk-in-summary");
    dom.dataset.label = words.summary;
    return { dom, contentDOM: dom };
  };
}

export const views = { figure, embed, footnote, longText, longTextSummary };
