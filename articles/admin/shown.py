"""Columns and lines of read-only records in words: which text, which act, by whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles.models import Edition, Revision
from articles.models.choices import Hold


def column(label: str | Promise, of: Callable[[Any], Any], ordering: str = "") -> Callable[[Any, Any], Any]:
    """A column of a list, or a line of a record's page, with a label of its own."""

    def told(_screen: Any, record: Any) -> Any:
        return of(record) or ""

    made: Callable[[Any, Any], Any] = admin.display(description=label, ordering=ordering or None)(told)
    return made


def edition(found: Edition) -> str:
    """As the desk calls a text: number and language."""
    language = dict(settings.LANGUAGES)[found.language]
    return _("Story %(number)s") % {"number": found.article_id} + f" · {language}"


def printed(revision: Revision | None, of: Edition) -> str:
    """The text a record is about. Of a killed one only the number: such records are everybody's."""
    if revision is None:
        return ""
    return f"#{revision.number}" if of.hold == Hold.KILLED else f"#{revision.number} {revision.headline}"
