"""The front page, and the root that leads to it."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest

from articles.models.choices import ListKind
from articles.models.public_list import listing
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, Redirect
from articles.reader.frame import frame
from articles.reader.page import drawn, page, stretch


@page
def root(request: HttpRequest, at: dt.datetime, language: str) -> Redirect:
    return Redirect(addresses.front(language), is_permanent=False)


@page
def front(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    # Paid work stands in its section, labelled; it never opens the paper.
    stories = stretch(
        request, lambda before: listing(at, language, ListKind.ALL, before=before, with_paid=False)
    )
    others = {code: addresses.front(code) for code in settings.SITE_LANGUAGES if code != language}
    around = frame(at, language, addresses.front(language), others)
    return drawn(
        "front.html",
        around,
        description=around.site.tagline or around.site.masthead,
        stories=stories,
        is_first=request.GET.get("before") is None,
    )
