"""The gate of every picture: only what a page shows at this instant is handed out, under its random name."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest

from articles.models.public_media import file_for
from articles.pagecache.respond import Answer
from articles.reader.page import page


@page
def media(request: HttpRequest, at: dt.datetime, language: str, public_id: str, name: str) -> Answer:
    found = file_for(at, public_id, name)
    if found is None:
        raise Http404
    rendition, mime = found
    try:
        with rendition.file.open("rb") as file:
            content = file.read()
    except FileNotFoundError as error:
        # The row without its file: for a reader the same as no picture.
        raise Http404 from error
    return Answer(lambda: content, mime, has_parts=True)
