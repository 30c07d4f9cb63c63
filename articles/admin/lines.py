"""Lines of the desk's lists: a story in one language, why it is listed, since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import clock
from articles.admin.rows import rows
from articles.admin.sheet import anchor
from articles.languages import name, own
from articles.models import Article, Edition, TransitionLog
from articles.models.article import TEXT_FIELDS
from articles.workflow.killed import veiled
from articles.workflow.parts import LANGUAGES

LONG_TEXTS = [
    column
    for field in TEXT_FIELDS
    if field != "headline"
    for column in (field, *(f"{field}_{code}" for code in LANGUAGES))
]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list found: `note` says why, `field` is where it is settled, `told_at` the instant in words."""

    article: int
    language: str
    note: str = ""
    told_at: str = ""
    field: str = "headline"
    is_urgent: bool = False
    headline: str = ""
    # Where the line leads, if not to the story's field; without a story (number 0) only there.
    address: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with its story: `language` is the headline's, which may be another's if there is none yet."""

    entry: Entry
    headline: str
    headline_language: str
    language_name: Any
    bureau: str
    address: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose home it is, at which instant; from which numbers on stories and acts are looked through."""

    request: HttpRequest
    now: dt.datetime
    first_story: int
    first_act: int

    def editions(self, operation: str) -> QuerySet[Edition]:
        return rows(self.request, Edition, operation).filter(language__in=settings.SITE_LANGUAGES)

    def of_editions(self, operation: str) -> Exists:
        """For rows that hang on an edition: asked row by row, a paper's editions are never listed."""
        return Exists(self.editions(operation).filter(pk=OuterRef("edition")))

    def acts(self, *verbs: str) -> QuerySet[TransitionLog]:
        """The newest acts in reach, the newest first."""
        return (
            rows(self.request, TransitionLog)
            .filter(pk__gte=self.first_act, verb__in=verbs, edition__language__in=settings.SITE_LANGUAGES)
            .select_related("edition", "by")
            .order_by("-pk")
        )


def when(at: dt.datetime, now: dt.datetime) -> str:
    """In Seoul's time, no longer than needed: 12:34 today, 11-24 12:34 this year."""
    there, here = at.astimezone(clock.SEOUL), now.astimezone(clock.SEOUL)
    if there.date() == here.date():
        return f"{there:%H:%M}"
    return f"{there:%m-%d %H:%M}" if there.year == here.year else f"{there:%Y-%m-%d %H:%M}"


def stories(request: HttpRequest, entries: Iterable[Entry]) -> dict[int, Article]:
    """The stories of all lists of a page in one query, without their long texts, and once more in reach."""
    wanted = {entry.article for entry in entries}
    found = (
        rows(request, Article)
        .filter(pk__in=wanted)
        .select_related("bureau")
        .defer(*LONG_TEXTS, "editors_note")
    )
    return {article.pk: article for article in veiled(request.user, found)}


def line(entry: Entry, article: Article | None, screen: str) -> Line:
    """`screen` is the language of the page, for names."""
    if article is None:
        return Line(
            entry, entry.headline, screen, dict(settings.LANGUAGES)[entry.language], "", entry.address
        )
    first = [entry.language, *settings.SITE_LANGUAGES]
    told = [(own(article, "headline", language), language) for language in first]
    headline, language = next(((text, code) for text, code in told if text), ("", screen))
    address = reverse("admin:articles_article_change", args=[article.pk])
    return Line(
        entry=entry,
        headline=entry.headline or headline or _("Story %(number)s") % {"number": article.pk},
        headline_language=entry.language if entry.headline else language,
        language_name=dict(settings.LANGUAGES)[entry.language],
        bureau=name(article.bureau, "name", screen) if screen in LANGUAGES else str(article.bureau),
        address=entry.address or f"{address}#{anchor(entry.field, entry.language)}",
    )


def drawn(entries: Iterable[Entry], found: dict[int, Article], screen: str) -> list[Line]:
    """The lines whose story is in reach, and those without one that lead elsewhere, in the entries' order."""
    return [
        line(entry, found.get(entry.article), screen)
        for entry in entries
        if entry.article in found or (not entry.article and entry.address)
    ]


def in_order(language: str) -> int:
    return settings.SITE_LANGUAGES.index(language) if language in settings.SITE_LANGUAGES else len(LANGUAGES)


def of(edition: Edition, **told: Any) -> Entry:
    return Entry(edition.article_id, edition.language, **told)
