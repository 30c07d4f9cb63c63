"""The short address of a story, as printed on paper: to the first of the site's languages it is live in."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest

from articles.models.public_shapes import Gone
from articles.models.public_story import live_languages, story
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, Redirect
from articles.reader.page import page, withdrawn


@page
def short(request: HttpRequest, at: dt.datetime, language: str, number: int) -> Answer | Redirect:
    live = live_languages(at, number)
    if not live and any(isinstance(story(at, code, number), Gone) for code in settings.SITE_LANGUAGES):
        return withdrawn(at, language)
    if not live:
        raise Http404
    return Redirect(addresses.article(live[0].language, number, live[0].slug), is_permanent=False)
