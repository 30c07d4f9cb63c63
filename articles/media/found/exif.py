"""Reads the three texts Exif has room for. Exif is ASCII by its standard; what cameras and agencies write is
guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from articles.media.found.fields import FIELDS
from articles.media.found.text import clean, guessed
from articles.media.limits import MAX_ITEMS


def read(tags: Mapping[int, Any]) -> dict[str, str | list[str]]:
    """The fields that are there, by our names, from the first image directory."""
    found: dict[str, str | list[str]] = {}
    for field in FIELDS:
        value = tags.get(field.exif) if field.exif else None
        if not isinstance(value, str | bytes):
            continue
        text = clean(as_text(value))
        if text and field.is_several:
            # MWG 2.0: several photographers are separated by semicolons.
            found[field.name] = [part for part in map(str.strip, text.split(";")) if part][:MAX_ITEMS]
        elif text:
            found[field.name] = text
    return found


def as_text(value: str | bytes) -> str:
    """Pillow reads the bytes as Latin-1; of a copyright in two parts the first is the photographer's."""
    data = value if isinstance(value, bytes) else value.encode("latin-1", errors="replace")
    return guessed(data.rstrip(b"\x00").replace(b"\x00", b" "))
