"""Finds the stories that were made of an agency's item."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_

from django.conf import settings
from django.db.models import Q, QuerySet

from articles.languages import column
from articles.models import Article

MOST_WORDS = 8


def made_of(among: QuerySet[Article], ref: str) -> QuerySet[Article]:
    """Those that keep the agency's number, however its letters are written; none for an empty number."""
    wanted = ref.strip()
    if not wanted:
        return among.none()
    return among.filter(wire_ref__in={wanted, wanted.upper(), wanted.lower()}).order_by("-pk")


def alike(among: QuerySet[Article], words: str) -> QuerySet[Article]:
    """Those with all of the words in the headline of one language, for a person to choose from."""
    asked = words.replace("\x00", "").split()[:MOST_WORDS]
    if not asked:
        return among.none()
    in_one = [
        reduce(and_, (Q(**{f"{column('headline', code)}__icontains": word}) for word in asked))
        for code in settings.COLUMN_LANGUAGES
    ]
    return among.filter(reduce(or_, in_one)).order_by("-pk")
