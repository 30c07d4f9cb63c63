"""The public door to photos: which picture files readers may have at an instant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Min, Q

from articles.languages import own
from articles.media.models import Photo, Rendition
from articles.media.recipes import BY_NAME
from articles.models.choices import ListKind
from articles.models.coverage import Coverage
from articles.models.placement import Placement
from articles.models.public_noun import is_public
from articles.models.public_shapes import Figure, Source
from articles.models.reporter import Reporter
from articles.pagecache import keys, sink

# What may leave the house of who made and who holds a photo.
FACTS = ("creator", "supplied_notice", "licensor_url", "web_statement", "source_type", "license__url")


def figures_for(rows: Iterable[dict[str, Any]]) -> dict[int, Figure]:
    """Frozen photo rows of revisions as figures, by photo; two queries for any number."""
    wanted = {row["photo"]: row for row in rows}
    if not wanted:
        return {}
    photos, renditions = sink.once(("photos", frozenset(wanted)), lambda: files_of(wanted))
    names = {photo["pk"]: photo["public_id"] for photo in photos}
    facts = {photo["pk"]: tuple((word, photo[word]) for word in FACTS if photo[word]) for photo in photos}
    sources: dict[int, list[Source]] = {}
    cuts: dict[int, list[Source]] = {}
    for made in renditions:
        recipe = BY_NAME.get(made.name)
        if recipe is not None:
            found = sources if recipe.ratio is None else cuts
            found.setdefault(made.photo_id, []).append(
                Source(made.name, recipe.mime, made.width, made.height)
            )
    sink.note(*(keys.photo(pk) for pk in wanted))
    return {
        pk: Figure(
            public_id=names[pk],
            role=row["role"],
            alt="" if row["decorative"] else row["alt"],
            caption=row["caption"],
            credit=row["credit"],
            sources=tuple(sources.get(pk, ())),
            origin=row.get("source", ""),
            photo=pk,
            cuts=tuple(cuts.get(pk, ())),
            facts=facts[pk],
        )
        for pk, row in wanted.items()
        if pk in names
    }


def files_of(photos: Iterable[int]) -> tuple[list[dict[str, Any]], list[Rendition]]:
    """Public names and facts of photos, and the made files of all of them, the narrowest first."""
    rows = list(Photo.objects.filter(pk__in=photos).values("pk", "public_id", *FACTS))
    return rows, list(Rendition.objects.filter(photo__in=photos).order_by("width", "name"))


def standing(photo: int | None, role: str, alt: str, language: str) -> Figure | None:
    """The photo of a noun's own page, a portrait or a cover: `alt` empty says it only decorates."""
    row = Photo.objects.filter(pk=photo).first() if photo else None
    if row is None:
        return None
    credit = own(row, "credit_line", language)
    frozen = {
        "photo": row.pk,
        "role": role,
        "decorative": not alt,
        "alt": alt,
        "caption": "",
        "credit": credit,
    }
    return figures_for([frozen]).get(row.pk)


def file_for(at: dt.datetime, public_id: str, name: str) -> tuple[Rendition, str] | None:
    """The file and type behind a media address, if something readers can see at `at` uses the photo."""
    recipe = BY_NAME.get(name)
    made = Rendition.objects.filter(photo__public_id=public_id, name=name).first() if recipe else None
    if made is None or recipe is None:
        return None
    lines = Placement.objects.filter(
        language__in=settings.COLUMN_LANGUAGES, list=ListKind.PHOTO, target=made.photo_id
    )
    edges = lines.aggregate(
        coming=Min("since", filter=Q(since__gt=at)), going=Min("until", filter=Q(until__gt=at))
    ).values()
    sink.note(
        keys.photo(made.photo_id),
        *(keys.listing(ListKind.PHOTO, made.photo_id, code) for code in settings.COLUMN_LANGUAGES),
        until=min((edge for edge in edges if edge), default=None),
    )
    used = lines.visible(at).exists() or stands_with_a_noun(made.photo_id, at)
    return (made, recipe.mime) if used else None


def mining_of(public_id: str) -> str:
    """What the maker of a photo says of mining it, as its file carries it; "" for nothing."""
    return Photo.objects.filter(public_id=public_id).values_list("data_mining", flat=True).first() or ""


def file_of(public_id: str, name: str) -> tuple[Rendition, str] | None:
    """The file and type behind the name of a picture, whoever may see it: for a gate of its own."""
    recipe = BY_NAME.get(name)
    made = Rendition.objects.filter(photo__public_id=public_id, name=name).first() if recipe else None
    return (made, recipe.mime) if made is not None and recipe is not None else None


def stands_with_a_noun(photo: int, at: dt.datetime) -> bool:
    """Whether it is a reporter's portrait, or the cover of a special coverage that has begun."""
    sink.note(keys.names("reporter"), keys.names("coverage"))
    covers = Coverage.objects.filter(cover=photo)
    return Reporter.objects.filter(portrait=photo).exists() or any(
        is_public("coverage", coverage, at) for coverage in covers
    )
