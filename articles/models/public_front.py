"""The public door to the front page: what the desk set by hand, the rest by rule, no story twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import OuterRef, Subquery, Value

from articles.models.article import CoverageItem
from articles.models.bureau import Bureau
from articles.models.choices import ListKind
from articles.models.front import FrontItem
from articles.models.kind import BY_CODE, Kind
from articles.models.placement import Placement
from articles.models.public_breaking import in_force
from articles.models.public_list import COLUMNS, cursor, note_list, teasers
from articles.models.public_noun import MODELS, all_of, link, running
from articles.models.public_ranking import most_read
from articles.models.public_shapes import Block, Front, Teaser
from articles.pagecache import keys, sink

# How many stories each part shows, at most.
SECONDARY, RANKED, LATEST = 6, 5, 12
PER_SECTION, PER_COVERAGE, PER_BUREAU = 4, 3, 2
# The newest of everything, from which the top and the end of the page are filled.
POOL = 80
# Of each list some more are read than are shown: the newest may stand above already.
SPARE = 8
PER_LIST = max(PER_SECTION, PER_COVERAGE, PER_BUREAU) + SPARE

Newest = dict[tuple[str, int], list[int]]
Row = dict[str, Any]
FIELD = "release__revision__"


def kind_of(row: Row) -> Kind:
    return BY_CODE[row[f"{FIELD}kind"]]


def is_free(row: Row) -> bool:
    """Paid work stands in its section, labelled; it never opens the paper."""
    return not kind_of(row).is_paid


def may_lead(row: Row) -> bool:
    """Opinion, notices of deaths and appointments and advertising do not open the paper by themselves."""
    kind = kind_of(row)
    return kind.in_most_read and not kind.is_opinion and not kind.is_paid


def has_photo(row: Row) -> bool:
    return any(photo["role"] == "lead" for photo in row[f"{FIELD}photos"])


class Pages:
    """Hands out each story once."""

    def __init__(self, taken: Iterable[int]) -> None:
        self.taken = set(taken)

    def pick(self, rows: Iterable[Row], most: int, fits: Callable[[Row], bool] = is_free) -> list[Row]:
        found: list[Row] = []
        for row in rows:
            if len(found) >= most:
                break
            if row["edition__article_id"] not in self.taken and fits(row):
                self.taken.add(row["edition__article_id"])
                found.append(row)
        return found


def by_hand(at: dt.datetime) -> list[int]:
    """The numbers of the stories the desk has on top at this instant, in its order."""
    arrangement = in_force()
    items = list(FrontItem.objects.filter(arrangement=arrangement)) if arrangement else []
    edges = [edge for item in items for edge in (item.since, item.until) if edge and edge > at]
    sink.note(until=min(edges, default=None))
    return [item.article_id for item in items if item.holds(at)]


def lines(at: dt.datetime, language: str, **lookup: Any) -> list[Row]:
    return list(Placement.objects.visible(at).filter(language=language, **lookup).values(*COLUMNS, "pk"))


def newest_in(groups: Sequence[tuple[str, list[Any]]], language: str, at: dt.datetime) -> Newest:
    """The newest lines of each record's list, by kind and record, in one question: a walk along the index for
    each line.
    """
    names = [f"line_{number}" for number in range(PER_LIST)]
    asked = []
    for kind, records in groups:
        line = Placement.objects.visible(at).of(kind, OuterRef("pk"), language)
        line = line.order_by("-sort_at", "-edition_id").values("pk")
        lines = {name: Subquery(line[number : number + 1]) for number, name in enumerate(names)}
        rows = MODELS[kind].objects.filter(pk__in=[record.pk for record in records]).order_by()
        asked.append(rows.annotate(of=Value(kind), **lines).values_list("of", "pk", *names))
    found = asked[0].union(*asked[1:], all=True)
    return {(kind, pk): [line for line in lines if line is not None] for kind, pk, *lines in found}


def front(at: dt.datetime, language: str, breaking: Sequence[Teaser]) -> Front:
    """`breaking` is what the strip says; what is placed by hand leaves it, what is in it stands nowhere else.

    Every list changes only when the list of everything does, so that one's key and instants are noted for
    all of them.
    """
    note_list(ListKind.ALL, 0, language, at)
    hand = by_hand(at)
    placed = {row["edition__article_id"]: row for row in every(at, language, edition__article_id__in=hand)}
    chosen = [placed[number] for number in hand if number in placed and is_free(placed[number])]
    newest = list(
        Placement.objects.visible(at)
        .of(ListKind.ALL, 0, language)
        .order_by("-sort_at", "-edition_id")
        .values(*COLUMNS, "pk")[:POOL]
    )
    on_top = {row["edition__article_id"] for row in chosen}
    strip = tuple(teaser for teaser in breaking if teaser.number not in on_top)
    pages = Pages(teaser.number for teaser in strip)
    lead = (
        pages.pick(chosen, 1)
        or pages.pick(newest, 1, lambda row: may_lead(row) and has_photo(row))
        or pages.pick(newest, 1, may_lead)
    )
    secondary = pages.pick(chosen, len(chosen))
    secondary += pages.pick(newest, SECONDARY - len(secondary), may_lead)
    ranked = most_read(at, language, RANKED + len(pages.taken))
    ranked = tuple(teaser for teaser in ranked if teaser.number not in pages.taken)[:RANKED]
    pages.taken |= {teaser.number for teaser in ranked}
    blocks = fill(pages, at, language)
    latest = pages.pick(newest, LATEST)
    pictured = [
        *lead,
        *secondary[:2],
        *(rows[0] for _kind, _record, rows in blocks if _kind != ListKind.BUREAU),
    ]
    shown = printed(
        [*lead, *secondary, *latest, *(r for _k, _n, rows in blocks for r in rows)],
        pictured,
        language,
        at,
    )

    def of(rows: Iterable[Row]) -> tuple[Teaser, ...]:
        return tuple(shown[row["edition__article_id"]] for row in rows)

    def blocks_of(kind: str) -> tuple[Block, ...]:
        return tuple(
            Block(link(kind, record, language, at), of(rows)) for noun, record, rows in blocks if noun == kind
        )

    return Front(
        lead=next(iter(of(lead)), None),
        secondary=of(secondary),
        most_read=ranked,
        coverages=blocks_of(ListKind.COVERAGE),
        sections=blocks_of(ListKind.SECTION),
        bureaus=blocks_of(ListKind.BUREAU),
        latest=of(latest),
        breaking=strip,
        older=goes_on(newest, latest),
    )


def every(at: dt.datetime, language: str, **lookup: Any) -> list[Row]:
    return lines(at, language, list=ListKind.ALL, target=0, **lookup)


def goes_on(newest: list[Row], latest: list[Row]) -> str | None:
    """Where the list of everything continues after the last line of the page's own; None at its end."""
    last = latest[-1] if latest else newest[-1] if newest else None
    if last is None or (last is newest[-1] and len(newest) < POOL):
        return None
    return cursor(last["sort_at"], last["edition_id"])


