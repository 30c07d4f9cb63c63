"""Text from Hangul (HWP): `<P CLASS=HStyle0>` paragraphs, boxes drawn as tables, lines of dashes."""

from __future__ import annotations

import re
from typing import Final

from django.utils.translation import gettext as _

from articles.interchange.sheet import Sheet

_IS_HWP: Final = re.compile(r"class=[\"']?HStyle\d", re.IGNORECASE)
# Hangul writes each line of a cell as a paragraph; a space it wants to keep as an entity of its own.
_EMPTY: Final = re.compile(r"<p\b[^<>]*+>(?:\s|&nbsp;|&#160;|</?span\b[^<>]*+>)*+</p>", re.IGNORECASE)
_RULE: Final = re.compile(r"[-=_─━―…·.*\s]{4,}|[-─━―]+")
_PAGE: Final = re.compile(r"-\s*\d{1,3}\s*-")


def simplified(html: str) -> str:
    """Without the empty paragraphs Hangul spaces its pages with; other HTML as it is."""
    return _EMPTY.sub("<p></p>", html) if _IS_HWP.search(html) else html


def read(sheet: Sheet) -> None:
    """Drops what only drew the page: lines of dashes and page numbers."""
    drawn = [p for p in sheet.texts() if _RULE.fullmatch(p.text) or _PAGE.fullmatch(p.text)]
    sheet.drop("drawn", _("A drawn line or a page number."), drawn)
