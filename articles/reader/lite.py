"""The text edition: front page, sections and stories without pictures or scripts, for bad days and lines."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest

from articles.models.choices import ListKind
from articles.models.public_list import listing
from articles.models.public_noun import page as noun_page
from articles.models.public_shapes import Gone, Moved
from articles.models.public_story import story
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, Redirect
from articles.reader.article import CAUTIONS, ORIGINS
from articles.reader.credits import byline_parts, closing_lines, translator_line
from articles.reader.frame import frame
from articles.reader.page import drawn, page, stretch, withdrawn
from articles.text import body, dateline


@page
def front(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    stories = stretch(
        request, lambda before: listing(at, language, ListKind.ALL, before=before, with_paid=False)
    )
    others = {code: addresses.lite_front(code) for code in settings.SITE_LANGUAGES if code != language}
    around = frame(at, language, addresses.front(language), others)
    return drawn("lite/list.html", around, title="", full=addresses.front(language), stories=stories)


@page
def section(request: HttpRequest, at: dt.datetime, language: str, slug: str) -> Answer | Redirect:
    found = noun_page(ListKind.SECTION, slug, language, at)
    if found is None:
        raise Http404
    if isinstance(found, Moved):
        return Redirect(addresses.lite_section(language, found.slug), is_permanent=True)
    kind, pk = ListKind.SECTION, found.link.pk
    stories = stretch(request, lambda before: listing(at, language, kind, pk, before=before))
    others = {
        code: addresses.lite_section(code, slug) for code in settings.SITE_LANGUAGES if code != language
    }
    full = addresses.noun(language, kind, slug)
    around = frame(at, language, full, others)
    return drawn("lite/list.html", around, title=found.link.name, full=full, stories=stories)


@page
def article(request: HttpRequest, at: dt.datetime, language: str, number: int) -> Answer:
    found = story(at, language, number)
    if found is None:
        raise Http404
    if isinstance(found, Gone):
        return withdrawn(at, language, found)
    others = {other.language: addresses.lite_article(other.language, number) for other in found.alternates}
    full = addresses.article(language, number, found.slug)
    around = frame(at, language, full, others, rights=found.rights)
    return drawn(
        "lite/article.html",
        around,
        changed_at=found.updated_at or found.published_at,
        story=found,
        full=full,
        byline="".join(part.text for part in byline_parts(found)),
        translator=translator_line(found),
        caution=CAUTIONS.get(found.kind.code, ""),
        origin=ORIGINS.get(found.origin, ""),
        dateline=dateline.printed(
            found.dateline, around.site.byline_name if found.is_filed_here else "", language
        ),
        # Photos have no HTML here, so none stands in the text: they are told after it.
        text=body.render(found.body, {}),
        closing_lines=["".join(part.text for part in line) for line in closing_lines(found)],
        report=addresses.report(language, number),
    )
