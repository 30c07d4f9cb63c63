"""The way into the paper's past: its years, and each month as a calendar with the days that have stories."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from articles import clock
from articles.models.public_archive import first_day, stories_by_day
from articles.pagecache import addresses
from articles.pagecache.respond import Answer
from articles.reader.frame import frame
from articles.reader.page import drawn, page, refuse_page_numbers

MONTHS = range(1, 13)
# Korean and American calendars begin the week on Sunday.
WEEKS = calendar.Calendar(firstweekday=calendar.SUNDAY)


@dataclass(frozen=True, slots=True)
class Day:
    """A cell of the calendar; `address` is empty where there is nothing to read."""

    day: dt.date
    count: int
    address: str
    is_today: bool


@page
def index(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    """Years, newest first, each with the months from the paper's first day to this one."""
    refuse_page_numbers(request)
    others = {code: addresses.archive_index(code) for code in settings.SITE_LANGUAGES if code != language}
    around = frame(at, language, addresses.archive_index(language), others)
    today, first = clock.seoul_day(at), first_day(at, language)
    begins = first or today
    years = [
        (
            year,
            [
                (dt.date(year, month, 1), addresses.archive_month(language, year, month))
                for month in MONTHS
                if (begins.year, begins.month) <= (year, month) <= (today.year, today.month)
            ],
        )
        for year in range(today.year, begins.year - 1, -1)
    ]
    return drawn(
        "archive_index.html",
        around,
        description=_("Everything %(paper)s has published, by day") % {"paper": around.site.masthead},
        is_empty=first is None,
        years=years,
        today=addresses.archive(language, today),
    )


@page
def month(request: HttpRequest, at: dt.datetime, language: str, month: tuple[int, int]) -> Answer:
    refuse_page_numbers(request)
    today = clock.seoul_day(at)
    if month > (today.year, today.month):
        raise Http404
    first = dt.date(*month, 1)
    after = (first + dt.timedelta(days=31)).replace(day=1)
    others = {
        code: addresses.archive_month(code, *month) for code in settings.SITE_LANGUAGES if code != language
    }
    around = frame(at, language, addresses.archive_month(language, *month), others)
    counts = stories_by_day(at, language, clock.day_bounds(first)[0], clock.day_bounds(after)[0])
    before = first - dt.timedelta(days=1)
    return drawn(
        "archive_month.html",
        around,
        description=_("What %(paper)s published in this month, day by day") % {"paper": around.site.masthead},
        is_empty=not counts,
        month=first,
        weekdays=[(short_day(day, language), str(WEEKDAYS[day])) for day in WEEKS.iterweekdays()],
        weeks=weeks(language, month, counts, today),
        previous=addresses.archive_month(language, before.year, before.month)
        if before.year >= addresses.FIRST_YEAR
        else "",
        next=addresses.archive_month(language, after.year, after.month) if after <= today else "",
        index=addresses.archive_index(language),
    )


def short_day(day: int, language: str) -> str:
    """`Sun` in English, 일 in Korean."""
    return str(WEEKDAYS_ABBR[day] if language == "en" else WEEKDAYS[day])[: 3 if language == "en" else 1]


def weeks(
    language: str, month: tuple[int, int], counts: dict[dt.date, int], today: dt.date
) -> list[list[Day | None]]:
    """Rows of seven; days of the neighbouring months are empty cells."""

    def cell(day: dt.date) -> Day | None:
        if day.month != month[1]:
            return None
        count = counts.get(day, 0)
        return Day(day, count, addresses.archive(language, day) if count else "", day == today)

    return [[cell(day) for day in week] for week in WEEKS.monthdatescalendar(*month)]
