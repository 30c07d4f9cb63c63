"""The public door to share images: which one a story has now, and the file behind an address."""

from __future__ import annotations

import datetime as dt

from articles.models.release import Release
from articles.pagecache import keys, sink
from articles.sharing.models import ShareImage

NAME = "card.png"


def share_image(at: dt.datetime, number: int, language: str) -> str:
    """The public id of the image of what readers of `language` see; "" where none is drawn."""
    sink.note(keys.edition(number, language))
    shown = Release.objects.visible(at).filter(edition__article_id=number, edition__language=language)
    found = ShareImage.objects.filter(revision__in=shown.values("revision")).values_list(
        "public_id", flat=True
    )
    return found.first() or ""


def share_file(at: dt.datetime, public_id: str, name: str) -> ShareImage | None:
    """The image behind a media address, while readers can see its story with exactly these words."""
    if name != NAME:
        return None
    image = ShareImage.objects.filter(public_id=public_id).select_related("revision__edition").first()
    if image is None:
        return None
    edition = image.revision.edition
    releases = Release.objects.filter(revision=image.revision)
    edges = [
        edge
        for row in releases.unfinished(at).values_list("since", "until")
        for edge in row
        if edge is not None and edge > at
    ]
    sink.note(keys.edition(edition.article_id, edition.language), until=min(edges, default=None))
    return image if releases.visible(at).exists() else None
