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
from articles.languages import column, name
from articles.models import Bureau, BureauMembership, Place, PlaceTerm, Reporter, SiteIdentity
from articles.rights.models import Holder

# How machines and other papers put 취재본부 into English; the house's own word is Bureau.
RENDERINGS = (
    ("reporting headquarters", "bureau"),
    ("news gathering headquarters", "bureau"),
    ("coverage headquarters", "bureau"),
)


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
    """By name in any language, by one of its other names, or by another rendering of its kind of bureau;
    only if exactly one fits.
    """
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
    if not found:
        found = list(Bureau.objects.filter(named("name", house_rendering(text))))
    return found[0] if len(found) == 1 else None


def house_rendering(text: str) -> str:
    """ "Jeju Reporting Headquarters" as this paper would write it, "jeju bureau"; other names as they are."""
    written = folded(text)
    for foreign, own in RENDERINGS:
        if written.endswith(f" {foreign}"):
            return written.removesuffix(foreign) + own
    return written


def reporter(text: str, where: Bureau | None, email: str) -> Reporter | None:
    """By name; of several namesakes the one with this address, else the one at this bureau."""
    found = list(Reporter.objects.filter(named("name", text)))
    if len(found) > 1:
        here = BureauMembership.objects.on(clock.seoul_day(clock.now())).filter(
            bureau=where, reporter__in=found
        )
        at_bureau = set(here.values_list("reporter_id", flat=True)) if where else set()
        addressed = [row for row in found if email and row.email.casefold() == email.casefold()]
        found = addressed or [row for row in found if row.pk in at_bureau]
    return found[0] if len(found) == 1 else None


def people(guesses: Iterable[BylineGuess]) -> list[Person]:
    """Head byline and closing line name the same person twice: one entry, with what either of them says.

    A line that is only an address belongs to the one person still without, else to the reporter who has it.
    """
    merged: dict[str, dict[str, Any]] = {}
    addresses: list[str] = []
    for guess in guesses:
        if not guess.name:
            addresses.append(guess.email)
            continue
        entry = merged.setdefault(
            folded(guess.name), {"name": guess.name, "title": "", "email": "", "bureau": ""}
        )
        for field in ("title", "email", "bureau"):
            entry[field] = entry[field] or getattr(guess, field)
        if not entry["bureau"] and bureau(guess.paper) is not None:
            # [호남취재본부=이름 기자]: what stands where a paper could is an office of ours.
            entry["bureau"] = guess.paper
    for email in addresses:
        without = [entry for entry in merged.values() if not entry["email"]]
        owners = Reporter.objects.filter(email__iexact=email)
        if len(without) == 1:
            without[0]["email"] = email
        elif not merged and len(owners) == 1:
            printed = name(owners[0], "name", settings.SITE_LANGUAGES[0])
            merged[folded(printed)] = {"name": printed, "title": "", "email": email, "bureau": ""}
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


def holder(text: str, host: str) -> Holder | None:
    found = list(Holder.objects.filter(named("name", text))) if text else []
    if not found and host:
        found = list(Holder.objects.filter(host__iexact=host))
    return found[0] if len(found) == 1 else None


def place(text: str) -> Place | None:
    """By any of its names in any language, with or without 시·군·구; only if exactly one place has it."""
    text = " ".join(text.split())
    names = {text, text[:-1]} if text[-1:] in ("시", "군", "구") and len(text) > 2 else {text}
    condition = Q()
    for one in names:
        condition |= named("name", one)
    found = set(PlaceTerm.objects.filter(condition).values_list("place", flat=True)) if text else set()
    return Place.objects.get(pk=found.pop()) if len(found) == 1 else None


def membership(person: Person) -> BureauMembership | None:
    """Where a reporter of ours works today, the latest if there are several."""
    today = BureauMembership.objects.on(clock.seoul_day(clock.now())).filter(reporter=person.reporter)
    return today.order_by("-since", "-pk").first() if person.reporter else None


def is_ours(paper: str) -> bool:
    """Whether this is one of the names our own paper goes by."""
    names = named("masthead", paper) | named("byline_name", paper) | named("legal_name", paper)
    return SiteIdentity.objects.filter(names).exists()
