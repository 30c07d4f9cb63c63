"""Refuses passwords that are little more than what everybody around the paper thinks of first."""

from __future__ import annotations

import re

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.languages import column
from articles.models import SiteIdentity

# Beside the paper's own names and address (NIST SP 800-63B, section 5.1.1.2: context-specific words).
WORDS = ("newsroom", "password", "letmein", "qwerty", "편집국", "비밀번호", "신문", "기자", "데스크")
SHORTEST = 3  # letters of a name that count as a word
LEAST_LEFT = 8  # letters and digits that must be the person's own


class ContextValidator:
    """Takes the paper's words out, wherever they stand; what is left must be long enough by itself."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        left = password.casefold()
        for word in sorted(words(), key=len, reverse=True):
            left = left.replace(word, "")
        if len(set(re.sub(r"[\W_]+", "", left))) < LEAST_LEFT:
            raise ValidationError(
                _("This is little more than the paper's own words, or one sign again and again."),
                code="password_in_context",
            )

    def get_help_text(self) -> str:
        return _("Words of the paper do not count: what is left needs 8 different letters or digits.")


def words() -> set[str]:
    """Casefolded: ours, the names of the paper, the parts of its address."""
    found = {*WORDS, *re.split(r"\W+", settings.SITE_URL.casefold())}
    if site := SiteIdentity.objects.first():
        for field in ("masthead", "legal_name"):
            names = (getattr(site, column(field, language)) or "" for language in settings.COLUMN_LANGUAGES)
            found |= {part for name in names for part in re.split(r"\W+", name.casefold())}
    return {word for word in found if len(word) >= SHORTEST or word in WORDS}
