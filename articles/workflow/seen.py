"""What of its source each translation has seen: noted with every save, read to say what is out of date.

`Edition.source_seen` maps keys to versions. A text ("headline", ...) has the source language's copy_version,
the words of a photo ("caption/17") the story's own version, with which photos are saved. What is not named
was made from the first version.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from articles.models import Article, Edition, PhotoUse
from articles.workflow.parts import Data

TEXTS = ("headline", "kicker", "deck", "body")
PHOTO_WORDS = ("alt_text", "caption")
FIRST = 1


def key_of(name: str, photo: int) -> str:
    return f"{name}/{photo}"


def photo_of(key: str) -> tuple[str, int | None]:
    """("caption", 17) of "caption/17", ("body", None) of "body"."""
    name, slash, photo = key.partition("/")
    return (name, int(photo)) if slash and name in PHOTO_WORDS and photo.isdecimal() else (name, None)


def named(keys: Iterable[str]) -> tuple[str, ...]:
    """The texts as the desk calls them: "body", "caption #17"."""
    found = []
    for key in keys:
        field, photo = photo_of(key)
        model: Any = Article if photo is None else PhotoUse
        name = str(model._meta.get_field(field).verbose_name)
        found.append(name if photo is None else f"{name} #{photo}")
    return tuple(found)


def words_of(photos: Iterable[Mapping[str, Any]], language: str) -> dict[str, str]:
    """The words of each photo in one language, by key; `photos` as in the shared part."""
    return {key_of(name, row["photo"]): row[name].get(language, "") for row in photos for name in PHOTO_WORDS}


def write(edition: Edition, keys: Collection[str], version: int) -> None:
    """The caller holds the story's lock."""
    if keys:
        present = Edition.objects.values_list("source_seen", flat=True).get(pk=edition.pk)
        Edition.objects.filter(pk=edition.pk).update(source_seen={**present, **dict.fromkeys(keys, version)})


def note_text(edition: Edition, changed: Collection[str], version: int) -> None:
    """These texts of a translation were written in view of the source's `version`."""
    write(edition, [name for name in TEXTS if name in changed], version)


def note_photos(have: Mapping[str, Edition], original: str, old: Data, new: Data, version: int) -> None:
    """Photos were saved: words that are new or changed in a translation agree with the story's `version`."""
    if "photos" not in new:
        return
    for language, edition in have.items():
        if language != original:
            before = words_of(old.get("photos", ()), language)
            after = words_of(new["photos"], language)
            write(edition, [key for key, text in after.items() if text != before.get(key, "")], version)


def start_afresh(article: Article, have: Mapping[str, Edition], original: str) -> None:
    """Another language is the original now: every other one counts as up to date with it."""
    photos = article.photo_uses.values_list("photo", flat=True)
    shared = Article.objects.values_list("version", flat=True).get(pk=article.pk)
    source = Edition.objects.filter(article=article, language=original)
    version = source.values_list("copy_version", flat=True).first() or FIRST
    for language, edition in have.items():
        seen = dict.fromkeys(TEXTS, version)
        seen |= {key_of(name, photo): shared for photo in photos for name in PHOTO_WORDS}
        Edition.objects.filter(pk=edition.pk).update(source_seen={} if language == original else seen)


def version_before(writer: int | None, present: int) -> int:
    """The version a writer had before them; one that cannot be is taken for the present one."""
    return writer if writer is not None and FIRST <= writer <= present else present
