"""Finds the bureaus, reporters and holders a text names among those that exist; what is not found is
proposed, never made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q

from articles import clock
from articles.interchange.item import BylineGuess
from articles.languages import column
from articles.models import Bureau, BureauMembership, Reporter
from articles.rights.models import Holder


@dataclass(frozen=True, slots=True)
class Person:
    """One byline as the desk will keep it: a reporter of ours, or a name from outside."""

    name: str
    title: str
    email: str
    bureau_name: str
    reporter: Reporter | None
    bureau: Bureau | None


def folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def named(field: str, text: str) -> Q:
    """Exactly this name, in any language."""
    condition = Q()
    for language in settings.COLUMN_LANGUAGES:
        condition |= Q(**{f"{column(field, language)}__iexact": " ".join(text.split())})
    return condition


def bureau(text: str) -> Bureau | None:
    """By name in any language, or by one of its other names; only if exactly one fits."""
    if not text:
        return None
    found = list(Bureau.objects.filter(named("name", text)))
    if not found:
        candidates = Bureau.objects.exclude(other_names="")
        found = [
            row
            for row in candidates
            if folded(text) in {folded(line) for line in row.other_names.splitlines()}
        ]
    return found[0] if len(found) == 1 else None


def reporter(text: str, where: Bureau | None, email: str) -> Reporter | None:
    """By name; of several namesakes the one at this bureau, or with this address."""
    found = list(Reporter.objects.filter(named("name", text)))
    if len(found) > 1:
        here = BureauMembership.objects.on(clock.seoul_day(clock.now())).filter(
            bureau=where, reporter__in=found
        )
        at_bureau = set(here.values_list("reporter_id", flat=True)) if where else set()
        found = [
            row
            for row in found
            if row.pk in at_bureau or (email and row.email.casefold() == email.casefold())
        ]
    return found[0] if len(found) == 1 else None


def people(guesses: Iterable[BylineGuess]) -> list[Person]:
    """Head byline and closing line name the same person twice: one entry, with what either of them says."""
    merged: dict[str, dict[str, Any]] = {}
    for guess in guesses:
        entry = merged.setdefault(
            folded(guess.name), {"name": guess.name, "title": "", "email": "", "bureau": ""}
        )
        for field in ("title", "email", "bureau"):
            entry[field] = entry[field] or getattr(guess, field)
    found = []
    for entry in merged.values():
        where = bureau(entry["bureau"])
        found.append(
            Person(
                name=entry["name"],
                title=entry["title"],
                email=entry["email"],
                bureau_name=entry["bureau"],
                reporter=reporter(entry["name"], where, entry["email"]),
                bureau=where,
            )
        )
    return found


def holder(name: str, host: str) -> Holder | None:
    found = list(Holder.objects.filter(named("name", name))) if name else []
    if not found and host:
        found = list(Holder.objects.filter(host__iexact=host))
    return found[0] if len(found) == 1 else None
