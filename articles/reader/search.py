"""The search page: a question, how it was understood, and what readers may see of the answer."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest

from articles.models.choices import ListKind
from articles.models.public_shapes import Link
from articles.pagecache import addresses
from articles.pagecache.respond import Answer
from articles.reader.frame import Frame, frame
from articles.reader.page import drawn, page
from articles.search.find import PAGE, Results, search
from articles.search.query import LONGEST, MOST_HITS, Query, Sort, TooLong, ask

MOST_PAGES = MOST_HITS // PAGE


@page
def search_page(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    others = {code: addresses.search(code) for code in settings.SITE_LANGUAGES if code != language}
    around = frame(at, language, addresses.search(language), others)
    text = request.GET.get("q", "")
    try:
        question = ask(text)
    except TooLong as error:
        return answered(around, 400, text=str(error), is_too_long=True)
    section = next((one for one in around.site.sections if one.slug == request.GET.get("section")), None)
    newest = request.GET.get("sort") == Sort.NEWEST
    number = page_number(request.GET.get("page", "1"))
    query = Query(
        question,
        language,
        lists=((ListKind.SECTION, section.pk),) if section else (),
        sort=Sort.NEWEST if newest else Sort.RELEVANCE,
    )
    results = search(query, at, page=number)
    if number > 1 and not results.hits:
        raise Http404
    return answered(
        around,
        text=question.text,
        results=results,
        section=section,
        is_newest=newest,
        number=number,
        ways=ways(question.text, section, newest),
        more=turn(question.text, section, newest, number, results),
    )


def answered(around: Frame, status: int = 200, **context: object) -> Answer:
    return drawn("search.html", around, status, longest=LONGEST, most=MOST_HITS, is_empty=True, **context)


def page_number(text: str) -> int:
    """Raises Http404 for what no link leads to."""
    if not (text.isascii() and text.isdigit() and 1 <= len(text) <= 2 and 1 <= int(text) <= MOST_PAGES):
        raise Http404
    return int(text)


def asked(text: str, section: Link | None, newest: bool, number: int = 1) -> str:
    """The query part of a link to the same question; what is as usual is left out."""
    parts = {
        "q": text,
        "section": section.slug if section else "",
        "sort": Sort.NEWEST.value if newest else "",
        "page": str(number) if number > 1 else "",
    }
    return "?" + urlencode({name: value for name, value in parts.items() if value})


def ways(text: str, section: Link | None, newest: bool) -> tuple[str, str]:
    """Links to the best first and the newest first."""
    return asked(text, section, False), asked(text, section, True)


def turn(text: str, section: Link | None, newest: bool, number: int, results: Results) -> tuple[str, str]:
    """Links to the page before and the page after, empty where there is none."""
    before = asked(text, section, newest, number - 1) if number > 1 else ""
    after = asked(text, section, newest, number + 1) if number * PAGE < results.total else ""
    return before, after
