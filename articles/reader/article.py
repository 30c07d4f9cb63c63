"""The page of one story in one language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models.choices import ListKind, Origin
from articles.models.public_list import listing, opening
from articles.models.public_shapes import Gone, Link, Story, Teaser
from articles.models.public_story import story
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, Redirect
from articles.reader.credits import byline_parts, closing_lines, translator_line
from articles.reader.frame import frame
from articles.reader.page import drawn, page, withdrawn
from articles.sharing.public import share_image
from articles.text import dateline
from articles.text.body import figures_in

MOST_COVERAGES = 3
MOST_RELATED = 5
# Whose text it is, where that is not our own; the issuing body of a press release is named after it.
ORIGINS: dict[str, str | Promise] = {
    Origin.PRESS_RELEASE: _("From a press release:"),
    Origin.WIRE: _("News agency report"),
    Origin.CONTRIBUTED: _("Contributed to this paper"),
    Origin.READER: _("Sent in by a reader"),
}


@dataclass(frozen=True, slots=True)
class CoverageBlock:
    """A special coverage this story is part of, with the newest others of it."""

    coverage: Link
    stories: tuple[Teaser, ...]


@page
def article(
    request: HttpRequest, at: dt.datetime, language: str, number: int, slug: str | None = None
) -> Answer | Redirect:
    found = story(at, language, number)
    if found is None:
        raise Http404
    if isinstance(found, Gone):
        return withdrawn(at, language)
    address = addresses.article(language, number, found.slug)
    if slug is not None and slug != found.slug:
        return Redirect(address, is_permanent=True)
    others = {
        other.language: addresses.article(other.language, number, other.slug) for other in found.alternates
    }
    shown = set(figures_in(found.body))
    closing = " ".join(line for line in (found.claim_line, found.terms_line) if line)
    around = frame(
        at, language, address, others, closing=closing, lite=addresses.lite_article(language, number)
    )
    return drawn(
        "article.html",
        around,
        story=found,
        description=found.deck or opening(found.body),
        origin=ORIGINS.get(found.origin, ""),
        byline=byline_parts(found),
        translator=translator_line(found),
        dateline=dateline.printed(
            found.dateline, around.site.byline_name if found.is_filed_here else "", language
        ),
        closing_lines=closing_lines(found),
        lead=next((figure for figure in found.figures if figure.role == "lead"), None),
        pictures=[figure for figure in found.figures if figure.role != "lead" and figure.photo not in shown],
        coverage_blocks=coverage_blocks(found, at),
        share=share_image(at, number, language),
    )


def coverage_blocks(of: Story, at: dt.datetime) -> list[CoverageBlock]:
    """Only coverages with something else to read: a heading over nothing is furniture."""
    blocks = []
    for coverage in of.coverages[:MOST_COVERAGES]:
        newest = listing(at, of.language, ListKind.COVERAGE, coverage.pk, limit=MOST_RELATED + 1)
        others = [teaser for teaser in newest.items if teaser.number != of.number][:MOST_RELATED]
        if others:
            blocks.append(CoverageBlock(coverage, tuple(others)))
    return blocks
