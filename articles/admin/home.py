"""The desk's first page, in desk order: what needs me, what is under way, what is live."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language

from articles import clock
from articles.admin.base import MAX_SEARCH
from articles.admin.in_flight import Live, Row, in_flight, live
from articles.admin.lines import Desk, Entry, Line, drawn, stories
from articles.admin.pulse import pulse
from articles.admin.rows import rows
from articles.admin.waiting import MOST, NEWEST_ACTS, NEWEST_STORIES, Need, needs_of
from articles.models import Article, ReaderReport, TransitionLog
from articles.models.reader_report import State
from articles.workflow.grants import may_somewhere

MAX_DIGITS = 18  # larger numbers than any database column holds cannot be looked up


@dataclass(frozen=True, slots=True)
class Group:
    """`is_more`: the list holds more than is shown."""

    code: str
    title: Any
    lines: list[Line]
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class Square:
    """A cell of the table of what is under way, with the address of the stories it counts."""

    language: Any
    code: str
    count: int
    is_more: bool
    lines: list[Line]
    address: str


def desk_of(request: HttpRequest) -> Desk:
    """From where on is asked of the whole tables: numbers say nothing about anybody's stories."""
    last_story = Article.objects.aggregate(last=Max("pk"))["last"] or 0
    last_act = TransitionLog.objects.aggregate(last=Max("pk"))["last"] or 0
    return Desk(request, clock.now(), last_story - NEWEST_STORIES + 1, last_act - NEWEST_ACTS + 1)


def context(request: HttpRequest) -> dict[str, Any]:
    """What the first page shows this person: some twenty queries, however large the paper is."""
    desk = desk_of(request)
    needs, flying, shown = needs_of(desk), in_flight(desk), live(desk)
    found = stories(request, every(needs, flying, shown))
    screen = get_language() or settings.LANGUAGE_CODE
    may_begin = may_somewhere(request.user, "articles.article", "add")
    return {
        "needs": [
            Group(need.code, need.title, drawn(entries[:MOST], found, screen), len(entries) > MOST)
            for need, entries in needs
        ],
        "flying": [(row, squares(row, found, screen)) for row in flying],
        "languages": [(code, dict(settings.LANGUAGES)[code]) for code in settings.SITE_LANGUAGES],
        "live": {name: drawn(getattr(shown, name), found, screen) for name in ("new", "updated", "withheld")},
        "may_begin": may_begin,
        "pulse": pulse(),
        "open_reports": rows(request, ReaderReport).filter(state=State.OPEN).count(),
        "has_bureaus": len({article.bureau_id for article in found.values()}) > 1,
    }


def every(needs: list[tuple[Need, list[Entry]]], flying: list[Row], shown: Live) -> Iterator[Entry]:
    for _need, entries in needs:
        yield from entries
    for row in flying:
        for cell in row.cells.values():
            yield from cell.entries
    for entries in (shown.new, shown.updated, shown.withheld):
        yield from entries


def squares(row: Row, found: dict[int, Article], screen: str) -> list[Square]:
    names, address = dict(settings.LANGUAGES), reverse("admin:articles_article_changelist")
    return [
        Square(
            names[language],
            language,
            cell.count,
            cell.is_more,
            drawn(cell.entries, found, screen),
            f"{address}?{urlencode({f'stage_{language}': row.stage})}" if row.stage else "",
        )
        for language, cell in row.cells.items()
    ]


def look_up(request: HttpRequest) -> HttpResponse:
    """The number of a story in reach leads to it; anything else, to the list of what is found."""
    asked = request.GET.get("q", "").strip()[:MAX_SEARCH]
    is_number = asked.isascii() and asked.isdigit() and len(asked) <= MAX_DIGITS
    if is_number and rows(request, Article).filter(pk=int(asked)).exists():
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[int(asked)]))
    return HttpResponseRedirect(f"{reverse('admin:articles_article_changelist')}?{urlencode({'q': asked})}")
