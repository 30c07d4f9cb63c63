"""The front page, and the root that leads to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest

from articles.models.choices import ListKind
from articles.models.public_front import front as front_page
from articles.models.public_list import listing
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, Redirect
from articles.reader.frame import frame
from articles.reader.page import drawn, page, refuse_page_numbers, stretch


@page
def root(request: HttpRequest, at: dt.datetime, language: str) -> Redirect:
    return Redirect(addresses.front(language), is_permanent=False)


@page
def front(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    others = {code: addresses.front(code) for code in settings.SITE_LANGUAGES if code != language}
    around = frame(at, language, addresses.front(language), others)
    description = around.site.tagline or around.site.masthead
    if "before" in request.GET:
        # Paid work stands in its section, labelled; it never opens the paper.
        stories = stretch(
            request, lambda before: listing(at, language, ListKind.ALL, before=before, with_paid=False)
        )
        return drawn("front_older.html", around, description=description, stories=stories)
    refuse_page_numbers(request)
    found = front_page(at, language, around.site.breaking)
    return drawn(
        "front.html",
        replace(around, site=replace(around.site, breaking=found.breaking)),
        description=description,
        front=found,
        bureaus=addresses.bureaus(language),
        archive=addresses.archive_index(language),
    )
