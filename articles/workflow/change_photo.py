"""Changes what is known of a photo; what its renditions show or carry of that makes them due again."""

from __future__ import annotations

from collections.abc import Collection

from articles.media.models import Photo
from articles.media.models.photo import DEVELOPED_FROM
from articles.workflow.grants import Actor
from articles.workflow.nouns import save_noun


def change_photo(photo: Photo, fields: Collection[str], *, by: Actor) -> None:
    """Write `fields` as they stand on `photo`. Published stories keep their frozen credit until an update."""
    written = set(fields)
    if written & DEVELOPED_FROM:
        photo.is_due, photo.tries = True, 0
        written |= {"is_due", "tries"}
    save_noun(photo, by=by, fields=written)
