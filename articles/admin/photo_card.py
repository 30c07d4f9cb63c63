"""What the desk is told of a photo: whose it is, whether it may be printed, what its file says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.rows import rows
from articles.languages import name, own
from articles.media.found import merge
from articles.media.models import Photo
from articles.media.recipes import RECIPES
from articles.media.refusals import NOTES
from articles.models import Bureau
from articles.text import photo_credit
from articles.workflow.grants import may
from articles.workflow.presets import Choice, choices_for

FIELD_WORDS = {
    "creator": gettext_lazy("photographer"),
    "credit": gettext_lazy("credit"),
    "notice": gettext_lazy("copyright notice"),
    "terms": gettext_lazy("usage terms"),
    "licensor": gettext_lazy("licensor"),
    "licensor_url": gettext_lazy("address of the licensor"),
    "web_statement": gettext_lazy("address of its rights page"),
    "source_type": gettext_lazy("how it was made"),
    "data_mining": gettext_lazy("data mining"),
    "source": gettext_lazy("source"),
    "title": gettext_lazy("title of the photo"),
    "headline": gettext_lazy("headline"),
    "description": gettext_lazy("description"),
    "instructions": gettext_lazy("instructions"),
    "expires": gettext_lazy("expires"),
    "keywords": gettext_lazy("keywords"),
    "persons": gettext_lazy("persons"),
}
# The shapes machines cut out of a photo, as the desk shows them live: width and height.
CROPS = tuple(recipe.ratio for recipe in RECIPES if recipe.ratio is not None)
# The parts of a row in a story that are drawn here, where everything is escaped, each by its own template.
PARTS = ("picture", "card", "point")
SOURCE_WORDS = {"xmp": "XMP", "iptc": "IPTC", "exif": "Exif"}


@dataclass(frozen=True, slots=True)
class Said:
    """One line of what the file says; `others` are what other sources in it say instead."""

    label: Any
    value: str
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    photo: Photo
    presets: tuple[Choice, ...]
    credits: tuple[tuple[str, Any, str, str], ...]
    is_usable: bool
    rights: str
    warning: str
    said: tuple[Said, ...]
    notes: tuple[Any, ...]
    is_writable: bool
    crops: tuple[tuple[int, int], ...] = CROPS


def card(request: HttpRequest, photo: Photo, presets: list[Choice] | None = None) -> Card:
    """Everything the panel and the photo's page print."""
    labels = dict(settings.LANGUAGES)
    return Card(
        photo=photo,
        presets=tuple(choices_for(home(photo)) if presets is None else presets),
        credits=tuple(
            (
                code,
                labels[code],
                own(photo, "credit_line", code),
                photo_credit.printed(name(photo, "credit_line", code), photo.preset, code),
            )
            for code in settings.SITE_LANGUAGES
        ),
        is_usable=is_usable(photo),
        rights=rights(photo),
        said=tuple(said(photo.found)),
        warning=another_credit(photo),
        notes=tuple(NOTES[code] for code in photo.found.get("notes", []) if code in NOTES),
        is_writable=may(request.user, Photo, "change", photo),
    )


def home(photo: Photo) -> Bureau | None:
    return Bureau.objects.filter(photos__photo=photo).select_related("scope", "parent").first()


def is_usable(photo: Photo) -> bool:
    """As the check of the desk asks it, in any language."""
    credits = any(own(photo, "credit_line", code) for code in settings.SITE_LANGUAGES)
    return photo.preset == "own" or (bool(photo.preset) and (photo.holder_id is not None or credits))


def rights(photo: Photo) -> str:
    """The state in words: colour alone tells nobody."""
    if not photo.preset:
        return _("Cannot be published yet: say where it comes from.")
    if not is_usable(photo):
        return _("Cannot be published yet: name the holder or write the credit.")
    parts = [str(photo.get_preset_display()), str(photo.holder or ""), str(photo.license or "")]
    return _("May be published: %(facts)s") % {"facts": " · ".join(part for part in parts if part)}


def another_credit(photo: Photo) -> str:
    """Somebody says it is ours, and the file names somebody else."""
    credit = merge.line(merge.merged(photo.found).get("credit", ""))
    ours = {own(photo, "credit_line", code) for code in settings.SITE_LANGUAGES}
    if photo.preset != "own" or not credit or photo_credit.bare(credit) in ours:
        return ""
    return _("Look again: the file names another credit, %(credit)s.") % {"credit": credit}


def said(found: dict[str, Any]) -> list[Said]:
    """The merged values in the table's order, each with what differs."""
    others: dict[str, list[tuple[str, str]]] = {}
    for difference in merge.differences(found):
        value = (SOURCE_WORDS[difference.source], merge.line(difference.value))
        others.setdefault(difference.field, []).append(value)
    return [
        Said(FIELD_WORDS[field], merge.line(value), tuple(others.get(field, ())))
        for field, value in merge.merged(found).items()
    ]


def card_by_number(request: HttpRequest, among: Any, number: Any, read: dict[str, Any]) -> Card | None:
    """For a row of the story's form; `read` keeps a bureau's presets for the whole page."""
    if not str(number or "").isdecimal() or len(str(number)) > 18:
        return None
    photo = among.filter(pk=number).select_related("holder", "license").first()
    if photo is None:
        return None
    where = home(photo)
    key = f"presets:{where.pk if where else ''}"
    if key not in read:
        read[key] = choices_for(where)
    return card(request, photo, read[key])


def as_json(request: HttpRequest, photo: Photo) -> dict[str, Any]:
    """What the panel's script is answered."""
    told = card(request, photo)
    return {
        "id": photo.pk,
        "name": str(photo),
        "is_usable": told.is_usable,
        **{
            part: render_to_string(f"admin/photo/{part}.html", {"card": told}, request=request)
            for part in PARTS
        },
    }


def find(request: HttpRequest, pk: int, operation: str = "view") -> Photo | None:
    found: Photo | None = (
        rows(request, Photo, operation).select_related("holder", "license").filter(pk=pk).first()
    )
    return found
