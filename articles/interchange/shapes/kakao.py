"""Text from KakaoTalk: `[이름] [오후 3:12] 본문` as it is copied, and the lines of an exported talk."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from django.utils.translation import gettext as _

from articles.interchange.sheet import Piece, Sheet

_WHEN: Final = r"(?:(?:오전|오후)\s?)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?"
_DATE: Final = r"(?P<year>\d{4})\s?[년.-]\s?(?P<month>\d{1,2})\s?[월.-]\s?(?P<day>\d{1,2})\s?[일.]?"
_SAID: Final = (
    re.compile(rf"\[(?P<who>[^\[\]]{{1,40}})\]\s?\[{_WHEN}\]\s?"),
    re.compile(
        rf"{_DATE},?\s(?:(?:오전|오후)\s)?\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s?[AP]M)?,\s(?P<who>[^:]{{1,40}}?)\s?:\s?"
    ),
)
_DAY_LINE: Final = re.compile(
    rf"(?:-{{3,}}\s?)?{_DATE}\s?(?:[월화수목금토일]요일)?(?:\s(?:오전|오후)\s\d{{1,2}}:\d{{2}})?(?:\s?-{{3,}})?"
)
_TITLE: Final = re.compile(r".{1,60}(?:님과 카카오톡 대화|카카오톡 대화(?:방)?)|저장한 날짜\s?:.{1,40}")
_SYSTEM: Final = re.compile(
    r"사진(?: \d{1,2}장)?|동영상|이모티콘|\(이모티콘\)|음성메시지|파일\s?: .{1,200}|샵검색\s?: .{1,80}"
    r"|(?:메시지가 )?삭제된 메시지입니다\.?"
    r"|.{1,40}님이 (?:들어왔습니다|나갔습니다|.{1,60}초대(?:했|하였)습니다)\.?"
)
# Beside a message of this length a short one is talk about it.
_STORY, _TALK = 120, 60


def opening(text: str) -> re.Match[str] | None:
    """The name and the hour a message opens with."""
    return next((match for form in _SAID if (match := form.match(text))), None)


def read(sheet: Sheet) -> None:
    """Takes off who said it and when, and drops days, system lines and the short talk around the story."""
    pieces = sheet.texts()
    if not any(opening(piece.text) for piece in pieces):
        return
    frame: list[Piece] = []
    messages: list[list[Piece]] = [[]]
    senders = sheet.note("chat", "", _("Who said it and when: a talk's frame, not the story."))
    for piece in pieces:
        match = opening(piece.text)
        day = _DAY_LINE.fullmatch(piece.text)
        if match is None and (day or _TITLE.fullmatch(piece.text)):
            frame.append(piece)
            _take_day(sheet, day)
            continue
        if match is not None:
            messages.append([])
            said = piece.text[match.end() :].strip()
            sheet.dropped.append(piece.text[: match.end()].strip())
            sheet.lift(senders, piece, said)
            piece.after_gap = True
        if piece.is_gone:
            continue
        if _SYSTEM.fullmatch(piece.text):
            frame.append(piece)
        else:
            messages[-1].append(piece)
    sheet.drop("chat", _("A line of the talk's frame."), frame)
    lengths = [sum(len(piece.text) for piece in message) for message in messages]
    if max(lengths, default=0) >= _STORY:
        talk = [
            piece
            for message, length in zip(messages, lengths, strict=True)
            if length < _TALK
            for piece in message
        ]
        sheet.drop("chat", _("Short talk around the story."), talk)


def _take_day(sheet: Sheet, day: re.Match[str] | None) -> None:
    """The first day named is when the text was sent: years left out in it are near that day."""
    if day is None or sheet.day is not None:
        return
    try:
        sheet.day = dt.date(int(day["year"]), int(day["month"]), int(day["day"]))
    except ValueError:
        return
