"""The public door to lists: any line of them, at one instant, in constant time however long the list is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Min, Q, QuerySet, Value
from django.utils.text import Truncator

from articles.languages import own
from articles.models.article import CoverageItem
from articles.models.choices import ListKind
from articles.models.kind import BY_CODE
from articles.models.placement import Placement, PlacementQuerySet
from articles.models.public_media import figures_for
from articles.models.public_noun import links
from articles.models.public_shapes import Listing, Teaser
from articles.pagecache import keys, sink
from articles.text import body

PAGE = 20
OPENING = 240  # characters of the text that stand for a missing deck in a feed
CURSOR_FORM = "%Y%m%dT%H%M%S%f"

COLUMNS = (
    "edition_id",
    "sort_at",
    "release__updated_at",
    "edition__article_id",
    *(
        f"release__revision__{field}"
        for field in (
            "slug",
            "kind",
            "label",
            "kicker",
            "headline",
            "deck",
            "section_id",
            "bureau_id",
            "photos",
            "bylines",
        )
    ),
)


class BadCursor(ValueError):
    """An address that asks for a stretch of a list no link leads to."""


def cursor(sort_at: dt.datetime, edition: int) -> str:
    return f"{sort_at.astimezone(dt.UTC).strftime(CURSOR_FORM)}-{edition}"


def parse_cursor(text: str) -> tuple[dt.datetime, int]:
    stamp, dash, edition = text.partition("-")
    if not (dash and len(stamp) == 21 and edition.isascii() and edition.isdigit() and len(edition) <= 18):
        raise BadCursor(text[:40])
    try:
        return dt.datetime.strptime(stamp, CURSOR_FORM).replace(tzinfo=dt.UTC), int(edition)
    except ValueError as error:
        raise BadCursor(text[:40]) from error


def older_than(rows: PlacementQuerySet, before: str) -> PlacementQuerySet:
    """Keyset, not OFFSET: page 5,000 costs what page 1 does."""
    sort_at, edition = parse_cursor(before)
    return rows.filter(Q(sort_at__lte=sort_at), Q(sort_at__lt=sort_at) | Q(edition_id__lt=edition))


def note_list(kind: str, target: int, language: str, at: dt.datetime) -> None:
    """The list's key, and the next instant at which a line of it comes or goes by itself."""
    rows = Placement.objects.of(kind, target, language)
    sink.note(keys.listing(kind, target, language), until=next_edge(rows, at))


def next_edge(rows: QuerySet[Any], at: dt.datetime) -> dt.datetime | None:
    """The next instant after `at` at which a row with `since` and `until` comes or goes. One question of two
    parts: each finds its least along an index, which one aggregate over both could not.
    """
    coming, going = (
        rows.filter(**{f"{edge}__gt": at}).order_by().values(whole=Value(1)).annotate(edge=Min(edge))
        for edge in ("since", "until")
    )
    found = coming.values_list("edge", flat=True).union(going.values_list("edge", flat=True), all=True)
    return min((edge for edge in found if edge is not None), default=None)


def teasers(
    rows: Iterable[dict[str, Any]], language: str, at: dt.datetime, notes: dict[int, str]
) -> tuple[Teaser, ...]:
    found = list(rows)
    field = "release__revision__"
    sections = links("section", {row[field + "section_id"] for row in found}, language, at)
    bureaus = links("bureau", {row[field + "bureau_id"] for row in found}, language, at)
    leads = [[photo for photo in row[field + "photos"] if photo["role"] == "lead"][:1] for row in found]
    pictures = figures_for([photo for lead in leads for photo in lead])
    return tuple(
        Teaser(
            number=row["edition__article_id"],
            language=language,
            slug=row[field + "slug"],
            kind=BY_CODE[row[field + "kind"]],
            label=row[field + "label"],
            kicker=row[field + "kicker"],
            headline=row[field + "headline"],
            deck=row[field + "deck"],
            bureau_name=bureaus[row[field + "bureau_id"]].name,
            section=sections.get(row[field + "section_id"]),
            published_at=row["sort_at"],
            updated_at=row["release__updated_at"],
            figure=pictures.get(lead[0]["photo"]) if lead else None,
            note=notes.get(row["edition__article_id"], ""),
            signed=", ".join(
                entry["name"] for entry in row[field + "bylines"] if entry["role"] != "translator"
            ),
            opening=opening(row.get(field + "body", "")) if not row[field + "deck"] else "",
        )
        for row, lead in zip(found, leads, strict=True)
    )


