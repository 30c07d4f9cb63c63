"""The public door to breaking news: what the strip of every page says at an instant, and until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from articles.languages import own
from articles.models.choices import ListKind
from articles.models.front import FrontArrangement
from articles.models.placement import Placement
from articles.models.public_list import COLUMNS, briefly, next_edge
from articles.models.public_shapes import Teaser
from articles.pagecache import keys, sink

# How long a story labelled as a flash breaks into every page.
FRESH = dt.timedelta(hours=3)
MOST_BREAKING = 3


def in_force() -> FrontArrangement | None:
    """The front page as the desk arranged it last."""
    sink.note(keys.FRONT)
    return sink.once("front", FrontArrangement.objects.first)


def breaking(at: dt.datetime, language: str) -> tuple[Teaser, ...]:
    """The strip the desk set first, then flashes of the last hours, newest first; each story once."""
    found = {teaser.number: teaser for teaser in (*by_hand(at, language), *flashes(at, language))}
    return tuple(found.values())[:MOST_BREAKING]


def by_hand(at: dt.datetime, language: str) -> tuple[Teaser, ...]:
    """The desk's own strip, in its words for this language if there are any."""
    row = in_force()
    if row is None or row.strip_until is None or row.strip_article_id is None or row.strip_until <= at:
        return ()
    sink.note(keys.edition(row.strip_article_id, language), until=row.strip_until)
    lines = Placement.objects.of(ListKind.ALL, 0, language).filter(edition__article_id=row.strip_article_id)
    sink.note(until=next_edge(lines, at))
    words = own(row, "strip_text", language)
    found = briefly(lines.visible(at).values(*COLUMNS)[:1], language)
    return tuple(replace(teaser, headline=words) if words else teaser for teaser in found)


def flashes(at: dt.datetime, language: str) -> tuple[Teaser, ...]:
    recent = Placement.objects.of(ListKind.FLASH, 0, language).filter(sort_at__gt=at - FRESH)
    rows = list(recent.visible(at).order_by("-sort_at", "-edition_id").values(*COLUMNS)[:MOST_BREAKING])
    sink.note(keys.listing(ListKind.FLASH, 0, language), until=next_edge(recent, at))
    sink.note(until=min((row["sort_at"] + FRESH for row in rows), default=None))
    return briefly(rows, language)
