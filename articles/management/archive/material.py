"""The nouns the stories belong to: those the paper has, topped up with invented ones.

Everything made here has an address that begins with "archive-".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from articles import clock
from articles.languages import name, own
from articles.management.archive import names
from articles.models import (
    Bureau,
    BureauMembership,
    Coverage,
    Place,
    PlaceTerm,
    Region,
    Reporter,
    Section,
    SiteIdentity,
    Topic,
)
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from articles.rights.models import Holder, Notice, Scope

PREFIX = "archive-"
REASON = "Archive material made by generate_archive"
ENOUGH = {Bureau: 12, Section: 12, Reporter: 200, Topic: 100, Place: 60, Coverage: 20}


@dataclass(frozen=True, slots=True)
class Signer:
    """A reporter as printed: number, names and titles by language, and the bureau they sign for, if any."""

    pk: int
    names: dict[str, str]
    titles: dict[str, str]
    bureau: int | None


@dataclass(slots=True)
class Material:
    """Everything a story can refer to, read once. Lists are in the order of the database's numbers."""

    languages: tuple[str, ...]
    bureaus: list[int] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    section_names: dict[int, dict[str, str]] = field(default_factory=dict)
    topics: list[int] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    coverages: list[Coverage] = field(default_factory=list)
    signers: dict[int | None, list[Signer]] = field(default_factory=dict)
    bureau_names: dict[int, dict[str, str]] = field(default_factory=dict)
    topic_slugs: dict[int, str] = field(default_factory=dict)

    def in_each(self, record: Any) -> dict[str, str]:
        return {language: name(record, "name", language) for language in self.languages}


def bilingual(pair: names.Pair) -> dict[str, str]:
    return {"name_ko": pair[0], "name_en": pair[1]}


def slug(noun: str, number: int) -> str:
    return f"{PREFIX}{noun}-{number + 1}"


def make_bureau(number: int) -> None:
    head = Bureau.objects.filter(kind=Bureau.Kind.HEAD_OFFICE).order_by("pk").first()
    if head is None:
        head = Bureau.objects.create(
            slug=f"{PREFIX}head-office",
            kind=Bureau.Kind.HEAD_OFFICE,
            name_ko="자료 본사",
            name_en="Archive Head Office",
        )
        return
    ko, en = names.place_name(number)
    # Each fourth is an office under the bureau before it, whose list must show the office's stories too.
    above = Bureau.objects.filter(slug=slug("bureau", number - 1)).first() if number % 4 == 3 else None
    Bureau.objects.create(
        slug=slug("bureau", number),
        kind=Bureau.Kind.CORRESPONDENT if above else Bureau.Kind.REGIONAL,
        parent=above or head,
        name_ko=f"{ko} 주재" if above else f"{ko} 취재본부",
        name_en=f"{en} Office" if above else f"{en} Bureau",
    )


def make_section(number: int) -> None:
    pair, above = names.SECTIONS[number % len(names.SECTIONS)]
    parent = Section.objects.filter(slug=slug("section", above)).first() if above is not None else None
    Section.objects.create(
        slug=slug("section", number), parent=parent, position=1000 + number, **bilingual(pair)
    )


def make_topic(number: int) -> None:
    Topic.objects.create(slug=slug("topic", number), **bilingual(names.topic_name(number)))


def make_place(number: int) -> None:
    region = Region.objects.filter(until__isnull=True).order_by("pk").first()
    if region is None:
        region = Region.objects.create(slug=f"{PREFIX}region", name_ko="새마루도", name_en="Saemaru Province")
    place = Place.objects.create(slug=slug("place", number))
    PlaceTerm.objects.create(place=place, region=region, **bilingual(names.place_name(number)))


def make_coverage(number: int) -> None:
    """Each runs for about a year and a half, spread over the archive's twelve."""
    today = clock.seoul_day(clock.now())
    begins = today - dt.timedelta(days=200 + 210 * (number % len(names.COVERAGES)))
    Coverage.objects.create(
        slug=slug("coverage", number),
        kind=Coverage.Kind.values[number % len(Coverage.Kind.values)],
        runs_from=begins,
        runs_until=begins + dt.timedelta(days=550),
        **bilingual(names.COVERAGES[number % len(names.COVERAGES)]),
    )


