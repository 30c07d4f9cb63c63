"""Says in words what a field of a story holds, so that two people's choices can be compared."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.story_forms import StoryForms
from articles.models import Article, Bureau, Edition, PhotoUse, Place, Reporter
from articles.models.choices import Hold, Stage
from articles.rights.models import Holder
from articles.workflow.parts import EDITION_FIELDS

ROW_LABELS = {
    "bylines": gettext_lazy("bylines"),
    "places": gettext_lazy("places"),
    "photos": gettext_lazy("photos"),
}


# What stood in a story once and stands in its earlier copies.
FORMER = {"is_identity_protected": gettext_lazy("identity protected")}
# The words of an import, as the desk calls them.
NOUNS = {"reporter": Reporter, "bureau": Bureau, "holder": Holder, "place": Place}


def told(name: str, value: Any, forms: StoryForms) -> str:
    """One line for a value, one line a row for a list."""
    if value in (None, "", []):
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name == "bylines":
        return "\n".join(byline(row, forms) for row in value)
    if name == "photos":
        return "\n".join(photo(row) for row in value)
    if name == "places":
        return "\n".join(named(forms.rows["places"].empty_form, "place", pk) for pk in value)
    field = name.removesuffix("_id")
    if isinstance(value, list):
        return "\n".join(named(forms.shared, field, pk) for pk in value)
    for form in (forms.shared, *forms.languages.values()):
        if field in form.fields and hasattr(form.fields[field], "choices"):
            return named(form, field, value)
    return str(value)


def named(form: Any, field: str, value: Any) -> str:
    """The label of a choice; a number if it is not among this person's choices."""
    for code, label in form.fields[field].choices:
        if str(code) == str(value):
            return str(label)
    return str(value)


def in_words(texts: dict[str, str]) -> str:
    return " / ".join(texts[language] for language in settings.SITE_LANGUAGES if texts.get(language))


def byline(row: dict[str, Any], forms: StoryForms) -> str:
    empty = forms.rows["bylines"].empty_form
    who = named(empty, "reporter", row["reporter"]) if row["reporter"] else in_words(row["name"])
    where = named(empty, "bureau", row["bureau"]) if row["bureau"] else ""
    parts = (
        who,
        in_words(row["title"]),
        where,
        named(empty, "role", row["role"]),
        part(row["language"]) if row["language"] else "",
    )
    return " · ".join(part for part in parts if part)


def state(text: str) -> str:
    """A state of the log ("stage/hold") as people call it."""
    stage, _slash, hold = text.partition("/")
    words = [str(Stage(stage).label)] if stage in Stage.values else [stage]
    if hold in Hold.values and hold != Hold.NONE:
        words.append(str(Hold(hold).label))
    return " · ".join(words)


def part(name: str) -> str:
    """Which part of a story was saved."""
    return str(dict(settings.LANGUAGES).get(name, _("shared part")))


def label(name: str) -> str:
    """What a field of a story's data is called on its page."""
    if name in ROW_LABELS:
        return str(ROW_LABELS[name])
    if name in FORMER:
        return str(FORMER[name])
    model = Edition if name in EDITION_FIELDS else Article
    return str(model._meta.get_field(name.removesuffix("_id")).verbose_name)


def noun(code: str) -> str:
    """What an import's code for a kind of record is called."""
    return str(NOUNS[code]._meta.verbose_name) if code in NOUNS else code


def photo(row: dict[str, Any]) -> str:
    parts = (
        f"#{row['photo']}",
        str(PhotoUse.Role(row["role"]).label),
        in_words(row["alt_text"]),
        in_words(row["caption"]),
    )
    return " · ".join(part for part in parts if part)
