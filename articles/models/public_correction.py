"""The public door to corrections: a story's own, and the page of all, as readers find them at an instant."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, Min, OuterRef, Q

from articles.models.correction import Correction
from articles.models.public_list import cursor, next_edge, parse_cursor
from articles.models.public_shapes import Correction as Told
from articles.models.release import Release
from articles.pagecache import keys, sink

PAGE = 20


@dataclass(frozen=True, slots=True)
class Corrected:
    """One line of the page: what readers were told, and the story it is about as it is called now."""

    told: Told
    number: int
    slug: str
    headline: str
    published_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Corrections:
    """A stretch of the page, newest first; `older` continues it, None at its end."""

    items: tuple[Corrected, ...]
    older: str | None


def corrections_of(edition: int, at: dt.datetime) -> tuple[Told, ...]:
    """What readers of this text have been told by `at`, the newest first. The caller notes the edition."""
    rows = Correction.objects.filter(edition=edition, at__lte=at).order_by("at", "pk")
    told = [
        Told(kind, text, instant, place)
        for place, (kind, text, instant) in enumerate(rows.values_list("kind", "text", "at"), 1)
    ]
    return tuple(reversed(told))


def corrections(
    at: dt.datetime, language: str, *, before: str | None = None, limit: int = PAGE
) -> Corrections:
    """The newest corrections of stories that readers can open at `at`. Raises BadCursor."""
    note(language, at)
    shown = Release.objects.visible(at).filter(edition=OuterRef("edition"))
    rows = Correction.objects.filter(Exists(shown), edition__language=language, at__lte=at)
    if before is not None:
        instant, pk = parse_cursor(before)
        rows = rows.filter(Q(at__lt=instant) | Q(at=instant, pk__lt=pk))
    found = list(rows.order_by("-at", "-pk").select_related("edition")[: limit + 1])
    more = cursor(found[limit - 1].at, found[limit - 1].pk) if len(found) > limit else None
    texts = {
        edition: (slug, headline)
        for edition, slug, headline in Release.objects.visible(at)
        .filter(edition__in={row.edition_id for row in found[:limit]})
        .values_list("edition_id", "revision__slug", "revision__headline")
    }
    return Corrections(
        tuple(
            Corrected(
                Told(row.kind, row.text, row.at, 0),
                row.edition.article_id,
                *texts[row.edition_id],
                row.edition.first_published_at,
            )
            for row in found[:limit]
        ),
        more,
    )


def note(language: str, at: dt.datetime) -> None:
    """The page's key, and the next instant at which a line of it comes, goes or is called otherwise."""
    corrected = Correction.objects.filter(edition=OuterRef("edition"))
    releases = Release.objects.unfinished(at).filter(Exists(corrected), edition__language=language)
    later = Correction.objects.filter(edition__language=language, at__gt=at).aggregate(edge=Min("at"))["edge"]
    sink.note(keys.corrections(language), until=next_edge(releases, at))
    sink.note(until=later)
