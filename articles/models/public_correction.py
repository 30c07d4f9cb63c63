"""The public door to corrections: a story's own, and the page of all, as readers find them at an instant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, Min, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models.correction import BY_LAW, Correction, Prominence
from articles.models.public_list import cursor, next_edge, parse_cursor
from articles.models.public_shapes import Correction as Told
from articles.models.release import Release
from articles.pagecache import keys, sink

PAGE = 20
# As a newspaper heads them; a claimant's statement is never called a correction.
HEADINGS: dict[str, str | Promise] = {
    "correction": _("Correction"),
    "clarification": _("Clarification"),
    "update": _("Added since"),
    "source_corrected": _("Original corrected"),
    "statutory_correction": _("Statutory correction"),
    "reply": _("Right of reply"),
    "follow_up": _("Follow-up report (cleared)"),
}


@dataclass(frozen=True, slots=True)
class Corrected:
    """One line of the page: what readers were told, and the story it is about as it is called now.

    What the law prescribes stands there without a headline where readers cannot open the story.
    """

    told: Told
    number: int
    slug: str
    headline: str
    published_at: dt.datetime | None

    @property
    def is_open(self) -> bool:
        return bool(self.headline)


@dataclass(frozen=True, slots=True)
class Corrections:
    """A stretch of the page, newest first; `older` continues it, None at its end."""

    items: tuple[Corrected, ...]
    older: str | None


def corrections_of(edition: int, at: dt.datetime) -> tuple[Told, ...]:
    """What readers of this text have been told by `at`, the newest first. The caller notes the edition."""
    return by_edition([edition], at).get(edition, ())


def by_edition(editions: Iterable[int], at: dt.datetime) -> dict[int, tuple[Told, ...]]:
    """The same for several texts at once; those without any are left out."""
    found: dict[int, list[Told]] = {}
    for row in Correction.objects.filter(edition__in=set(editions), at__lte=at).order_by("at", "pk"):
        told = found.setdefault(row.edition_id, [])
        told.append(as_told(row, len(told) + 1))
    return {edition: tuple(reversed(told)) for edition, told in found.items()}


def statutory_of(edition: int, at: dt.datetime) -> tuple[Told, ...]:
    """What stands in the place of a text that was taken away: only what the law prescribes."""
    return tuple(row for row in corrections_of(edition, at) if row.is_by_law)


def as_told(row: Correction, seq: int = 0) -> Told:
    return Told(
        row.kind,
        row.text,
        row.at,
        seq,
        row.title,
        row.original_on,
        row.original_page,
        row.closing_line,
        row.prominence == Prominence.TOP,
    )


def corrections(
    at: dt.datetime, language: str, *, before: str | None = None, limit: int = PAGE
) -> Corrections:
    """The newest corrections of stories that readers can open at `at`, and whatever the law had the paper
    print. Raises BadCursor.
    """
    note(language, at)
    shown = Release.objects.visible(at).filter(edition=OuterRef("edition"))
    stands = Q(Exists(shown)) | Q(kind__in=BY_LAW)
    rows = Correction.objects.filter(stands, edition__language=language, at__lte=at)
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
                as_told(row),
                row.edition.article_id,
                *texts.get(row.edition_id, ("", "")),
                row.edition.first_published_at if row.edition_id in texts else None,
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
