"""Makes the renditions that are due: one photo at a time, again from the original, swapped in as a whole."""

from __future__ import annotations

import logging
from typing import Any

from django.db import transaction
from django.db.models import F

from articles.media.darkroom import client
from articles.media.found.merge import Value
from articles.media.intake import TAKEN_OVER, stored
from articles.media.models import Photo, Rendition
from articles.media.models.photo import DEVELOPED_FROM
from articles.media.recipes import EDITION, RECIPES
from articles.media.refusals import Refused
from articles.pagecache import keys
from articles.pagecache.models import Outbox

log = logging.getLogger(__name__)
# Columns, and the names under which renditions carry them: what the file said of itself. Who made it stands
# in one column and goes out as several names.
CARRIED = {column: name for column, name in TAKEN_OVER.items() if column != "creator"}


def develop_due(most: int = 4) -> int:
    """Work on a few of what is due, the newest first: somebody waits for it. Returns on how many; 0: nothing
    is due. A few, so that whoever calls it again and again can be stopped in between.
    """
    due = Photo.objects.due().order_by("tries", "-pk").values_list("pk", flat=True)
    found = list(due[:most])
    for pk in found:
        develop(pk)
    return len(found)


def develop(pk: int) -> bool:
    """All renditions of one photo. False: it is not due any more, or its file gave up."""
    photo = Photo.objects.due().filter(pk=pk).first()
    if photo is None:
        return False
    before = {name: getattr(photo, name) for name in DEVELOPED_FROM}
    try:
        with photo.original.open("rb") as file:
            data = file.read()
        made = client.develop(data, RECIPES, (photo.focal_x, photo.focal_y), facts_of(photo))
        rows = [stored(photo, one) for one in made]
    except (Refused, OSError) as error:
        log.warning("Photo %s could not be developed: %s", pk, error)
        Photo.objects.filter(pk=pk).update(tries=F("tries") + 1)
        return False
    old: list[Any] = []
    with transaction.atomic():
        now = Photo.objects.select_for_update(no_key=True).filter(pk=pk).first()
        if now is None or {name: getattr(now, name) for name in DEVELOPED_FROM} != before:
            # Somebody moved the focal point meanwhile: these are of yesterday, the next round makes new ones.
            old = [row.file for row in rows]
            is_kept = False
        else:
            old = [row.file for row in Rendition.objects.filter(photo=pk)]
            Rendition.objects.filter(photo=pk).delete()
            Rendition.objects.bulk_create(rows)
            Photo.objects.filter(pk=pk).update(is_due=False, recipe_edition=EDITION, tries=0)
            Outbox.objects.announce(
                "renditions", f"media.photo:{pk}:{rows[0].file.name[-16:]}", {keys.photo(pk)}
            )
            is_kept = True
    for file in old:
        file.storage.delete(file.name)
    return is_kept


def facts_of(photo: Photo) -> dict[str, Value]:
    """What may leave the house with the picture: its own facts, never ours and never today's terms."""
    facts: dict[str, Value] = {
        name: getattr(photo, column) for column, name in CARRIED.items() if getattr(photo, column)
    }
    creators = [part for part in map(str.strip, photo.creator.split(";")) if part]
    if creators:
        facts["creator"] = creators
    credit = photo.credit_line_ko or photo.credit_line_en
    if credit:
        facts["credit"] = credit
    return facts