def briefly(rows: Iterable[dict[str, Any]], language: str) -> tuple[Teaser, ...]:
    """Lines that show nothing but headline, label and time: without bureau, section and picture, and so
    without a question to the database.
    """
    field = "release__revision__"
    return tuple(
        Teaser(
            number=row["edition__article_id"],
            language=language,
            slug=row[field + "slug"],
            kind=BY_CODE[row[field + "kind"]],
            label=row[field + "label"],
            kicker=row[field + "kicker"],
            headline=row[field + "headline"],
            deck=row[field + "deck"],
            bureau_name="",
            section=None,
            published_at=row["sort_at"],
            updated_at=row["release__updated_at"],
            figure=None,
        )
        for row in rows
    )


def opening(html: str) -> str:
    """The first paragraph, cut with an ellipsis if it is long."""
    first = body.plain(html).partition("\n\n")[0]
    return Truncator(" ".join(first.split())).chars(OPENING)


def listing(
    at: dt.datetime,
    language: str,
    kind: str,
    target: int = 0,
    *,
    before: str | None = None,
    limit: int = PAGE,
    with_paid: bool = True,
) -> Listing:
    """A stretch of one list, newest first; `with_paid` False leaves advertising out. Raises BadCursor."""
    note_list(kind, target, language, at)
    rows = Placement.objects.visible(at).of(kind, target, language)
    if not with_paid:
        rows = rows.exclude(
            release__revision__kind__in=[code for code, row in BY_CODE.items() if row.is_paid]
        )
    if before is not None:
        rows = older_than(rows, before)
    return stretch_of(rows, language, at, limit)


def stretch_of(rows: PlacementQuerySet, language: str, at: dt.datetime, limit: int) -> Listing:
    """The newest `limit` of these lines, and where they go on."""
    found = list(rows.order_by("-sort_at", "-edition_id").values(*COLUMNS)[: limit + 1])
    more = cursor(found[limit - 1]["sort_at"], found[limit - 1]["edition_id"]) if len(found) > limit else None
    return Listing(teasers(found[:limit], language, at, {}), more)


def of_releases(releases: Iterable[int], language: str, at: dt.datetime) -> list[tuple[int, Teaser]]:
    """The lines of these releases as readers see them, in the order given; what is hidden is left out."""
    order = {release: place for place, release in enumerate(releases)}
    rows = Placement.objects.visible(at).of(ListKind.ALL, 0, language).filter(release__in=order)
    found = sorted(rows.values(*COLUMNS, "release_id"), key=lambda row: order[row["release_id"]])
    drawn = teasers(found, language, at, {})
    return [(row["release_id"], teaser) for row, teaser in zip(found, drawn, strict=True)]


def between(
    at: dt.datetime,
    language: str,
    start: dt.datetime,
    end: dt.datetime,
    *,
    before: str | None = None,
    limit: int = 100,
) -> Listing:
    """What was first published in [start, end), newest first: an archive day. Raises BadCursor."""
    note_list(ListKind.ALL, 0, language, at)
    rows = Placement.objects.visible(at).of(ListKind.ALL, 0, language)
    rows = rows.filter(sort_at__gte=start, sort_at__lt=end)
    return stretch_of(rows if before is None else older_than(rows, before), language, at, limit)


def curated(at: dt.datetime, language: str, coverage: int, *, limit: int = 200) -> Listing:
    """A special coverage in its own order: the stories placed by hand, all of them, then the newest until
    there are `limit`; with the coverage's notes. Position 0 is no place.
    """
    note_list(ListKind.COVERAGE, coverage, language, at)
    sink.note(keys.noun("coverage", coverage))
    order: dict[int, int] = {}
    notes: dict[int, str] = {}
    for item in CoverageItem.objects.filter(coverage=coverage):
        if item.position:
            order[item.article_id] = item.position
        notes[item.article_id] = own(item, "note", language)
    rows = Placement.objects.visible(at).of(ListKind.COVERAGE, coverage, language)
    rows = rows.order_by("-sort_at", "-edition_id")
    placed = list(rows.filter(edition__article_id__in=order).values(*COLUMNS))
    placed.sort(key=lambda row: order[row["edition__article_id"]])
    others = rows.exclude(edition__article_id__in=order).values(*COLUMNS)
    found = [*placed, *others[: max(0, limit - len(placed))]]
    return Listing(teasers(found, language, at, notes), None)
