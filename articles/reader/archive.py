"""One day of the paper: everything that first appeared on it, by the calendar of Seoul."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from articles import clock
from articles.models.public_list import between
from articles.pagecache import addresses
from articles.pagecache.respond import Answer
from articles.reader.frame import frame
from articles.reader.page import drawn, page, stretch

ONE_DAY = dt.timedelta(days=1)


@page
def archive(request: HttpRequest, at: dt.datetime, language: str, day: dt.date) -> Answer:
    today = clock.seoul_day(at)
    if day > today:
        raise Http404
    others = {code: addresses.archive(code, day) for code in settings.SITE_LANGUAGES if code != language}
    before = day - ONE_DAY
    around = frame(at, language, addresses.archive(language, day), others)
    start, end = clock.day_bounds(day)
    stories = stretch(request, lambda before: between(at, language, start, end, before=before))
    return drawn(
        "archive.html",
        around,
        description=_("Everything that appeared in %(paper)s on this day") % {"paper": around.site.masthead},
        is_empty=not stories.items,
        day=day,
        stories=stories,
        previous=addresses.archive(language, before) if before.year >= addresses.FIRST_YEAR else "",
        month=addresses.archive_month(language, day.year, day.month),
        next=addresses.archive(language, day + ONE_DAY) if day < today else "",
    )
