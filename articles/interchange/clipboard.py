"""The HTML of a clipboard, from whatever program, brought down to what a body can hold, in linear time."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from articles.interchange.shapes import hwp, mail, word
from articles.text import body

# Word spends a dozen tags on a line of text; more than this is no story.
MAX_MARKS: Final = 150_000
_FRAGMENT: Final = ("<!--StartFragment-->", "<!--EndFragment-->")
_IMAGE: Final = re.compile(r"<(?:img|image|v:imagedata|picture|svg|canvas|video)\b[^<>]*+>", re.IGNORECASE)
# Elements whose text no reader was meant to see; the sanitiser knows the rest of them.
_HIDDEN: Final = ("style", "script", "xml", "head")
# `b` that is not bold: Google's documents wrap everything in one.
_BOLD: Final = re.compile(r"<b\s[^<>]*+>", re.IGNORECASE)
_NORMAL: Final = re.compile(r"font-weight:\s?(?:normal|400)", re.IGNORECASE)
_SHELL: Final = re.compile(
    r"</?(?:html|body|meta|link|span|font|center|u|big|small|ins|wbr|[a-z]\d?:[a-z]+)(?:[\s/][^<>]*+)?>",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(
    r"<(p|div|t[dhr]|table|tbody|thead|h[1-6]|li|ul|ol|br|b|i|strong|em)\s([^<>]*+)>", re.IGNORECASE
)
_SPAN: Final = re.compile(r"\b((?:col|row)span)\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)
# Markup worth keeping; without any of it the plain text of the same clipboard has the better lines.
_WORTH: Final = re.compile(r"<(?:table|ul|ol|strong|em|h[23]|blockquote|sup|a)[\s>]")


class Clipboard(NamedTuple):
    """Canonical HTML, the photos that were in it, and whether it says more than its text."""

    html: str
    images: int
    has_structure: bool


def read(html: str) -> Clipboard:
    """Raises BodyTooLong if more is left than a body can hold; the caller has the plain text besides."""
    html = _without_hidden(_without_comments(_fragment(html)))
    if html.count("<") > MAX_MARKS:
        raise body.BodyTooLong(_("The paste has too much markup to be read."))
    images = len(_IMAGE.findall(html))
    html = _IMAGE.sub("", html)
    for shape in (hwp, word, mail):
        html = shape.simplified(html)
    html = _SHELL.sub("", _BOLD.sub(_really_bold, html))
    canonical = body.sanitise(_OPENING.sub(_bare, html)).replace("&nbsp;", " ")
    return Clipboard(canonical, images, bool(_WORTH.search(canonical)))


def _fragment(html: str) -> str:
    start, stop = html.find(_FRAGMENT[0]), html.rfind(_FRAGMENT[1])
    return html[start + len(_FRAGMENT[0]) : stop] if -1 < start < stop else html


def _without_comments(html: str) -> str:
    """Comments hold Word's settings and Hangul's whole document; one that never ends is no comment."""
    kept: list[str] = []
    place = 0
    while (start := html.find("<!--", place)) >= 0 and (stop := html.find("-->", start + 4)) >= 0:
        kept.append(html[place:start])
        place = stop + 3
    kept.append(html[place:].replace("<!--", "&lt;!--"))
    return "".join(kept)


def _without_hidden(html: str) -> str:
    for name in _HIDDEN:
        opening = re.compile(rf"<{name}(?=[\s>])[^<>]*+>", re.IGNORECASE)
        closing = re.compile(rf"</{name}\s*>", re.IGNORECASE)
        kept: list[str] = []
        place = 0
        while (start := opening.search(html, place)) and (stop := closing.search(html, start.end())):
            kept.append(html[place : start.start()])
            place = stop.end()
        html = "".join((*kept, html[place:]))
    return html


def _really_bold(match: re.Match[str]) -> str:
    return "" if _NORMAL.search(match.group()) else "<b>"


def _bare(match: re.Match[str]) -> str:
    spans = "".join(f' {name.lower()}="{number}"' for name, number in _SPAN.findall(match.group(2)))
    return f"<{match.group(1)}{spans}>"
