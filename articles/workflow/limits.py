"""How long each text may be, asked before anything is parsed; the answer names the field and the number."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, TextField
from django.utils.translation import gettext as _

from articles.models import Article, Byline, Edition, PhotoUse
from articles.models.article import TEXT_FIELDS
from articles.models.choices import TranslationMethod
from articles.models.named import SLUG
from articles.text import line
from articles.text.body import MAX_BODY_CHARS
from articles.workflow.parts import EDITION_FIELDS, SHARED_FIELDS, SHARED_SETS
from articles.workflow.refusals import NotPossible

MAX_ENTRIES = 60  # bylines, places, topics, coverages, photos of one story


def limit(model: type[Any], field: str) -> int | None:
    found = model._meta.get_field(field)
    if field == "body":
        return MAX_BODY_CHARS
    return found.max_length if isinstance(found, CharField | TextField) else None


def check(model: type[Any], field: str, text: str) -> None:
    most = limit(model, field)
    if most is not None and len(text) > most:
        name = model._meta.get_field(field).verbose_name
        raise NotPossible(
            _("“%(field)s” has %(count)d characters; %(most)d are possible. Shorten it, nothing was saved.")
            % {"field": name, "count": len(text), "most": most}
        )


def checked(data: dict[str, Any]) -> dict[str, Any]:
    """Texts of one language."""
    for field, value in data.items():
        if field not in (*TEXT_FIELDS, *EDITION_FIELDS):
            raise NotPossible(_("A story has no part called %(name)s.") % {"name": field})
        check(Article if field in TEXT_FIELDS else Edition, field, value)
    if "translation_method" in data and data["translation_method"] not in TranslationMethod.values:
        raise NotPossible(_("Choose one of the values offered."))
    slug = data.get("slug", "")
    if slug and not SLUG.match(slug):
        raise NotPossible(_("Use letters, digits and single hyphens in the address."))
    return data


def words_of_photo(key: str, text: str) -> str:
    """One caption or alt text by its key ("caption/17"), tidied."""
    clean = line.tidy(text)
    check(PhotoUse, key.partition("/")[0], clean)
    return clean


def checked_shared(data: dict[str, Any]) -> dict[str, Any]:
    for field, value in data.items():
        if field not in (*SHARED_FIELDS, *SHARED_SETS):
            raise NotPossible(_("A story has no part called %(name)s.") % {"name": field})
        if isinstance(value, str) and field not in ("embargo_online_at", "embargo_print_on", "printed_on"):
            check(Article, field, value)
        elif isinstance(value, list) and len(value) > MAX_ENTRIES:
            raise NotPossible(_("A story can have at most %(most)d of each.") % {"most": MAX_ENTRIES})
    for row in data.get("bylines", []):
        for text in row["name"].values():
            check(Byline, "name", text)
        for text in row["title"].values():
            check(Byline, "title", text)
    for row in data.get("photos", []):
        for text in row["alt_text"].values():
            check(PhotoUse, "alt_text", text)
        for text in row["caption"].values():
            check(PhotoUse, "caption", text)
    return data
