"""The public door for sitemaps: the months that have stories, and the stories of a month in all languages."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db.models import TextField
from django.db.models.functions import Cast, Substr

from articles.models.choices import ListKind
from articles.models.placement import Placement
from articles.models.public_list import note_list
from articles.models.public_shapes import Alternate, Entry

MOST = 50_000  # addresses in one sitemap, by the protocol (sitemaps.org)
SLUG = "release__revision__slug"


def entries(at: dt.datetime, language: str, year: int, month: int) -> tuple[Entry, ...]:
    """Everything public in `language` that first appeared in a month (UTC), newest first."""
    note_list(ListKind.ALL, 0, language, at)
    rows = (
        Placement.objects.visible(at)
        .of(ListKind.ALL, 0, language)
        .filter(sort_at__gte=month_start(year, month), sort_at__lt=month_end(year, month))
        .order_by("-sort_at", "-edition_id")
    )
    found = list(rows.values_list("edition__article_id", SLUG, "since")[:MOST])
    elsewhere: dict[int, list[Alternate]] = {}
    for code in settings.SITE_LANGUAGES:
        if code != language and found:
            note_list(ListKind.ALL, 0, code, at)
            live = (
                Placement.objects.visible(at)
                .of(ListKind.ALL, 0, code)
                .filter(edition__article_id__in=rows.order_by().values("edition__article_id"))
            )
            for number, slug in live.values_list("edition__article_id", SLUG):
                elsewhere.setdefault(number, []).append(Alternate(code, slug))
    return tuple(
        Entry(number, language, slug, since, tuple(elsewhere.get(number, ())))
        for number, slug, since in found
    )


def months(at: dt.datetime, language: str) -> list[tuple[int, int]]:
    """The calendar months (UTC) in which anything public in `language` first appeared, oldest first.

    One query however many years there are. Both databases write an instant as text in UTC, the year and
    month first; SQLite would call back into Python for each row to take it apart by its own functions.
    """
    note_list(ListKind.ALL, 0, language, at)
    rows = Placement.objects.visible(at).of(ListKind.ALL, 0, language)
    found = rows.order_by().values_list(Substr(Cast("sort_at", TextField()), 1, 7)).distinct()
    return sorted((int(text[:4]), int(text[5:])) for (text,) in found)


def month_start(year: int, month: int) -> dt.datetime:
    return dt.datetime(year, month, 1, tzinfo=dt.UTC)


def month_end(year: int, month: int) -> dt.datetime:
    return dt.datetime(year + month // 12, month % 12 + 1, 1, tzinfo=dt.UTC)
