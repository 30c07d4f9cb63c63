"""What a body may hold, as literal tables: sanitiser, renderer and editor are all made from them."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from django.utils.translation import gettext, gettext_noop

LINK_REL: Final = "noopener"
SCHEMES: Final = frozenset({"http", "https", "mailto"})
MAX_ADDRESS: Final = 2_048  # characters
LIST_DEPTH: Final = 3
NOTE_CLASS: Final = "footnote"
LONG_TEXT_CLASS: Final = "long-text"
TRIANGLE_CLASS: Final = "tri"


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the editor and the element it is written as.

    `content` and `group` are ProseMirror's expressions. `fixed` attributes tell nodes of one element apart;
    `free` ones carry a value and map to what stands for none.
    """

    name: str
    tag: str
    content: str
    group: str
    fixed: dict[str, str]
    free: dict[str, str]


# The first one is what plain text becomes. `flow` is what may also stand in a quotation or a long text.
NODES: Final = (
    Node("paragraph", "p", "inline*", "block flow", {}, {}),
    Node("h2", "h2", "inline*", "block flow", {}, {}),
    Node("h3", "h3", "inline*", "block flow", {}, {}),
    Node("bulletList", "ul", "listItem+", "block flow list", {}, {}),
    Node("triangleList", "ul", "listItem+", "block flow list", {"class": TRIANGLE_CLASS}, {}),
    Node("orderedList", "ol", "listItem+", "block flow list", {}, {}),
    Node("listItem", "li", "paragraph (paragraph | list)*", "", {}, {}),
    Node("blockquote", "blockquote", "flow+", "block", {}, {}),
    Node("table", "table", "tableRow+", "block flow", {}, {}),
    Node("tableRow", "tr", "(tableCell | tableHeader)*", "", {}, {}),
    Node("tableCell", "td", "paragraph+", "", {}, {"colspan": "1", "rowspan": "1"}),
    Node("tableHeader", "th", "paragraph+", "", {}, {"colspan": "1", "rowspan": "1", "scope": ""}),
    Node("figure", "figure", "", "block", {}, {"data-photo": ""}),
    Node("embed", "div", "", "block", {}, {"data-embed": "", "data-id": ""}),
    Node("longText", "details", "longTextSummary flow+", "block", {"class": LONG_TEXT_CLASS}, {}),
    Node("longTextSummary", "summary", "text*", "", {}, {}),
    Node("footnote", "span", "", "inline", {"class": NOTE_CLASS}, {}),
    Node("hardBreak", "br", "", "inline", {}, {}),
)
# Elements the editor keeps as an attribute or a row's place, not as nodes of their own.
TABLE_PARTS: Final = frozenset({"caption", "thead", "tbody"})
# The order in which marks nest, whatever order they were typed in: the same text then has one spelling.
MARKS: Final = ("a", "strong", "em", "cite", "sup")

WRITTEN: Final = frozenset({node.tag for node in NODES} | TABLE_PARTS | set(MARKS))
ATTRIBUTES: Final = {
    "a": frozenset({"href"}),
    **{node.tag: frozenset({*node.fixed, *node.free}) for node in NODES if node.fixed or node.free},
}
# Attributes with a closed list of values; elsewhere the reader of an attribute judges it.
VALUES: Final = {
    "th": {"scope": frozenset({"col", "row"})},
    **{node.tag: {name: frozenset({value})} for node in NODES for name, value in node.fixed.items()},
}

# A photo by its number in the archive.
PHOTO: Final = re.compile(r"[1-9][0-9]{0,14}")


@dataclass(frozen=True, slots=True)
class Provider:
    """A place videos and posts are embedded from.

    `id` is a whole id; `address` gives the page readers are led to; `frame` what is shown in a frame, on a
    click; `known` are patterns, without the scheme and `www.`, of addresses people paste, the id in the one
    group. All are understood by browsers too.
    """

    code: str
    name: str
    id: str
    address: str
    frame: str
    known: tuple[str, ...]

    @property
    def label(self) -> str:
        """Its name as readers of the present language write it."""
        return gettext(self.name)