def make_reporter(number: int) -> None:
    bureaus = list(Bureau.objects.order_by("pk"))
    reporter = Reporter.objects.create(slug=slug("reporter", number), **bilingual(names.full_name(number)))
    ko, en = names.TITLES[number % len(names.TITLES)]
    BureauMembership.objects.create(
        reporter=reporter, bureau=bureaus[number % len(bureaus)], title_ko=ko, title_en=en
    )


MAKERS: dict[type[Any], tuple[str, Callable[[int], None]]] = {
    Bureau: ("bureau", make_bureau),
    Section: ("section", make_section),
    Topic: ("topic", make_topic),
    Place: ("place", make_place),
    Coverage: ("coverage", make_coverage),
    Reporter: ("reporter", make_reporter),
}


def top_up() -> None:
    """Make what is missing, in one transaction with the word to the pages that show it."""
    with transaction.atomic():
        changed: set[str] = set()
        for model, (noun, make) in MAKERS.items():
            number = model.objects.filter(slug__startswith=PREFIX).count()
            while model.objects.count() < ENOUGH[model]:
                make(number)
                number += 1
                changed.add(keys.names(noun))
        if not SiteIdentity.objects.exists():
            SiteIdentity.objects.create(
                legal_name_ko="자료일보사", legal_name_en="The Archive Daily Company",
                masthead_ko="자료일보", masthead_en="The Archive Daily",
                byline_name_ko="자료일보", byline_name_en="The Archive Daily",
            )  # fmt: skip
            changed.add(keys.SITE)
        if changed:
            Outbox.objects.announce("archive", f"material:{clock.now().isoformat()}", changed)


def cover_with_notice(since: dt.datetime) -> None:
    """A notice for the site from `since` until the paper's own first one: no story without a claim."""
    with transaction.atomic():
        site = Scope.objects.site()
        first = Notice.objects.filter(scope=site).order_by("valid_from").first()
        if first is not None and first.valid_from <= since:
            return
        holder = Holder.objects.filter(is_own=True).order_by("pk").first() or Holder.objects.create(
            kind="publisher",
            name_ko="자료일보", name_en="The Archive Daily", host="archive.example", is_own=True,
        )  # fmt: skip
        Notice.objects.create(
            scope=site,
            valid_from=since,
            valid_until=first.valid_from if first else None,
            holder=holder,
            claim_line_ko="© {year} {holder}({host})",
            claim_line_en="© {year} {holder} ({host})",
            terms_line_ko="무단전재 및 재배포 금지",
            terms_line_en="All rights reserved.",
            reason=REASON,
        )
        Outbox.objects.announce("archive", f"notice:{since.isoformat()}", {keys.notices(site.pk), keys.SITE})


def read(languages: Sequence[str]) -> Material:
    """Everything in memory: a story asks the database for nothing."""
    found = Material(tuple(languages))
    for bureau in Bureau.objects.order_by("pk"):
        found.bureaus.append(bureau.pk)
        found.bureau_names[bureau.pk] = found.in_each(bureau)
    for section in Section.objects.order_by("pk"):
        found.sections.append(section.pk)
        found.section_names[section.pk] = found.in_each(section)
    for topic in Topic.objects.order_by("pk"):
        found.topics.append(topic.pk)
        found.topic_slugs[topic.pk] = topic.slug
    found.places = list(Place.objects.prefetch_related("terms__region").order_by("pk"))
    found.coverages = list(Coverage.objects.order_by("pk"))
    memberships: list[Any] = sorted(BureauMembership.objects.all(), key=lambda row: row.since or dt.date.min)
    latest: dict[int, Any] = {row.reporter_id: row for row in memberships}
    for reporter in Reporter.objects.order_by("pk"):
        last = latest.get(reporter.pk)
        titles = {language: own(last, "title", language) if last else "" for language in found.languages}
        signer = Signer(reporter.pk, found.in_each(reporter), titles, last.bureau_id if last else None)
        found.signers.setdefault(signer.bureau, []).append(signer)
    return found
