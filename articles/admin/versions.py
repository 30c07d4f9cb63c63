"""The version a page was drawn from, as a hidden field that says so with a signature: for one part of one
story, shown to one person.
"""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.conf import settings
from django.core.signing import Signer

from articles.models import Article
from articles.workflow.parts import SHARED

SIGNER = Signer(salt="articles.version")
MOST_CHARACTERS = 100


def mark(number: int, part: str, article: Article | None, user: Any) -> str:
    return f"{number}:{signature(str(number), part, article, user)}"


def signature(number: str, part: str, article: Article | None, user: Any) -> str:
    story = article.pk if article else "new"
    return SIGNER.signature(f"{story}:{part}:{user.pk}:{number}")


def version_in(text: str, part: str, article: Article | None, user: Any) -> int:
    """The version a hidden field names; 0 for what no page of ours says to this person of this part, and then
    all it changes is shown as a conflict.
    """
    number, colon, signed = text[:MOST_CHARACTERS].partition(":")
    if not colon or not number.isascii() or not number.isdigit():
        return 0
    wanted = signature(number, part, article, user)
    return int(number) if secrets.compare_digest(signed.encode(), wanted.encode()) else 0


class MarkedVersion(forms.Field):
    """A form that names no version has seen none: 0. All it changes is then shown as a conflict."""

    widget = forms.HiddenInput

    def __init__(self, part: str, article: Article | None, user: Any) -> None:
        super().__init__(required=False)
        self.part, self.article, self.user = part, article, user

    def prepare_value(self, value: Any) -> Any:
        return mark(value, self.part, self.article, self.user) if isinstance(value, int) else value

    def clean(self, value: Any) -> int:
        return version_in(str(value or ""), self.part, self.article, self.user)


class VersionsForm(forms.Form):
    """What the person was looking at when they began to type."""

    def __init__(self, *args: Any, article: Article | None, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in (SHARED, *settings.SITE_LANGUAGES):
            self.fields[version_name(part)] = MarkedVersion(part, article, user)


def version_name(part: str) -> str:
    return "shared_version" if part == SHARED else f"version_{part}"
