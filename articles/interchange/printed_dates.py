"""Dates and times as press releases print them, made into days and instants, with or without a year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from articles.clock import SEOUL

WEEKDAYS: Final = "월화수목금토일"
_MONTHS: Final = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAYS: Final = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

_KOREAN: Final = re.compile(
    r"(?:['’‘]?(?P<year>(?<!\d)(?:19|20)\d{2}|(?<!\d)\d{2})\s*[.년/-]\s*)?"
    r"(?<!\d)(?P<month>1[0-2]|0?[1-9])\s*[.월/-]\s*(?P<day>3[01]|[12]\d|0?[1-9])(?!\d|\s*[:시])\s*(?:일(?!\s*간)|\.)?"
    r"\s*(?:[(\[]\s*(?P<short>[월화수목금토일])(?:요일)?\s*[)\]]|(?P<long>[월화수목금토일])요일)?"
)
_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY: Final = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_ENGLISH: Final = re.compile(
    rf"(?:\b(?P<before>{_WEEKDAY}),?\s+)?(?:\b(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})"
    rf"|\b(?P<month2>{_MONTH})\s+(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)(?!\d|:)(?:,?\s+(?P<year>(?:19|20)\d{{2}}))?"
    rf"(?:,?\s+\(?(?P<after>{_WEEKDAY})\)?)?",
    re.IGNORECASE,
)
_ISO: Final = re.compile(r"(?<!\d)(?P<year>20\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")

_KOREAN_TIME: Final = re.compile(
    r"(?:(?P<half>오전|오후|낮|밤|새벽|아침|저녁|AM|PM)\s*)?(?<!\d)(?P<hour>2[0-4]|1\d|0?\d)"
    r"(?:\s*:\s*(?P<minute>[0-5]\d)(?!\d)|\s*시(?!간)(?:\s*(?P<spoken>[0-5]?\d)\s*분|\s*(?P<thirty>반))?)"
    r"|(?P<named>정오|자정)",
    re.IGNORECASE,
)
_ENGLISH_TIME: Final = re.compile(
    r"(?<![\d:])(?P<hour>2[0-4]|1\d|0?\d)(?:[:.](?P<minute>[0-5]\d)(?!\d))?\s*(?P<half>[ap]\.?m\b\.?)"
    r"|(?<![\d:])(?P<hour2>2[0-4]|1\d|0?\d):(?P<minute2>[0-5]\d)(?!\d)"
    r"|(?<!\d)(?P<hour3>2[0-3]|[01]\d)(?P<minute3>[0-5]\d)\s*(?:hrs|hours|(?=\s*(?:GMT|UTC|KST|BST)))"
    r"|\b(?P<named>noon|midnight)\b",
    re.IGNORECASE,
)
# What a zone's letters mean; those of summer and winter are looked up where people really live by them.
_ZONES: Final = {
    "KST": "Asia/Seoul", "JST": "Asia/Tokyo", "GMT": "UTC", "UTC": "UTC", "BST": "Europe/London",
    "CET": "Europe/Berlin", "CEST": "Europe/Berlin", "ET": "America/New_York", "EST": "America/New_York",
    "EDT": "America/New_York", "PT": "America/Los_Angeles", "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles", "SGT": "Asia/Singapore", "HKT": "Asia/Hong_Kong",
}  # fmt: skip
_ZONE: Final = re.compile(
    rf"\b(?:(?P<zone>{'|'.join(sorted(_ZONES, key=len, reverse=True))})"
    r"|(?P<seoul>(?:Seoul|Korean?)\s+time))\b"
    r"|한국\s?시[간각]"
)


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day as printed, from `start` to `stop` of its line; its weekday may be that of another day."""

    day: dt.date
    start: int
    stop: int
    is_weekday_wrong: bool


def days(line: str, near: dt.date) -> Iterator[PrintedDay]:
    """Every day named in a line; a year that is not there is the one nearest to `near` that fits."""
    place = 0
    while place < len(line):
        found = [match for pattern in (_ISO, _ENGLISH, _KOREAN) if (match := pattern.search(line, place))]
        if not found:
            return
        match = min(found, key=lambda one: (one.start(), -one.end()))
        place = max(match.end(), place + 1)
        parts = match.groupdict()
        month = _month(parts.get("month") or parts.get("month2") or "")
        number = int(parts.get("day") or parts.get("day2") or 0)
        weekday = _weekday(parts)
        day = _resolved(parts.get("year") or "", month, number, weekday, near)
        if day is not None:
            wrong = weekday is not None and day.weekday() != weekday
            yield PrintedDay(day, match.start(), match.end(), wrong)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text[:3].lower()) + 1


def _weekday(parts: dict[str, str | None]) -> int | None:
    korean = parts.get("short") or parts.get("long")
    if korean:
        return WEEKDAYS.index(korean)
    english = parts.get("before") or parts.get("after")
    return _DAYS.index(english[:3].lower()) if english else None


def _resolved(year: str, month: int, number: int, weekday: int | None, near: dt.date) -> dt.date | None:
    if year:
        return _date(int(year) if len(year) == 4 else 2000 + int(year), month, number)
    around = [_date(near.year + step, month, number) for step in (-1, 0, 1)]
    real = sorted((day for day in around if day), key=lambda day: abs((day - near).days))
    # A release is a matter of weeks: a weekday that fits only a year away is a slip, not another year.
    fitting = [day for day in real if weekday in (None, day.weekday()) and abs((day - near).days) <= 200]
    return next(iter(fitting or real), None)


def _date(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def time_in(text: str) -> tuple[int, int] | None:
    """Hours (24 for the end of the day) and minutes of the first time in a text."""
    korean, english = _KOREAN_TIME.search(text), _ENGLISH_TIME.search(text)
    if korean and (english is None or korean.start() <= english.start()) and not _is_english(korean, english):
        parts = korean.groupdict()
        if parts["named"]:
            return (12, 0) if parts["named"] == "정오" else (0, 0)
        minute = int(parts["minute"] or parts["spoken"] or (30 if parts["thirty"] else 0))
        return _hour(int(parts["hour"]), parts["half"] or ""), minute
    if english is None:
        return None
    parts = english.groupdict()
    if parts["named"]:
        return (12, 0) if parts["named"].lower() == "noon" else (0, 0)
    hour = int(parts["hour"] or parts["hour2"] or parts["hour3"])
    minute = int(parts["minute"] or parts["minute2"] or parts["minute3"] or 0)
    return _hour(hour, parts["half"] or ""), minute


def _is_english(korean: re.Match[str], english: re.Match[str] | None) -> bool:
    return english is not None and english.start() <= korean.start() and bool(english.group("half"))


def _hour(hour: int, half: str) -> int:
    half = half.lower().replace(".", "")
    if half in ("오후", "저녁", "pm", "낮") and hour < 12 and not (half == "낮" and hour == 11):
        return hour + 12
    if half == "밤":
        return hour + 12 if 6 <= hour < 12 else hour % 12
    if half in ("오전", "새벽", "아침", "am") and hour == 12:
        return 0
    return hour


def zone_in(text: str) -> ZoneInfo | None:
    """The zone a text names, None if it names none."""
    match = _ZONE.search(text)
    if match is None:
        return None
    return ZoneInfo(_ZONES[match.group("zone")]) if match.group("zone") else SEOUL
