"""The pages of the named nouns: what each says of itself, its relatives, and its stories."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.models.choices import ListKind
from articles.models.public_directory import areas
from articles.models.public_list import curated, listing
from articles.models.public_media import standing
from articles.models.public_noun import Page
from articles.models.public_noun import page as noun_page
from articles.models.public_shapes import Listing, Moved, Teaser
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, Redirect
from articles.reader.frame import frame
from articles.reader.page import drawn, page, refuse_page_numbers, stretch
from articles.reader.region_map import tiles

# The words the public door gives relatives under, as headings.
HEADINGS: dict[tuple[str, str], str | Promise] = {
    ("section", "part_of"): _("Part of"),
    ("section", "parts"): _("In this section"),
    ("bureau", "part_of"): _("Part of"),
    ("bureau", "parts"): _("Bureaus and offices"),
    ("bureau", "places"): _("Place"),
    ("reporter", "bureaus"): _("Bureau"),
    ("reporter", "beats"): _("Beats"),
    ("topic", "reporters"): _("Reporters on this topic"),
    ("place", "bureaus"): _("Bureau"),
}
TIMELINE = "timeline"


@page
def noun(request: HttpRequest, at: dt.datetime, language: str, kind: str, slug: str) -> Answer | Redirect:
    found = noun_page(kind, slug, language, at)
    if found is None:
        raise Http404
    if isinstance(found, Moved):
        return Redirect(addresses.noun(language, kind, found.slug), is_permanent=True)
    stories = stories_of(request, at, language, kind, found.link.pk)
    others = {code: addresses.noun(code, kind, slug) for code in settings.SITE_LANGUAGES if code != language}
    address, feed = addresses.noun(language, kind, slug), addresses.feed(language, kind, slug)
    lite = addresses.lite_section(language, slug) if kind == "section" else ""
    around = frame(at, language, address, others, feed=feed, lite=lite)
    is_first = "before" not in request.GET
    return drawn(
        "noun.html",
        around,
        description=found.text
        or _("%(name)s: stories in %(paper)s") % {"name": found.link.name, "paper": around.site.masthead},
        noun=found.link,
        text=found.text,
        facts=dict(found.facts),
        relatives=[(HEADINGS[kind, word], links) for word, links in found.relatives if links],
        staff=found.staff,
        figure=standing(found.photo, kind, words_for(kind, found.link.name), language),
        stories=stories,
        is_first=is_first,
        **(own_parts(found, kind, at, language) if is_first else {}),
        **view_of(request, kind, stories),
    )


def words_for(kind: str, name: str) -> str:
    """What a noun's picture is to whoever does not see it; a cover only decorates."""
    return str(_("Portrait of %(name)s") % {"name": name}) if kind == "reporter" else ""


def own_parts(found: Page, kind: str, at: dt.datetime, language: str) -> dict[str, Any]:
    """What only one kind of noun has on its first page."""
    if kind == "bureau":
        regions = areas(language, at)
        here = [area.slug for area in regions if found.link in area.bureaus]
        index = addresses.bureaus(language)
        return {"tiles": tiles(regions, language, here[0]) if here else [], "bureaus": index}
    if kind == "reporter":
        return {
            "contact": addresses.contact(language, found.link.slug),
            "reporters": addresses.reporters(language),
        }
    return {}


def view_of(request: HttpRequest, kind: str, stories: Listing) -> dict[str, Any]:
    """A special coverage can also be read along time, a heading for each day."""
    if kind != ListKind.COVERAGE or len(stories.items) < 2:
        return {}
    is_timeline = request.GET.get("view") == TIMELINE
    return {"can_turn": True, "days": by_day(stories.items) if is_timeline else None}


def by_day(teasers: Iterable[Teaser]) -> list[tuple[dt.date, list[Teaser]]]:
    """Oldest first, as things happened; days in Seoul."""
    found: dict[dt.date, list[Teaser]] = {}
    for teaser in sorted(teasers, key=lambda teaser: teaser.published_at):
        found.setdefault(clock.seoul_day(teaser.published_at), []).append(teaser)
    return list(found.items())


def stories_of(request: HttpRequest, at: dt.datetime, language: str, kind: str, target: int) -> Listing:
    """A special coverage is whole and in its editors' order; other lists are newest first, in stretches."""
    if kind == ListKind.COVERAGE:
        refuse_page_numbers(request)
        return curated(at, language, target)
    return stretch(request, lambda before: listing(at, language, kind, target, before=before))
