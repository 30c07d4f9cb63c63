"""Joins lines that a program broke in the middle of a sentence, as Hangul's viewer and old mail do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _

from articles.interchange.sheet import Piece, Sheet

# Columns of a hard-wrapped page: fewer is a poem, more is a paragraph of its own.
_NARROWEST, _WIDEST = 30, 130
# A line is broken by the program only if the next word had no room in it.
_FILLED: Final = 0.72
_FEWEST: Final = 2
_ENDED: Final = re.compile(r"[.!?…:][”’\"'」』)\]]*$|[다요까죠음함임]\.?[”’\"'」』)\]]*$")
# What opens a line that nobody broke: marks of lists, brackets of bylines and captions, numbers, addresses.
_OPENS: Final = re.compile(
    r"[▲△▶▷◀◁▼▽■□◆◇●○◦☞※*•·▪\-–―—<＜\[【(ⓒ©①-⑳>|#]|\d{1,2}[.)]\s|\S+@\S+$|https?://|사진\s?[=:]"
)


def width(text: str) -> int:
    """Columns on a page of fixed width: a Hangul syllable takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def join(sheet: Sheet) -> None:
    """One note for the whole text: giving it back gives every line back."""
    pieces = sheet.texts()
    widths = [width(piece.text) for piece in pieces]
    edge = _edge(widths)
    if not edge:
        return
    has_gaps = any(piece.after_gap for piece in pieces[2:])
    broken = {
        number
        for number in range(1, len(pieces) - 1)
        if _is_broken(pieces[number], pieces[number + 1], widths[number], edge, has_gaps=has_gaps)
    }
    if sum(not _ENDED.search(pieces[number].text) for number in broken) < _FEWEST:
        return
    note = sheet.note(
        "lines",
        "",
        _("Lines broken in the middle of a sentence were joined: check the spaces between words."),
    )
    head: Piece | None = None
    for number, piece in enumerate(pieces):
        if number - 1 in broken and head is not None:
            head.join(piece)
            piece.is_gone = True
        else:
            head = piece
        if number in broken and number - 1 not in broken:
            note.touched.append(("lines", piece, ()))
    note.was_text = "\n".join(pieces[number].text for number in sorted(broken)[:3])


def _edge(widths: Sequence[int]) -> int:
    """The right edge most lines run up to; 0 if the text was not broken at one."""
    long = sorted(number for number in widths if number >= _NARROWEST)
    if len(long) < _FEWEST + 1:
        return 0
    edge = long[min(len(long) - 1, len(long) * 95 // 100)]
    near = sum(edge * _FILLED <= number <= edge for number in long)
    return edge if edge <= _WIDEST and near * 10 >= len(long) * 5 else 0


def _is_broken(piece: Piece, following: Piece, columns: int, edge: int, *, has_gaps: bool) -> bool:
    if following.after_gap or piece.tag != "p" or following.tag != "p":
        return False
    if columns < edge * _FILLED or columns > edge * 1.05 or _OPENS.match(following.text):
        return False
    # Between gaps a full line that ends with its sentence may go on; without gaps it ends the paragraph.
    if _ENDED.search(piece.text) and not has_gaps:
        return False
    first_word = following.text.split(" ", 1)[0]
    return columns + 1 + width(first_word) > edge * 0.9
