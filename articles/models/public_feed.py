"""The public door for feeds: the newest stories of a list, with their text, people, photos and rights."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from articles import clock
from articles.models.chain import above, scopes
from articles.models.kind import BY_CODE
from articles.models.placement import Placement
from articles.models.public_correction import by_edition
from articles.models.public_list import COLUMNS, note_list, teasers
from articles.models.public_media import figures_for
from articles.models.public_noun import links
from articles.models.public_shapes import Correction, Figure, Link, Signature, Teaser
from articles.models.public_story import helpline
from articles.pagecache import keys, sink
from articles.rights.resolve import choose, notices_of
from articles.text import byline

MOST = 50
TEXT = "release__revision__"
MORE = (
    *(
        f"{TEXT}{field}"
        for field in ("body", "care", "translation_method", "topics", "coverages", "source__scope")
    ),
    "edition__claim_line",
    "edition__scope",
    "edition__article__scope",
)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FeedStory:
    """A line of a list as it leaves the house; `notice` is the copyright line its page ends with."""

    teaser: Teaser
    body: str
    figures: tuple[Figure, ...]
    signatures: tuple[Signature, ...]
    translation_method: byline.Method
    topics: tuple[Link, ...]
    notice: str
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
    terms = terms_of(rows, language, at)
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
            notice=" ".join(line for line in (row["edition__claim_line"], told) if line),
            corrections=told_readers.get(row["edition_id"], ()),
            helpline=helpline(row[f"{TEXT}care"], language),
        )
        for row, teaser, told in zip(rows, lines, terms, strict=True)
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


def terms_of(rows: list[Row], language: str, at: dt.datetime) -> list[str]:
    """Today's terms of each story, as its page prints them, in the queries of one; bare facts carry none."""
    known = above(every(rows, "coverages", "coverage"))
    chains = [
        scopes(
            edition=row["edition__scope"],
            article=row["edition__article__scope"],
            source=row[f"{TEXT}source__scope"],
            coverages=every([row], "coverages", "coverage"),
            bureau=row[f"{TEXT}bureau_id"],
            section=row[f"{TEXT}section_id"],
            known=known,
        )
        for row in rows
    ]
    wanted = {scope for chain in chains for scope in chain}
    notices = notices_of(sorted(wanted), at)
    day, found = clock.seoul_day(at), []
    for row, chain in zip(rows, chains, strict=True):
        own = set(chain)
        rights = choose([notice for notice in notices if notice.scope_id in own], chain, at, language, day)
        sink.note(until=rights.until)
        is_claimed = BY_CODE[row[f"{TEXT}kind"]].claims != "none"
        found.append(rights.terms.line if rights.terms and is_claimed else "")
    sink.note(*(keys.notices(scope) for scope in wanted))
    return found