def fill(pages: Pages, at: dt.datetime, language: str) -> list[tuple[str, Any, list[Row]]]:
    """Kind, record and lines of every block that has any, special coverage first."""
    groups = (
        (ListKind.COVERAGE, running(at), PER_COVERAGE),
        (ListKind.SECTION, [row for row in all_of("section") if row.parent_id is None], PER_SECTION),
        (ListKind.BUREAU, [row for row in all_of("bureau") if row.kind in REPORTING], PER_BUREAU),
    )
    newest = newest_in([(kind, records) for kind, records, _most in groups], language, at)
    coverages = [record.pk for record in groups[0][1]]
    sink.note(keys.names("section"), keys.names("bureau"), *(keys.noun("coverage", pk) for pk in coverages))
    order: dict[int, list[int]] = {}
    items = CoverageItem.objects.filter(coverage__in=coverages, position__gte=1)
    for coverage, article in items.order_by("position", "pk").values_list("coverage", "article"):
        order.setdefault(coverage, []).append(article)
    first = {number for numbers in order.values() for number in numbers[: PER_COVERAGE + SPARE]}
    wanted = [pk for pks in newest.values() for pk in pks]
    found = {row["pk"]: row for row in lines(at, language, pk__in=wanted)}
    placed = {row["edition__article_id"]: row for row in every(at, language, edition__article_id__in=first)}
    blocks: list[tuple[str, Any, list[Row]]] = []
    for kind, records, most in groups:
        for record in records:
            curated = order.get(record.pk, []) if kind == ListKind.COVERAGE else []
            rows = [placed[number] for number in curated if number in placed]
            rows += [found[pk] for pk in newest.get((kind, record.pk), ()) if pk in found]
            rows = pages.pick(rows, most)
            if kind == ListKind.SECTION and (opening := next(filter(has_photo, rows), None)):
                # The block opens with a picture if one of its stories has any; the others stay in order.
                rows = [opening, *(row for row in rows if row is not opening)]
            if rows:
                blocks.append((kind, record, rows))
    return blocks


REPORTING = (Bureau.Kind.REGIONAL, Bureau.Kind.FOREIGN)


def printed(rows: list[Row], pictured: list[Row], language: str, at: dt.datetime) -> dict[int, Teaser]:
    """Teasers by number, with pictures where the page shows one."""
    with_picture = {row["edition__article_id"] for row in pictured}
    bare = [
        row if row["edition__article_id"] in with_picture else {**row, f"{FIELD}photos": []} for row in rows
    ]
    return {teaser.number: teaser for teaser in teasers(bare, language, at, {})}
