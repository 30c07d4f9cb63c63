"""The pages of the named nouns: what each says of itself, its relatives, and its stories."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models.choices import ListKind
from articles.models.public_list import curated
from articles.models.public_noun import page as noun_page
from articles.models.public_shapes import Listing, Moved
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, Redirect
from articles.reader.frame import frame
from articles.reader.page import drawn, page, stretch

# The words the public door gives relatives under, as headings; a bureau's reporters are its staff.
HEADINGS: dict[tuple[str, str], str | Promise] = {
    ("section", "part_of"): _("Part of"),
    ("section", "parts"): _("In this section"),
    ("bureau", "part_of"): _("Part of"),
    ("bureau", "parts"): _("Bureaus and offices"),
    ("bureau", "places"): _("Place"),
    ("bureau", "reporters"): _("Staff"),
    ("reporter", "bureaus"): _("Bureau"),
    ("reporter", "beats"): _("Beats"),
    ("topic", "reporters"): _("Reporters on this topic"),
    ("place", "bureaus"): _("Bureau"),
}


def noun(request: HttpRequest, at: dt.datetime, language: str, kind: str, slug: str) -> Answer | Redirect:
    found = noun_page(kind, slug, language, at)
    if found is None:
        raise Http404
    if isinstance(found, Moved):
        return Redirect(addresses.noun(language, kind, found.slug), is_permanent=True)
    stories = stories_of(request, at, language, kind, found.link.pk)
    others = {code: addresses.noun(code, kind, slug) for code in settings.SITE_LANGUAGES if code != language}
    return drawn(
        "noun.html",
        frame(
            at,
            language,
            addresses.noun(language, kind, slug),
            others,
            feed=addresses.feed(language, kind, slug),
        ),
        noun=found.link,
        text=found.text,
        facts=dict(found.facts),
        relatives=[(HEADINGS[kind, word], links) for word, links in found.relatives if links],
        stories=stories,
        is_first=request.GET.get("before") is None,
    )


def stories_of(request: HttpRequest, at: dt.datetime, language: str, kind: str, target: int) -> Listing:
    """A special coverage is in its editors' order and whole; every other list is the newest first, in stretches."""
    return (
        curated(at, language, target)
        if kind == ListKind.COVERAGE
        else stretch(request, at, language, kind, target)
    )


@page
def section(*given: Any, slug: str) -> Answer | Redirect:
    return noun(*given, "section", slug)


@page
def bureau(*given: Any, slug: str) -> Answer | Redirect:
    return noun(*given, "bureau", slug)


@page
def reporter(*given: Any, slug: str) -> Answer | Redirect:
    return noun(*given, "reporter", slug)


@page
def coverage(*given: Any, slug: str) -> Answer | Redirect:
    return noun(*given, "coverage", slug)


@page
def topic(*given: Any, slug: str) -> Answer | Redirect:
    return noun(*given, "topic", slug)


@page
def place(*given: Any, slug: str) -> Answer | Redirect:
    return noun(*given, "place", slug)
