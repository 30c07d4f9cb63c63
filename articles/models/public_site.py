"""The public door to what stands around every page: the paper's names, its sections, its notice, its
imprint.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import fields

from django.db.models import Q

from articles import clock
from articles.languages import name, own
from articles.models.choices import ListKind
from articles.models.identity import Imprint, SiteIdentity
from articles.models.public_breaking import breaking
from articles.models.public_list import note_list
from articles.models.public_noun import all_of, everything, link, running
from articles.models.public_rights import of_site
from articles.models.public_shapes import Link, Nameplate, Site
from articles.models.social_link import SocialLink
from articles.pagecache import keys, sink

IMPRINT_TEXTS = ("publisher", "editor", "printer", "address", "youth_officer", "ombudsman")


def imprint(language: str, day: dt.date) -> tuple[tuple[str, str], ...]:
    """The imprint in force on a day: words of the fields and their values, empty ones left out.

    Each medium's registration comes first; what both media have in common is said once.
    """
    in_force = Imprint.objects.filter(Q(since__lte=day), Q(until__isnull=True) | Q(until__gt=day))
    rows = in_force.order_by("-medium")
    registrations: list[tuple[str, str]] = []
    for row in rows:
        registrations += [
            (f"registration_{row.medium}", row.registration_number),
            ("registered_on", row.registered_on.isoformat()),
        ]
    facts = [(field, own(row, field, language)) for field in IMPRINT_TEXTS for row in rows]
    facts += [("phone", row.phone) for row in rows]
    return (*registrations, *((word, value) for word, value in dict.fromkeys(facts) if value))


def social(language: str) -> tuple[tuple[str, str], ...]:
    """Name and address of the paper's pages on other services for readers of this language."""
    return tuple(
        (name(row, "name", language), address)
        for row in SocialLink.objects.all()
        if (address := own(row, "address", language))
    )


def running_coverages(language: str, at: dt.datetime) -> tuple[Link, ...]:
    return tuple(link("coverage", row, language, at) for row in running(at))


def identity() -> SiteIdentity | None:
    return sink.once("identity", SiteIdentity.objects.first)


def byline_name(language: str) -> str:
    """The paper's name in its datelines, for pages of the desk that show nothing else of the paper."""
    row = identity()
    return name(row, "byline_name", language) if row else ""


def nameplate(at: dt.datetime, language: str) -> Nameplate:
    """The names and the notice; changes at midnight in Seoul at the latest."""
    day = clock.seoul_day(at)
    sink.note(keys.SITE, until=clock.day_bounds(day)[1])
    row = identity()
    return Nameplate(
        masthead=name(row, "masthead", language) if row else "",
        legal_name=name(row, "legal_name", language) if row else "",
        byline_name=name(row, "byline_name", language) if row else "",
        tagline=own(row, "tagline", language) if row else "",
        rights=of_site(at, language),
    )


def site(at: dt.datetime, language: str) -> Site:
    """Everything around a page; changes at midnight in Seoul at the latest."""
    sink.note(keys.names("section"))
    plate, row = nameplate(at, language), identity()
    top = [link("section", found, language, at) for found in all_of("section") if found.parent_id is None]
    return Site(
        **{field.name: getattr(plate, field.name) for field in fields(plate)},
        sections=tuple(top),
        bureaus=everything("bureau", language, at),
        coverages=running_coverages(language, at),
        imprint=imprint(language, clock.seoul_day(at)),
        social=social(language),
        breaking=breaking(at, language),
        is_lite_offered=row is not None and row.is_lite_offered,
    )


def nouns_for_sitemap(language: str, at: dt.datetime) -> tuple[Link, ...]:
    note_list(ListKind.ALL, 0, language, at)
    return tuple(
        found
        for noun in ("section", "bureau", "reporter", "coverage", "topic", "place")
        for found in everything(noun, language, at)
    )
