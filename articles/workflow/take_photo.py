"""Takes a photo in for a bureau: who may not add one there adds none, and no photo stays without a home."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.media import intake
from articles.media.models import Photo
from articles.models import Bureau
from articles.workflow.grants import Actor, bureaus_for, label_of
from articles.workflow.move_photo import move_photo
from articles.workflow.refusals import NotAllowed


def take_photo(
    data: bytes,
    file_name: str,
    bureau: Bureau,
    *,
    by: Actor,
    seen: intake.Look | None = None,
    **facts: Any,
) -> Photo:
    """`seen` is what intake.look() said of the same bytes, if it was asked already. Raises intake.Refused."""
    allowed = bureaus_for(by, label_of(Photo), "add")
    if allowed is not None and bureau.pk not in allowed:
        raise NotAllowed(_("You may not put a photo in this bureau."))
    looked = seen or intake.look(data)
    with transaction.atomic():
        photo = intake.keep(looked, data, file_name, created_by_id=by.pk, **facts)
        move_photo(photo, bureau, by=by)
    return photo
