"""Takes a photo in: the darkroom looks at it, the original is kept as it came, first renditions stored."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from articles.media.darkroom import client
from articles.media.darkroom.client import Look, Made
from articles.media.found import merge
from articles.media.limits import MAX_BYTES
from articles.media.models import Photo, Rendition
from articles.media.models.photo import random_name
from articles.media.recipes import INSTANT
from articles.media.refusals import Refused
from articles.text import photo_credit

__all__ = ["MAX_BYTES", "Look", "Refused", "keep", "look", "take"]

# Columns and what fills them where nobody has said better, as far as it fits.
TAKEN_OVER = {
    "creator": "creator",
    "supplied_notice": "notice",
    "usage_terms": "terms",
    "licensor": "licensor",
    "licensor_url": "licensor_url",
    "web_statement": "web_statement",
    "source_type": "source_type",
    "data_mining": "data_mining",
}
# A file may name a program's address there; a page must never make a link of it.
ADDRESSES = frozenset({"licensor_url", "web_statement", "source_type", "data_mining"})
CREDIT_LANGUAGES = ("ko", "en")


def look(data: bytes) -> Look:
    """What the file is; raises Refused with a message that says what to do."""
    if not data:
        raise Refused("empty")
    if len(data) > MAX_BYTES:
        raise Refused("bytes")
    return client.look(data, INSTANT)


def prefilled(found: Mapping[str, Any]) -> dict[str, str]:
    """Columns of Photo from what the file says. The credit goes to the language it is written in."""
    taken = {name: merge.line(value) for name, value in merge.merged(found).items()}
    columns: dict[str, str] = {}
    for column, field in TAKEN_OVER.items():
        text = taken.get(field, "")
        is_fitting = column not in ADDRESSES or text.startswith(("http://", "https://"))
        if text and is_fitting and len(text) <= longest(column):
            columns[column] = text
    credit = photo_credit.bare(taken.get("credit", ""))
    if credit and len(credit) <= longest("credit_line"):
        is_korean = any("가" <= sign <= "힣" for sign in credit)
        columns[f"credit_line_{CREDIT_LANGUAGES[0 if is_korean else 1]}"] = credit
    return columns


def longest(column: str) -> int:
    most: int = Photo._meta.get_field(column).max_length
    return most


def take(data: bytes, file_name: str, **facts: Any) -> Photo:
    """Look at a photo and keep it. Raises Refused: nothing is stored then."""
    return keep(look(data), data, file_name, **facts)


def keep(seen: Look, data: bytes, file_name: str, **facts: Any) -> Photo:
    """Store a photo that was looked at, with its first renditions; the rest is due. `facts` are fields of
    Photo; the file's own word fills what they leave empty.
    """
    photo = Photo(
        file_name=shown(file_name),
        sha256=digest(data),
        format=seen.format,
        width=seen.width,
        height=seen.height,
        size=len(data),
        found={**seen.found, "notes": [*seen.notes, *seen.found.get("notes", [])]},
        **{
            **prefilled(seen.found),
            **{name: value for name, value in facts.items() if value not in ("", None)},
        },
    )
    with transaction.atomic():
        photo.original.save("original", ContentFile(data, name="original"), save=False)
        photo.save()
        Rendition.objects.bulk_create(stored(photo, made) for made in seen.made)
    return photo


def digest(data: bytes) -> str:
    """By which the same file is known again, inside only."""
    return hashlib.sha256(data).hexdigest()


def shown(file_name: str) -> str:
    """The name it came with, for the desk's eyes only: composed (some systems decompose Hangul), and of a
    long one the end, with the ending.
    """
    return unicodedata.normalize("NFC", file_name.replace("\x00", ""))[-255:]


def stored(photo: Photo, made: Made) -> Rendition:
    """The row of one rendition, its file written under a name nobody can guess."""
    row = Rendition(photo=photo, name=made.name, width=made.width, height=made.height, size=len(made.content))
    stem = random_name()
    row.file.save(f"renditions/{stem[:2]}/{stem}", ContentFile(made.content, name=stem), save=False)
    return row
