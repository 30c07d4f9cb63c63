"""Loads the sample's nouns: where it happens, who writes, and under which headings."""

from __future__ import annotations

import datetime as dt

from articles.models import (
    Bureau,
    BureauMembership,
    Coverage,
    Place,
    PlaceTerm,
    Region,
    Reporter,
    Section,
    Topic,
)
from newsroom.sample import shapes

# Where the sample's word differs from the model's.
BUREAU_KINDS = {"overseas": Bureau.Kind.FOREIGN}
# Who heads a bureau, by the title.
CHIEF = "취재본부장"
COVERAGE_KINDS = {"planned": Coverage.Kind.IN_DEPTH}


def day_after(day: dt.date | None) -> dt.date | None:
    """The sample's last days are inclusive; the database's ranges end on the first day that is outside."""
    return day + dt.timedelta(days=1) if day else None


def load_nouns(sample: shapes.Content) -> None:
    load_regions(sample.regions)
    load_places(sample.places)
    load_bureaus(sample.bureaus)
    load_sections(sample.sections)
    Topic.objects.bulk_create(
        Topic(slug=row.slug, name_ko=row.name_ko, name_en=row.name_en) for row in sample.topics
    )
    Coverage.objects.bulk_create(
        Coverage(
            slug=row.slug,
            kind=COVERAGE_KINDS.get(row.kind, row.kind),
            name_ko=row.title_ko,
            name_en=row.title_en,
            intro_ko=row.intro_ko,
            intro_en=row.intro_en,
            runs_from=row.runs_from,
            runs_until=row.runs_until,
        )
        for row in sample.coverages
    )
    load_reporters(sample.reporters)


def load_regions(rows: tuple[shapes.Region, ...]) -> None:
    made = {
        row.slug: Region.objects.create(
            slug=row.slug,
            code=row.code,
            name_ko=row.name_ko,
            name_en=row.name_en,
            since=row.since,
            until=day_after(row.until),
            is_name_verified=not row.unverified,
        )
        for row in rows
    }
    for row in rows:
        if row.successor:
            made[row.slug].successor = made[row.successor]
            made[row.slug].save(update_fields=["successor"])


def load_places(rows: tuple[shapes.Place, ...]) -> None:
    regions = {region.slug: region for region in Region.objects.all()}
    for row in rows:
        place = Place.objects.create(slug=row.slug)
        for term in row.terms:
            PlaceTerm.objects.create(
                place=place,
                name_ko=term.name_ko,
                name_en=term.name_en,
                region=regions[term.region],
                since=term.since,
                until=day_after(term.until),
            )


def load_bureaus(rows: tuple[shapes.Bureau, ...]) -> None:
    """A parent stands before its children."""
    places = {place.slug: place for place in Place.objects.all()}
    made: dict[str, Bureau] = {}
    for position, row in enumerate(rows, 1):
        made[row.slug] = Bureau.objects.create(
            slug=row.slug,
            kind=BUREAU_KINDS.get(row.kind, row.kind),
            name_ko=row.name_ko,
            name_en=row.name_en,
            parent=made[row.parent] if row.parent else None,
            place=places[row.place] if row.place else None,
            address_ko=row.address_ko,
            address_en=row.address_en,
            phone=row.phone,
            email=row.email,
            other_names="\n".join(row.aliases),
            position=position,
        )


def load_sections(rows: tuple[shapes.Section, ...]) -> None:
    """A parent stands before its children."""
    made: dict[str, Section] = {}
    for position, row in enumerate(rows, 1):
        made[row.slug] = Section.objects.create(
            slug=row.slug,
            name_ko=row.name_ko,
            name_en=row.name_en,
            parent=made[row.parent] if row.parent else None,
            position=position,
        )


def load_reporters(rows: tuple[shapes.Reporter, ...]) -> None:
    bureaus = {bureau.slug: bureau for bureau in Bureau.objects.all()}
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    for row in rows:
        reporter = Reporter.objects.create(
            slug=row.slug,
            name_ko=row.name_ko,
            name_en=row.name_en,
            bio_ko=row.bio_ko,
            bio_en=row.bio_en,
            email=row.email,
            contact=row.contact,
            joined_on=min((membership.since for membership in row.memberships), default=None),
            left_on=row.left_on,
        )
        reporter.beats.set([topics[slug] for slug in row.beats])
        for membership in row.memberships:
            BureauMembership.objects.create(
                reporter=reporter,
                bureau=bureaus[membership.bureau],
                title_ko=membership.title_ko,
                title_en=membership.title_en,
                is_chief=membership.title_ko == CHIEF,
                since=membership.since,
                until=day_after(membership.until),
            )
