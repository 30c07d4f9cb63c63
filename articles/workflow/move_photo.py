"""Gives a photo its bureau, or another one: that decides who may see it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from articles.media.models import Photo
from articles.models import Bureau, PhotoBureau
from articles.workflow.grants import Actor, bureaus_for, label_of, may
from articles.workflow.nouns import announce_noun, locked
from articles.workflow.refusals import NotAllowed


def move_photo(photo: Photo, bureau: Bureau, *, by: Actor) -> None:
    """A new photo is at home nowhere yet: who took it in says where. To leave it where it is asks nothing."""
    with transaction.atomic():
        stored = locked(photo)
        home = PhotoBureau.objects.filter(photo=stored).first()
        if home is not None and home.bureau_id == bureau.pk:
            return
        is_new = home is None and stored.created_by_id == by.pk
        if not is_new and not may(by, Photo, "change", stored):
            raise NotAllowed(_("You may not change this record. Nothing was saved."))
        allowed = bureaus_for(by, label_of(Photo), "add")
        if allowed is not None and bureau.pk not in allowed:
            raise NotAllowed(_("You may not put a photo in this bureau."))
        PhotoBureau.objects.update_or_create(photo=stored, defaults={"bureau": bureau})
        announce_noun(stored)
