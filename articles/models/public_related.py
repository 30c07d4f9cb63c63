"""The public door to what stands near a story: others like it, its neighbours in a special coverage, others
by the same hand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, Count, Max, Q, Value, When

from articles.models.choices import ListKind
from articles.models.kind import BY_CODE
from articles.models.placement import Placement, PlacementQuerySet
from articles.models.public_list import next_edge
from articles.models.public_shapes import Headline, Link, Neighbours, Story
from articles.pagecache import keys, sink

# A list a story can be on, as (list, target).
Line = tuple[str, int]

WINDOW = dt.timedelta(days=90)
MOST_RELATED, MOST_BY = 5, 3
# Of a story filed under many nouns the first ones count: a page costs the same whatever stands on it.
MOST_COVERAGES, MOST_TOPICS, MOST_PLACES = 3, 5, 3

PAID = tuple(code for code, row in BY_CODE.items() if row.is_paid)
LISTS = {"coverage": ListKind.COVERAGE, "topic": ListKind.TOPIC, "place": ListKind.PLACE}
FIELDS = ("slug", "kind", "label", "headline")
COLUMNS = ("edition__article_id", "sort_at", *(f"release__revision__{field}" for field in FIELDS))


def any_of(lines: Iterable[Line]) -> Q:
    return reduce(or_, (Q(list=kind, target=target) for kind, target in lines))


def note_lines(lines: Sequence[Line], language: str, at: dt.datetime) -> None:
    """The keys of these lists, and the next instant at which a line of any of them comes or goes."""
    rows = Placement.objects.filter(any_of(lines), language=language)
    sink.note(*(keys.listing(kind, target, language) for kind, target in lines), until=next_edge(rows, at))


def headline(row: dict[str, Any], language: str) -> Headline:
    field = "release__revision__"
    return Headline(
        number=row["edition__article_id"],
        language=language,
        slug=row[field + "slug"],
        kind=BY_CODE[row[field + "kind"]],
        label=row[field + "label"],
        headline=row[field + "headline"],
        published_at=row["sort_at"],
    )


def visible_on(lines: Sequence[Line], story: Story, at: dt.datetime) -> PlacementQuerySet:
    """Lines of these lists in the story's language, without the story and without advertising."""
    rows = Placement.objects.visible(at).filter(any_of(lines), language=story.language)
    return rows.exclude(edition__article_id=story.number).exclude(release__revision__kind__in=PAID)


def lines_of(story: Story) -> list[Line]:
    """The lists whose other stories may be like this one."""
    found = (
        *story.coverages[:MOST_COVERAGES],
        *story.topics[:MOST_TOPICS],
        *story.places[:MOST_PLACES],
    )
    return [(LISTS[link.noun], link.pk) for link in found]


def related(at: dt.datetime, story: Story, *, without: Iterable[int] = ()) -> tuple[Headline, ...]:
    """Up to five stories of the same special coverage, then those sharing most topics and places, the newest
    first among equals; published within 90 days of this one, before or after, so that an old story keeps its
    own time around it. `without` are numbers the page leads to already. Paid work has none: it would borrow
    the newsroom's.
    """
    lines = lines_of(story)
    if not lines or story.kind.is_paid:
        return ()
    rows = visible_on(lines, story, at).filter(
        sort_at__gte=story.published_at - WINDOW, sort_at__lte=story.published_at + WINDOW
    )
    shown = set(without)
    ranked = (
        rows.values(*COLUMNS)
        .annotate(
            together=Max(Case(When(list=ListKind.COVERAGE, then=Value(1)), default=Value(0))),
            shared=Count("pk"),
        )
        .order_by("-together", "-shared", "-sort_at", "-edition__article_id")[: MOST_RELATED + len(shown)]
    )
    found = [row for row in ranked if row["edition__article_id"] not in shown]
    return tuple(headline(row, story.language) for row in found[:MOST_RELATED])


def neighbours(at: dt.datetime, story: Story) -> tuple[Neighbours, ...]:
    """Its special coverages in which something else is to be read, with the stories before and after it by
    their first publication.
    """
    found = (beside(at, story, coverage) for coverage in story.coverages[:MOST_COVERAGES])
    return tuple(pair for pair in found if pair.before or pair.after)


def beside(at: dt.datetime, story: Story, coverage: Link) -> Neighbours:
    rows = visible_on([(ListKind.COVERAGE, coverage.pk)], story, at)
    here, number = story.published_at, story.number
    earlier = Q(sort_at__lt=here) | Q(sort_at=here, edition__article_id__lt=number)
    later = Q(sort_at__gt=here) | Q(sort_at=here, edition__article_id__gt=number)
    before = rows.filter(earlier).order_by("-sort_at", "-edition__article_id").values(*COLUMNS).first()
    after = rows.filter(later).order_by("sort_at", "edition__article_id").values(*COLUMNS).first()
    return Neighbours(
        coverage,
        headline(before, story.language) if before else None,
        headline(after, story.language) if after else None,
    )


def newest_by(at: dt.datetime, story: Story, reporter: int) -> tuple[Headline, ...]:
    """The newest others somebody signed."""
    rows = visible_on([(ListKind.REPORTER, reporter)], story, at)
    newest = rows.order_by("-sort_at", "-edition_id").values(*COLUMNS)[:MOST_BY]
    return tuple(headline(row, story.language) for row in newest)
