"""The page of one story in one language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models.choices import BylineRole, ListKind, Origin
from articles.models.public_list import opening
from articles.models.public_related import (
    PAID,
    Line,
    lines_of,
    neighbours,
    newest_by,
    note_lines,
    related,
)
from articles.models.public_shapes import Gone, Headline, Neighbours, Signature, Story
from articles.models.public_story import story
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, Redirect
from articles.reader.credits import byline_parts, closing_lines, translator_line
from articles.reader.frame import frame
from articles.reader.page import drawn, page, withdrawn
from articles.reader.share import services
from articles.sharing.public import share_image
from articles.text import dateline
from articles.text.body import figures_in

MOST_CARDS = 2
# Who worked on the text without being its author.
WITHOUT_CARD = frozenset({BylineRole.TRANSLATOR, BylineRole.EDITOR})
# Whose text it is, where that is not our own; the issuing body of a press release is named after it.
ORIGINS: dict[str, str | Promise] = {
    Origin.PRESS_RELEASE: _("From a press release:"),
    Origin.WIRE: _("News agency report"),
    Origin.CONTRIBUTED: _("Contributed to this paper"),
    Origin.READER: _("Sent in by a reader"),
}
# What a reader has to know before the first sentence, by kind.
CAUTIONS: dict[str, str | Promise] = {
    "editorial": _("The opinion of this paper."),
    "column": _("The writer's opinion, not this paper's."),
    "contributed": _("The writer's opinion, not this paper's."),
    **dict.fromkeys(PAID, _("Paid for by an advertiser. The newsroom did not write it.")),
}


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody who signed, with the newest others of theirs."""

    signature: Signature
    newest: tuple[Headline, ...]


@dataclass(frozen=True, slots=True)
class Nearby:
    """Where a reader may go on from a story."""

    cards: tuple[Card, ...]
    coverages: tuple[Neighbours, ...]
    related: tuple[Headline, ...]


@page
def article(
    request: HttpRequest, at: dt.datetime, language: str, number: int, slug: str | None = None
) -> Answer | Redirect:
    found = story(at, language, number)
    if found is None:
        raise Http404
    if isinstance(found, Gone):
        return withdrawn(at, language, found)
    address = addresses.article(language, number, found.slug)
    if slug is not None and slug != found.slug:
        return Redirect(address, is_permanent=True)
    return story_page(found, at, share=share_image(at, number, language))


def story_page(
    found: Story, at: dt.datetime, *, share: str = "", is_hidden: bool = False, record: object = None
) -> Answer:
    """The page of a story at `at`. `is_hidden`: it has no address of its own, as nobody may find it yet;
    nothing else differs. `record` is what a page of the past says of itself, above everything.
    """
    language, number = found.language, found.number
    address = addresses.article(language, number, found.slug)
    others = {
        other.language: addresses.article(other.language, number, other.slug) for other in found.alternates
    }
    shown = set(figures_in(found.body))
    around = frame(
        at,
        language,
        "" if is_hidden else address,
        others,
        rights=found.rights,
        lite=addresses.lite_article(language, number),
    )
    return drawn(
        "article.html",
        around,
        changed_at=found.updated_at or found.published_at,
        story=found,
        description=found.deck or opening(found.body),
        origin=ORIGINS.get(found.origin, ""),
        caution=CAUTIONS.get(found.kind.code, ""),
        byline=byline_parts(found),
        faces=[entry for entry in found.signatures if entry.portrait and entry.page],
        translator=translator_line(found),
        original=next((switch for switch in around.switches if switch.language in originals(found)), None),
        dateline=dateline.printed(
            found.dateline, around.site.byline_name if found.is_filed_here else "", language
        ),
        closing_lines=closing_lines(found),
        lead=next((figure for figure in found.figures if figure.role == "lead"), None),
        pictures=[figure for figure in found.figures if figure.role != "lead" and figure.photo not in shown],
        nearby=nearby(found, at),
        share=share,
        record=record,
        services=services(found.headline, addresses.absolute(address)),
        rights=addresses.rights(language),
        report=addresses.report(language, number),
        history=addresses.history(language, number) if found.has_history else "",
        saved=addresses.on_device(language, "saved"),
    )


def originals(of: Story) -> set[str]:
    return {other.language for other in of.alternates if other.is_original}


def nearby(of: Story, at: dt.datetime) -> Nearby:
    """Only blocks with something else to read: a heading over nothing is furniture.

    Paid work borrows nobody's name.
    """
    wrote = () if of.kind.is_paid else of.signatures
    signed = [entry for entry in wrote if entry.page and entry.role not in WITHOUT_CARD][:MOST_CARDS]
    lines: list[Line] = [
        *lines_of(of),
        *((ListKind.REPORTER, entry.page.pk) for entry in signed if entry.page),
    ]
    if lines:
        note_lines(lines, of.language, at)
    cards = tuple(Card(entry, newest_by(at, of, entry.page.pk) if entry.page else ()) for entry in signed)
    coverages = neighbours(at, of)
    named = {other.number for pair in coverages for other in (pair.before, pair.after) if other}
    return Nearby(cards, coverages, related(at, of, without=named))
