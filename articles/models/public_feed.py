"""The public door for feeds: the newest stories of a list, with their text, people, photos and rights."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from articles.models.kind import BY_CODE
from articles.models.outward import Outward
from articles.models.placement import Placement
from articles.models.public_correction import by_edition
from articles.models.public_list import COLUMNS, note_list, teasers
from articles.models.public_media import figures_for
from articles.models.public_noun import links
from articles.models.public_rights import PINNED, of_rows
from articles.models.public_shapes import Correction, Figure, Link, Signature, Teaser
from articles.models.public_story import helpline
from articles.text import byline

MOST = 50
TEXT = "release__revision__"
MORE = (
    *(
        f"{TEXT}{field}"
        for field in ("body", "care", "translation_method", "topics", "coverages", "source__scope")
    ),
    *PINNED,
)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FeedStory:
    """A line of a list as it leaves the house."""

    teaser: Teaser
    body: str
    figures: tuple[Figure, ...]
    signatures: tuple[Signature, ...]
    translation_method: byline.Method
    topics: tuple[Link, ...]
    rights: Outward
    # The newest first.
    corrections: tuple[Correction, ...] = ()
    helpline: str = ""


def for_feeds(
    at: dt.datetime, language: str, kind: str, target: int = 0, *, limit: int = MOST
) -> tuple[FeedStory, ...]:
    """The newest of one list that may leave in feeds: advertising does not."""
    note_list(kind, target, language, at)
    allowed = [code for code, row in BY_CODE.items() if row.in_feeds]
    placed = Placement.objects.visible(at).of(kind, target, language).filter(**{f"{TEXT}kind__in": allowed})
    rows: list[Row] = list(placed.order_by("-sort_at", "-edition_id").values(*COLUMNS, *MORE)[:limit])
    pictures = figures_for([photo for row in rows for photo in row[f"{TEXT}photos"]])
    pages = links("reporter", every(rows, "bylines", "reporter"), language, at)
    topics = links("topic", every(rows, "topics", "topic"), language, at)
    rights = of_rows(rows, TEXT, language, at)
    told_readers = by_edition([row["edition_id"] for row in rows], at)
    # The photos are read already, with each story's own words.
    lines = teasers([{**row, f"{TEXT}photos": []} for row in rows], language, at, {})
    return tuple(
        FeedStory(
            teaser=teaser,
            body=row[f"{TEXT}body"],
            figures=tuple(
                as_used(pictures[photo["photo"]], photo)
                for photo in row[f"{TEXT}photos"]
                if photo["photo"] in pictures
            ),
            signatures=tuple(signature(entry, pages) for entry in row[f"{TEXT}bylines"]),
            translation_method=row[f"{TEXT}translation_method"],
            topics=tuple(topics[pk] for pk in every([row], "topics", "topic") if pk in topics),
            rights=told,
            corrections=told_readers.get(row["edition_id"], ()),
            helpline=helpline(row[f"{TEXT}care"], language),
        )
        for row, teaser, told in zip(rows, lines, rights, strict=True)
    )


def every(rows: Iterable[Row], column: str, word: str) -> list[int]:
    return [entry[word] for row in rows for entry in row[f"{TEXT}{column}"] if entry[word]]


def as_used(figure: Figure, photo: Row) -> Figure:
    """The words are those of this story: another may use the same photo with its own."""
    alt = "" if photo["decorative"] else photo["alt"]
    return replace(figure, role=photo["role"], alt=alt, caption=photo["caption"], credit=photo["credit"])


def signature(entry: Row, pages: dict[int, Link]) -> Signature:
    """Names as printed; no address of anybody leaves in a feed."""
    page = pages.get(entry["reporter"])
    return Signature(entry["name"], entry["role"], entry["title"], entry["bureau_name"], page, "")
