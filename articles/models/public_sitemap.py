"""The public door for sitemaps: the months that have stories, the stories of a month, the latest news."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import TextField
from django.db.models.functions import Cast, Substr

from articles.media.models import Rendition
from articles.media.recipes import BY_NAME
from articles.models.choices import ListKind
from articles.models.kind import BY_CODE
from articles.models.placement import Placement, PlacementQuerySet
from articles.models.public_list import note_list
from articles.models.public_shapes import Alternate, Entry
from articles.pagecache import keys, sink

MOST = 50_000  # addresses in one sitemap, by the protocol (sitemaps.org)
# Google's rules for news sitemaps: what appeared in the last two days, and no more than so many.
FRESH = dt.timedelta(days=2)
MOST_NEWS = 1_000
AT_ONCE = 10_000  # values in one list of a query
SLUG, PHOTOS = "release__revision__slug", "release__revision__photos"
HEADLINE, KIND = "release__revision__headline", "release__revision__kind"
Row = dict[str, Any]


def entries(at: dt.datetime, language: str, year: int, month: int) -> tuple[Entry, ...]:
    """Everything public in `language` that first appeared in a month (UTC), newest first."""
    note_list(ListKind.ALL, 0, language, at)
    rows = (
        Placement.objects.visible(at)
        .of(ListKind.ALL, 0, language)
        .filter(sort_at__gte=month_start(year, month), sort_at__lt=month_end(year, month))
    )
    return as_entries(rows, at, language, MOST)


def fresh(at: dt.datetime, language: str) -> PlacementQuerySet:
    """What first appeared in the last two days and is news by the table of kinds."""
    note_list(ListKind.ALL, 0, language, at)
    allowed = [code for code, row in BY_CODE.items() if row.in_news_sitemap]
    rows = Placement.objects.visible(at).of(ListKind.ALL, 0, language)
    return rows.filter(sort_at__gt=at - FRESH, **{f"{KIND}__in": allowed})


def has_news(at: dt.datetime, language: str) -> bool:
    """Until the newest of it is two days old."""
    newest = fresh(at, language).order_by("-sort_at").values_list("sort_at", flat=True).first()
    if newest is not None:
        sink.note(until=newest + FRESH)
    return newest is not None


def news(at: dt.datetime, language: str) -> tuple[Entry, ...]:
    """Newest first; until the oldest of it is two days old."""
    found = as_entries(fresh(at, language), at, language, MOST_NEWS)
    if found and (oldest := found[-1].published_at):
        sink.note(until=oldest + FRESH)
    return found


def as_entries(rows: PlacementQuerySet, at: dt.datetime, language: str, most: int) -> tuple[Entry, ...]:
    columns = ("edition__article_id", "since", "sort_at", SLUG, PHOTOS, HEADLINE)
    found: list[Row] = list(rows.order_by("-sort_at", "-edition_id").values(*columns)[:most])
    elsewhere = others(rows, at, language) if found else {}
    files = pictures({photo["photo"] for row in found for photo in row[PHOTOS]})
    return tuple(
        Entry(
            number=row["edition__article_id"],
            language=language,
            slug=row[SLUG],
            changed_at=row["since"],
            alternates=tuple(elsewhere.get(row["edition__article_id"], ())),
            pictures=tuple(files[photo["photo"]] for photo in row[PHOTOS] if photo["photo"] in files),
            published_at=row["sort_at"],
            headline=row[HEADLINE],
        )
        for row in found
    )


def others(rows: PlacementQuerySet, at: dt.datetime, language: str) -> dict[int, list[Alternate]]:
    """The other languages these stories are live in, by number."""
    found: dict[int, list[Alternate]] = {}
    for code in settings.SITE_LANGUAGES:
        if code != language:
            note_list(ListKind.ALL, 0, code, at)
            live = (
                Placement.objects.visible(at)
                .of(ListKind.ALL, 0, code)
                .filter(edition__article_id__in=rows.order_by().values("edition__article_id"))
            )
            for number, slug in live.values_list("edition__article_id", SLUG):
                found.setdefault(number, []).append(Alternate(code, slug))
    return found


def pictures(photos: Iterable[int]) -> dict[int, tuple[str, str]]:
    """The widest JPEG of each photo: its public id and name."""
    plain = [name for name, recipe in BY_NAME.items() if recipe.ratio is None and recipe.encoder == "JPEG"]
    found: dict[int, tuple[str, str]] = {}
    wanted = sorted(photos)
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        sink.note(*(keys.photo(pk) for pk in some))
        made = Rendition.objects.filter(photo__in=some, name__in=plain).order_by("width", "name")
        for pk, public_id, name in made.values_list("photo", "photo__public_id", "name"):
            found[pk] = (public_id, name)
    return found


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
