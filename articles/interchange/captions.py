"""Captions and photo credits as they stand between the lines of a text: "▲ ... 사진=광양시 제공"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from articles.interchange.sheet import Piece, Sheet

MAX_CAPTION: Final = 300
_MARK: Final = re.compile(r"(?:[▲△▼▽◀◁▶▷]|(?:사진\s?설명|캡션|caption)\s?[:：])\s*(?=\S)", re.IGNORECASE)
_NAME: Final = r"[^\[\]<>(){}=|/]{1,60}"
_LABEL: Final = r"(?:자료\s?|출처\s?)?사진(?:\s?출처)?"
# A credit at the end of a line, or the whole line; group "whose" is printed without its label.
_CREDITS: Final = (
    re.compile(
        rf"[\[<(＜〈]\s*{_LABEL}\s*(?P<given>제공)?\s*[=:/]\s*(?P<whose>{_NAME}?)\s*[\]>)＞〉]\s*\.?$"
    ),
    re.compile(
        rf"(?:^|(?<=[\s.다/|]))[/|]?\s*{_LABEL}\s*(?P<given>제공)?\s?[=:]\s?(?P<whose>{_NAME}?)\s*\.?$"
    ),
    re.compile(
        r"[\[<(＜〈]\s*(?P<whose>[^\[\]<>(){}=|/.]{1,40}\s제공)(?:\.\s?재판매\s?및\s?DB\s?금지)?\s*[\]>)＞〉]\s*\.?$"
    ),
    re.compile(
        r"(?:^|(?<=[.!?\"'”’)\]]\s)|[\[(])[\[(]?\s*(?:(?:Photo|Image|Picture)s?\s+(?:courtesy\s+of|provided\s+by|by|credit:)"
        r"|(?:Photo|Image|Picture)(?:\s+credit)?\s?[:=/]|Courtesy\s+of)\s+(?P<whose>[^\[\]<>(){}|/.]{2,60}?)\s*[\])]?\s*\.?$",
        re.IGNORECASE,
    ),
)
_TAIL_CHARS: Final = 120
_SIGNS: Final = "▲△▼▽◀◁▶▷"
_NO_STOP: Final = re.compile(r"(?:있다|이다|했다|된다|한다|모습|장면|전경)$")
# What a caption's own sentence ends with: present tense, or what is to be seen.
_SHOWS: Final = re.compile(r"(?:있다|이다|했다|모습|장면|전경|사진|조감도)\.?$")


class Credit(NamedTuple):
    """What stands before the credit, and whose the photo is."""

    caption: str
    whose: str


def credit(line: str) -> Credit | None:
    """The credit at the end of a line; None if there is none. Only the end of a long line is looked at."""
    start = max(0, len(line) - _TAIL_CHARS)
    for pattern in _CREDITS:
        match = pattern.search(line, start)
        if match is not None:
            given = match.groupdict().get("given")
            whose = match.group("whose").strip()
            if whose:
                return Credit(line[: match.start()].strip(" /|"), f"{whose} 제공" if given else whose)
    return None


def read(sheet: Sheet) -> tuple[str, str]:
    """Takes the first caption and its credit out of the text; further ones stay and are flagged."""
    pieces = [piece for piece in sheet.texts() if piece.tag == "p"]
    caption = whose = ""
    for number, piece in enumerate(pieces):
        before = pieces[number - 1] if number else None
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        found = credit(piece.text)
        text = _own_caption(piece, before, after, found)
        if text is None:
            continue
        if caption or whose:
            sheet.flag("more_captions", _("There is another caption: move it to its photo."), piece.text)
            continue
        caption, whose = text, found.whose if found else ""
        above = _above(pieces, number) if not caption else []
        caption = caption or (above[-1].text if above else "")
        _note(sheet, piece, caption, whose, above)
    return caption, whose


def _own_caption(piece: Piece, before: Piece | None, after: Piece | None, found: Credit | None) -> str | None:
    """The caption in a line ("" for a line that is only a credit), None if the line is none."""
    mark = _MARK.match(piece.text)
    if mark is not None:
        if (
            (piece.text.count(mark.group()[0]) > 1 and mark.group()[0] in _SIGNS)
            or _same_mark(piece, before)
            or _same_mark(piece, after)
        ):
            return None  # one of several: a list
        text = piece.text[mark.end() :] if found is None else found.caption[mark.end() :]
        is_one = found is not None or bool(_SHOWS.search(text))
        return text.strip() if is_one and len(text) <= MAX_CAPTION else None
    if found is None or len(found.caption) > MAX_CAPTION:
        return None
    # Two sentences and a credit are a paragraph that happens to name a photo.
    return found.caption if len(re.findall(r"다\.\s|[a-z]\.\s", found.caption)) < 2 else None


def _above(pieces: list[Piece], number: int) -> list[Piece]:
    """The caption over a line that is only a credit, as agencies send it: no full stop, and often twice."""
    line = pieces[number - 1] if number else None
    if line is None or len(line.text) > MAX_CAPTION or not _NO_STOP.search(line.text):
        return []
    twice = pieces[number - 2] if number > 1 else None
    return [twice, line] if twice is not None and twice.text == line.text else [line]


def _same_mark(piece: Piece, other: Piece | None) -> bool:
    return other is not None and other.text[:1] == piece.text[:1]


def _note(sheet: Sheet, piece: Piece, caption: str, whose: str, above: list[Piece]) -> None:
    if caption:
        note = sheet.note("caption", caption, _("A line with a photo's mark or credit, as captions have."))
        for line in above or [piece]:
            sheet.lift(note, line)
    if whose:
        note = sheet.note("credit", whose, _("The words that say whose photo it is."), piece.text)
        if not caption or above:
            note.was_text = ""
            sheet.lift(note, piece)
