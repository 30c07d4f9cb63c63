"""The short address of a story, as printed on paper: to the first of the site's languages it is live in."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest

from articles.models.public_story import live_languages
from articles.pagecache import addresses
from articles.pagecache.respond import Redirect
from articles.reader.page import page


@page
def short(request: HttpRequest, at: dt.datetime, language: str, number: int) -> Redirect:
    live = live_languages(at, number)
    if not live:
        raise Http404
    return Redirect(addresses.article(live[0].language, number, live[0].slug), is_permanent=False)