PROVIDERS: Final = (
    Provider(
        "youtube", "YouTube", r"[A-Za-z0-9_-]{11}", "https://www.youtube.com/watch?v={id}",
        "https://www.youtube-nocookie.com/embed/{id}",
        (
            r"(?:m\.|music\.)?youtube(?:-nocookie)?\.com/watch\?(?:[^#]*&)?v=([A-Za-z0-9_-]{11})(?:[&#].*)?",
            r"(?:m\.)?youtube(?:-nocookie)?\.com/(?:shorts|embed|live|v)/([A-Za-z0-9_-]{11})(?:[/?#].*)?",
            r"youtu\.be/([A-Za-z0-9_-]{11})(?:[/?#].*)?",
        ),
    ),
    Provider(
        "vimeo", "Vimeo", r"[0-9]{6,12}", "https://vimeo.com/{id}",
        "https://player.vimeo.com/video/{id}?dnt=1",
        (r"(?:player\.)?vimeo\.com/(?:video/|channels/[^/]+/)?([0-9]{6,12})(?:[/?#].*)?",),
    ),
    Provider(
        "instagram", "Instagram", r"[A-Za-z0-9_-]{5,40}", "https://www.instagram.com/p/{id}/",
        "https://www.instagram.com/p/{id}/embed/",
        (r"instagram\.com/(?:[A-Za-z0-9_.]+/)?(?:p|reel|tv)/([A-Za-z0-9_-]{5,40})(?:[/?#].*)?",),
    ),
    Provider(
        "x", "X", r"[0-9]{1,20}", "https://x.com/i/status/{id}",
        "https://platform.twitter.com/embed/Tweet.html?id={id}&dnt=true",
        (r"(?:m\.|mobile\.)?(?:x|twitter)\.com/(?:i/(?:web/)?|[A-Za-z0-9_]{1,15}/)status(?:es)?/([0-9]{1,20})(?:[/?#].*)?",),
    ),
    Provider(
        "naver-tv", gettext_noop("Naver TV"), r"[0-9]{4,12}", "https://tv.naver.com/v/{id}",
        "https://tv.naver.com/embed/{id}",
        (r"tv\.naver\.com/(?:v|embed)/([0-9]{4,12})(?:[/?#].*)?",),
    ),
    Provider(
        "kakao-tv", gettext_noop("Kakao TV"), r"[0-9]{6,12}", "https://tv.kakao.com/v/{id}",
        "https://tv.kakao.com/embed/player/cliplink/{id}",
        (
            r"tv\.kakao\.com/(?:v|embed/player/cliplink)/([0-9]{6,12})(?:[/?#].*)?",
            r"tv\.kakao\.com/channel/[0-9]+/cliplink/([0-9]{6,12})(?:[/?#].*)?",
        ),
    ),
    Provider(
        "facebook", "Facebook", r"[0-9]{8,20}", "https://www.facebook.com/watch/?v={id}",
        "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fwatch%2F%3Fv%3D{id}",
        (
            r"(?:m\.)?facebook\.com/watch/?\?(?:[^#]*&)?v=([0-9]{8,20})(?:[&#].*)?",
            r"(?:m\.)?facebook\.com/(?:reel|[A-Za-z0-9.]+/videos)/([0-9]{8,20})(?:[/?#].*)?",
        ),
    ),
    Provider(
        "tiktok", "TikTok", r"[0-9]{8,20}", "https://www.tiktok.com/embed/v2/{id}",
        "https://www.tiktok.com/embed/v2/{id}",
        (r"tiktok\.com/(?:@[A-Za-z0-9_.]+/video|embed(?:/v2)?)/([0-9]{8,20})(?:[/?#].*)?",),
    ),
)  # fmt: skip
BY_CODE: Final = {provider.code: provider for provider in PROVIDERS}
# The only hosts a page may show a frame of.
FRAMES: Final = tuple(f"https://{urlsplit(provider.frame).netloc}" for provider in PROVIDERS)


def embedded(code: str, identity: str) -> Provider | None:
    """The provider of a stored embed, if both of its values can be meant."""
    provider = BY_CODE.get(code)
    return provider if provider and re.fullmatch(provider.id, identity, re.ASCII) else None


def embed_of(address: str) -> tuple[str, str] | None:
    """Provider and id of an address somebody pasted; None if it is none we know."""
    address = address.strip()
    if len(address) > MAX_ADDRESS:
        return None
    bare = re.sub(r"^(?:https?:)?//(?:www\.)?", "", address, flags=re.IGNORECASE)
    for provider in PROVIDERS:
        for pattern in provider.known:
            if found := re.fullmatch(pattern, bare, re.ASCII):
                return provider.code, found[1]
    return None


def editor() -> dict[str, Any]:
    """The tables as the editor in the browser reads them (JSON)."""
    return {
        "nodes": [asdict(node) for node in NODES],
        "marks": list(MARKS),
        "providers": [{**asdict(provider), "name": provider.label} for provider in PROVIDERS],
        "schemes": sorted(SCHEMES),
        "photo": PHOTO.pattern,
        "listDepth": LIST_DEPTH,
        "maxAddress": MAX_ADDRESS,
    }
