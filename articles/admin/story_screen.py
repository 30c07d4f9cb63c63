"""What a story's page draws: its fields in the desk's order, each language's state, and the buttons of the
bar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.admin import translation
from articles.admin.buttons import (
    APPROVE_AND_PUBLISH,
    TOGETHER,
    Button,
    buttons,
    first,
    for_all,
    for_new,
)
from articles.admin.credits import Credits, credits_of
from articles.admin.story_forms import StoryForms
from articles.models import Article, Edition
from articles.models.article import TEXT_FIELDS
from articles.models.choices import Phase
from articles.models.kind import KINDS
from articles.workflow.parts import EDITION_FIELDS

# The shared fields by where they stand; section and places have a part of their own.
TOP = ("kind", "label", "bureau")
CONDITIONS = (
    "origin", "source", "wire_ref", "original_language", "embargo_online_at", "embargo_print_on",
    "embargo_source", "embargo_note", "care",
)  # fmt: skip
MORE = ("coverages", "topics", "print_edition", "print_page", "printed_on", "slugline", "editors_note")
# What the folded part about origin and embargo says if nobody touched it.
USUAL = {"origin": "own"}
# Each language in its own name, as a switch of languages shows them.
OWN_NAMES = {"ko": "한국어", "en": "English", "ja": "日本語"}
WORDS = {APPROVE_AND_PUBLISH: _("Publish")}


@dataclass(frozen=True, slots=True)
class Side:
    """One language of the page: its form, where it stands, and what can be done with it.

    `is_hidden`: its text was killed, and this person sees a tombstone instead.
    """

    code: str
    name: Any
    own_name: str
    form: Any
    edition: Edition
    phase: Phase
    buttons: tuple[Button, ...]
    is_writable: bool
    is_hidden: bool
    translation: translation.Translation | None


@dataclass(frozen=True, slots=True)
class First:
    """The page's own button in one view: `value` is what it posts, `word` what it says, `of` for what."""

    view: str
    value: str
    word: Any
    of: Any
    readers_see: Any


def sides(
    request: HttpRequest, forms: StoryForms, editions: Mapping[str, Edition], now: dt.datetime | None
) -> list[Side]:
    """`now` None: a new story, of which nothing is stored yet."""
    names = dict(settings.LANGUAGES)
    found: list[Side] = []
    for language, form in forms.languages.items():
        edition = editions.get(language) or Edition(language=language)
        exists = edition.pk is not None and now is not None
        is_writable = language in forms.writable
        is_hidden = exists and language in edition.article.hidden_languages
        acts: tuple[Button, ...] = ()
        if exists and now:
            acts = buttons(edition, request.user, now)
        elif is_writable and now is None:
            acts = for_new(request.user, language)
        found.append(
            Side(
                code=language,
                name=names[language],
                own_name=OWN_NAMES[language],
                form=form,
                edition=edition,
                phase=edition.phase(now) if exists and now else Phase.UNPUBLISHED,
                buttons=acts,
                is_writable=is_writable,
                is_hidden=is_hidden,
                translation=translation.of(edition.article, edition) if exists and not is_hidden else None,
            )
        )
    return found


def firsts(found: Sequence[Side], together: Sequence[Button]) -> list[First]:
    """One button a language, shown in its view, and one for all of them where they are seen together."""
    drawn = []
    for side in found:
        button = first(side.buttons)
        if button is not None:
            word = WORDS.get(button.verb, button.label)
            drawn.append(First(side.code, f"{side.code}:{button.verb}", word, side.name, button.readers_see))
    if together:
        button = together[0]
        drawn.append(
            First("both", f"{TOGETHER}:{button.verb}", button.label, _("all languages"), button.readers_see)
        )
    elif drawn:
        # Side by side with one language to act on: its button stands for both.
        drawn[0] = First(
            f"{drawn[0].view} both", drawn[0].value, drawn[0].word, drawn[0].of, drawn[0].readers_see
        )
    return drawn


def screen(
    request: HttpRequest,
    forms: StoryForms,
    editions: Mapping[str, Edition],
    article: Article | None,
    now: dt.datetime | None,
) -> dict[str, Any]:
    """The part of the context that draws the form and its bar."""
    found = sides(request, forms, editions, now)
    together = for_all({side.code: side.buttons for side in found}) if forms.writable else ()
    shared = forms.shared
    values = {name: shared[name].value() for name in CONDITIONS}
    is_usual = all(
        not value or value == USUAL.get(name) for name, value in values.items() if name != "original_language"
    )
    is_flagged = article is not None and article.flags.filter(cleared_at=None).exists()
    return {
        "forms": forms,
        "post_limit": settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
        "sides": found,
        "fields": {
            name: [(side, side.form[name]) for side in found if not side.is_hidden]
            for name in (*TEXT_FIELDS, *EDITION_FIELDS)
        },
        "shared": {
            part: [shared[name] for name in names]
            for part, names in (("top", TOP), ("conditions", CONDITIONS), ("more", MORE))
        },
        "dateline_kinds": " ".join(kind.code for kind in KINDS if kind.has_dateline),
        "is_flash": shared["kind"].value() == "flash",
        "has_conditions": not is_usual or is_flagged or any(shared.errors.get(name) for name in CONDITIONS),
        "together": together,
        "firsts": firsts(found, together),
        "credits": credits_for(forms),
        "saved_at": f"{article.changed_at.astimezone(clock.SEOUL):%H:%M:%S}" if article else "",
    }


def credits_for(forms: StoryForms) -> list[Credits]:
    """As typed, so far as it can be read; else as it stands."""
    rows = forms.rows["bylines"]
    if rows.is_bound and rows.is_valid():
        return credits_of(forms.byline_rows(), str(forms.shared["kind"].value()))
    return credits_of(forms.have["shared"][1].get("bylines", []), str(forms.shared["kind"].value()))
