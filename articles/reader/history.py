"""The page that shows readers how a story's text changed, where its desk chose to."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from articles.models.public_history import history as changes
from articles.models.public_shapes import Gone
from articles.pagecache import addresses
from articles.pagecache.respond import Answer
from articles.reader.frame import frame
from articles.reader.page import drawn, page, withdrawn


@page
def history(request: HttpRequest, at: dt.datetime, language: str, number: int) -> Answer:
    found = changes(at, language, number)
    if found is None:
        raise Http404
    if isinstance(found, Gone):
        return withdrawn(at, language, found)
    # Not for search engines: old words of a story are not the story.
    return drawn(
        "history.html",
        frame(at, language),
        title=_("How this story changed"),
        history=found,
        back=addresses.article(language, number, found.story.slug),
    )
