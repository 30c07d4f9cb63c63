"""The pages of the named nouns: what each says of itself, its relatives, and its stories."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models.choices import ListKind
from articles.models.public_list import curated, listing
from articles.models.public_noun import page as noun_page
from articles.models.public_shapes import Listing, Moved
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, Redirect
from articles.reader.frame import frame
from articles.reader.page import drawn, page, refuse_page_numbers, stretch

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
    return drawn(
        "noun.html",
        around,
        description=found.text
        or _("%(name)s: stories in %(paper)s") % {"name": found.link.name, "paper": around.site.masthead},
        noun=found.link,
        text=found.text,
        facts=dict(found.facts),
        relatives=[(HEADINGS[kind, word], links) for word, links in found.relatives if links],
        stories=stories,
        is_first=request.GET.get("before") is None,
    )


def stories_of(request: HttpRequest, at: dt.datetime, language: str, kind: str, target: int) -> Listing:
    """A special coverage is whole and in its editors' order; other lists are newest first, in stretches."""
    if kind == ListKind.COVERAGE:
        refuse_page_numbers(request)
        return curated(at, language, target)
    return stretch(request, lambda before: listing(at, language, kind, target, before=before))
