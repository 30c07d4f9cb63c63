"""Reads until when a text asks to be held: "보도시점 2026. 11. 24.(화) 12:00 이후", "EMBARGOED UNTIL ..."."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from django.utils.translation import gettext as _

from articles import clock
from articles.interchange.item import EmbargoGuess
from articles.interchange.printed_dates import PrintedDay, days, time_in, zone_in
from articles.interchange.sheet import Sheet

MAX_LINE: Final = 300
_WORD: Final = re.compile(
    r"^[\s\[(<【*※■□○●◎▶-]*(?:보\s?도\s?시\s?점|보도\s?일시|보도\s?자제|보도\s?제한|보도\s?해제|엠바고|공개\s?시점|배포\s?시점"
    r"|(?:strictly\s+)?embargo(?:ed)?\b|not\s+for\s+(?:release|publication|broadcast)\b|hold\s+for\s+release|for\s+(?:immediate\s+)?release\b)",
    re.IGNORECASE,
)
# Without such a word a line is one only if it is nothing else: "11.24.(화) 12:00 이후, 11.25.(수) 조간".
_BARE: Final = re.compile(
    r"[\s\d.(),:/~'’\[\]·월화수목금토일년시분요전후오낮정자이온라인터넷방송통신신문지면조석간부인터넷및]+"
)
_BARE_NEEDS: Final = re.compile(r"이후|조간|석간|지면")
_ASKS: Final = re.compile(
    r"(?:이후|조간|석간).{0,30}(?:보도|게재|배포).{0,20}(?:바랍니다|부탁|주시기|주십시오|가능)"
)
_NOW: Final = re.compile(
    r"즉시|배포\s?(?:시점|후)\s?(?:부터|즉시)|자유|없음|immediate\s+release|immediately", re.IGNORECASE
)
_PRINT: Final = re.compile(r"조간|석간|신문|지면")
_PRINT_BEFORE: Final = re.compile(r"[(\[]?\s*(?:신문|지면|조간|석간)[\s)\]:은는]*$")


def is_embargo(line: str) -> bool:
    """Whether a line says when a text may run; a sentence about somebody's embargo does not."""
    if len(line) > MAX_LINE:
        return False
    if _WORD.match(line):
        return True
    return bool(_ASKS.search(line) or (_BARE.fullmatch(line) and _BARE_NEEDS.search(line)))


def is_free(line: str) -> bool:
    """Whether it says that the text may run at once."""
    return bool(_NOW.search(line)) and not any(days(line, dt.date(2000, 1, 1)))


def read(sheet: Sheet, line: str) -> EmbargoGuess | None:
    """The embargo a line asks for, with a flag for all that is doubtful; None for none.

    A day without a time, and a time without a day, are flagged and not completed.
    """
    near = sheet.day or clock.seoul_day(sheet.now)
    line = line[:MAX_LINE]
    found = list(days(line, near))
    online: dt.datetime | None = None
    print_on: dt.date | None = None
    for number, day in enumerate(found):
        is_last = number + 1 == len(found)
        stop = len(line) if is_last else found[number + 1].start
        before = line[found[number - 1].stop if number else 0 : day.start]
        after = line[day.stop : stop]
        if not is_last and (own := _PRINT_BEFORE.sub("", after)).strip(" ,/()~"):
            after = own
        if day.is_weekday_wrong:
            message = _("The weekday is not that of the date: ask which of the two is meant.")
            sheet.flag("weekday_mismatch", message, line[day.start : day.stop].strip())
        if _PRINT.search(after) or _PRINT_BEFORE.search(before):
            print_on = print_on or day.day
            continue
        time = time_in(after) or (time_in(before) if number == 0 else None)
        if time is None:
            message = _("The embargo names a day without a time: set the time by hand.")
            sheet.flag("embargo_no_time", message, line)
        elif online is None:
            online = _instant(sheet, day, time, line)
    if online is None and print_on is None:
        if not found:
            sheet.flag(
                "embargo_unread", _("This speaks of an embargo but names no date: set it by hand."), line
            )
        return None
    if online is not None and online <= sheet.now:
        sheet.flag("embargo_past", _("The embargo is over already: check the date."), line)
    return EmbargoGuess(online, print_on, line.strip())


def _instant(sheet: Sheet, day: PrintedDay, time: tuple[int, int], line: str) -> dt.datetime | None:
    zone = zone_in(line)
    if zone is None and re.search(r"[A-Za-z]{4}", line) and sheet.language != "ko":
        sheet.flag("zone_assumed", _("The embargo names no time zone: Seoul's was taken."), line)
    hours, minutes = time
    if hours == 24 and minutes:
        return None
    moment = dt.datetime.combine(day.day, dt.time()) + dt.timedelta(hours=hours, minutes=minutes)
    try:
        return clock.settle(moment, zone or clock.SEOUL)
    except clock.AmbiguousTime as error:
        sheet.flag("embargo_unread", str(error), line)
        return None
