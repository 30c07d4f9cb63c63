"""The public door to the paper's people and offices: who works where, and which regions they cover."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from articles import clock
from articles.languages import name
from articles.models.bureau import Bureau
from articles.models.place import PlaceTerm
from articles.models.public_noun import next_midnight, unnoted
from articles.models.public_shapes import Area, Link, Person
from articles.models.region import Region
from articles.models.reporter import BureauMembership, Reporter
from articles.pagecache import keys, sink


def directory(language: str, at: dt.datetime) -> tuple[Person, ...]:
    """Everybody who writes for the paper today, chiefs first, once for each bureau they work at; outsiders
    have none.
    """
    day = clock.seoul_day(at)
    sink.note(keys.names("reporter"), keys.names("bureau"), until=next_midnight(at))
    here = Reporter.objects.filter(Q(left_on__isnull=True) | Q(left_on__gt=day))
    posts: dict[int, list[BureauMembership]] = {}
    for row in BureauMembership.objects.on(day).order_by("-is_chief", "pk"):
        posts.setdefault(row.reporter_id, []).append(row)
    found = []
    for reporter in here:
        link = unnoted("reporter", reporter, language, at)
        rows = posts.get(reporter.pk, [])
        found += [Person(link, name(row, "title", language), row.bureau_id, row.is_chief) for row in rows]
        found += [] if rows else [Person(link, "", None)]
    return tuple(sorted(found, key=lambda person: (not person.is_chief, person.link.name)))


def areas(language: str, at: dt.datetime) -> tuple[Area, ...]:
    """The regions of the country as they are called today, each with the paper's bureaus and places there."""
    day = clock.seoul_day(at)
    sink.note(keys.names("place"), keys.names("bureau"), until=next_midnight(at))
    today = Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gt=day)
    places: dict[int, list[Link]] = {}
    region_of: dict[int, int] = {}
    for term in PlaceTerm.objects.filter(*today, region__isnull=False).select_related("place"):
        region_of[term.place_id] = term.region_id
        link = Link("place", term.place_id, term.place.slug, name(term, "name", language))
        places.setdefault(term.region_id, []).append(link)
    bureaus: dict[int, list[Link]] = {}
    for bureau in Bureau.objects.filter(place__in=region_of):
        found = bureaus.setdefault(region_of[bureau.place_id], [])
        found.append(unnoted("bureau", bureau, language, at))
    return tuple(
        Area(
            row.code,
            row.slug,
            name(row, "name", language),
            tuple(bureaus.get(row.pk, ())),
            tuple(sorted(places.get(row.pk, ()), key=lambda link: link.name)),
        )
        for row in Region.objects.on(day)
    )
