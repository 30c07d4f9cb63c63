"""Reads a translated field in one language from its own column, never from modeltranslation's base column."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings


def column(field: str, language: str) -> str:
    """The column that holds `field` in `language`."""
    return f"{field}_{language}"


def columns(field: str) -> list[str]:
    """The columns of `field` in the languages this site is made in, in the site's order."""
    return [column(field, language) for language in settings.SITE_LANGUAGES]


def own(record: Any, field: str, language: str) -> str:
    """What stands in exactly this language, or nothing."""
    return getattr(record, column(field, language)) or ""


def name(record: Any, field: str, language: str) -> str:
    """A proper name for readers of `language`: that language's, else the first that has one.

    Names only (a person, a bureau, a place): text of a story never falls back, and nothing here decides what
    is public.
    """
    return first({code: own(record, field, code) for code in settings.COLUMN_LANGUAGES}, language)


def first(names: Mapping[str, str], language: str) -> str:
    """The same of a name that stands by language already, as in articles.workflow.parts."""
    order = (language, *settings.SITE_LANGUAGES, *settings.COLUMN_LANGUAGES)
    return next((found for code in order if (found := names.get(code, ""))), "")
