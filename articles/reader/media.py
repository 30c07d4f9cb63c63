"""The gate of every picture: only what a page shows at this instant is handed out, under its random name."""

from __future__ import annotations

import datetime as dt

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest

from articles.models.public_media import file_for, mining_of
from articles.models.public_rights import machine_headers, of_site
from articles.pagecache.respond import Answer
from articles.reader.page import page
from articles.rights.usage import of_photo
from articles.sharing.public import share_file


@page
def media(request: HttpRequest, at: dt.datetime, language: str, public_id: str, name: str) -> Answer:
    file, mime = found(at, public_id, name)
    try:
        with file.open("rb") as opened:
            content = opened.read()
        written_at = file.storage.get_modified_time(str(file))
    except FileNotFoundError as error:
        # The row without its file: for a reader the same as no picture.
        raise Http404 from error
    reserved = of_photo(mining_of(public_id))
    return Answer(
        lambda: content,
        mime,
        has_parts=True,
        changed_at=written_at,
        headers=machine_headers(of_site(at, language), reserved),
    )


def found(at: dt.datetime, public_id: str, name: str) -> tuple[FieldFile, str]:
    """A photo's rendition, or the share image of a story."""
    if (photo := file_for(at, public_id, name)) is not None:
        rendition, mime = photo
        return rendition.file, mime
    if (image := share_file(at, public_id, name)) is not None:
        return image.file, "image/png"
    raise Http404
