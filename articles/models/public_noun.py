"""The public door to the named nouns: sections, bureaus, reporters, coverages, topics, places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q

from articles import clock
from articles.languages import name, own
from articles.models.bureau import Bureau
from articles.models.coverage import Coverage
from articles.models.former_slug import FormerSlug
from articles.models.place import Place, PlaceTerm
from articles.models.public_shapes import Link, Moved, Person
from articles.models.reporter import BureauMembership, Reporter
from articles.models.section import Section
from articles.models.topic import Topic
from articles.pagecache import keys, sink

MODELS: dict[str, Any] = {
    "section": Section,
    "bureau": Bureau,
    "reporter": Reporter,
    "coverage": Coverage,
    "topic": Topic,
    "place": Place,
}


# A paper has few of these, and most pages need most of them: they are read whole.
FEW = frozenset({"section", "bureau"})


@dataclass(frozen=True, slots=True)
class Page:
    """A noun's own page: its link, what it says of itself, and links to its relatives, each with a heading
    word.
    """

    link: Link
    text: str
    facts: tuple[tuple[str, str], ...]
    relatives: tuple[tuple[str, tuple[Link, ...]], ...]
    # Who works at a bureau, its chief first.
    staff: tuple[Person, ...] = ()
    # The portrait or the cover photo, by its number.
    photo: int | None = None


def rows_of(noun: str, **lookup: Any) -> Any:
    rows = MODELS[noun].objects.filter(**lookup)
    terms = Prefetch("terms", PlaceTerm.objects.select_related("region"))
    return rows.prefetch_related(terms) if noun == "place" else rows


def all_of(noun: str) -> list[Any]:
    """Every record of a noun, in its own order; one question a page."""
    return sink.once((noun, "*"), lambda: list(rows_of(noun)))


def link(noun: str, record: Any, language: str, at: dt.datetime) -> Link:
    """A link to one record, and the note that the page shows it."""
    sink.note(keys.noun(noun, record.pk))
    return unnoted(noun, record, language, at)


def unnoted(noun: str, record: Any, language: str, at: dt.datetime) -> Link:
    """For those who have noted the record already. A place's name can change at midnight in Seoul."""
    if noun == "place":
        sink.note(until=next_midnight(at))
        term = record.term_on(clock.seoul_day(at))
        return Link(noun, record.pk, record.slug, name(term, "name", language) if term else record.slug)
    return Link(noun, record.pk, record.slug, name(record, "name", language) or record.slug)


def is_public(noun: str, record: Any, at: dt.datetime) -> bool:
    """A special coverage begins on its first day in Seoul; everything else with a page is public."""
    if noun != "coverage" or record.runs_from is None:
        return True
    begins, _end = clock.day_bounds(record.runs_from)
    if begins > at:
        sink.note(until=begins)
    return begins <= at


def links(noun: str, pks: Iterable[int | None], language: str, at: dt.datetime) -> dict[int, Link]:
    """Links by pk, in one query; what is not public is left out."""
    wanted = {pk for pk in pks if pk is not None}
    if not wanted:
        return {}
    sink.note(*(keys.noun(noun, pk) for pk in wanted))
    return {
        record.pk: unnoted(noun, record, language, at)
        for record in records(noun, wanted)
        if is_public(noun, record, at)
    }


def records(noun: str, wanted: set[int]) -> list[Any]:
    if noun in FEW:
        return [record for record in all_of(noun) if record.pk in wanted]
    return sink.once((noun, frozenset(wanted)), lambda: list(rows_of(noun, pk__in=wanted)))


def everything(noun: str, language: str, at: dt.datetime) -> tuple[Link, ...]:
    """All public records of a noun, in its own order, under the one key that a change of any of them has."""
    sink.note(keys.names(noun))
    return tuple(unnoted(noun, row, language, at) for row in all_of(noun) if is_public(noun, row, at))


def running(at: dt.datetime) -> list[Coverage]:
    """Special coverages whose days include today in Seoul; whoever asks notes that midnight changes it."""
    day = clock.seoul_day(at)
    sink.note(keys.names("coverage"), until=next_midnight(at))
    rows = Coverage.objects.filter(
        Q(runs_from__isnull=True) | Q(runs_from__lte=day), Q(runs_until__isnull=True) | Q(runs_until__gte=day)
    )
    return sink.once(("running", day), lambda: list(rows))


def page(noun: str, slug: str, language: str, at: dt.datetime) -> Page | Moved | None:
    """The noun at an address with all it says of itself, where it went, or None."""
    found = record_at(noun, slug, at)
    return found if found is None or isinstance(found, Moved) else DESCRIBE[noun](found, language, at)


def named(noun: str, slug: str, language: str, at: dt.datetime) -> Link | Moved | None:
    """As `page`, for those who need no more than its name."""
    found = record_at(noun, slug, at)
    return found if found is None or isinstance(found, Moved) else link(noun, found, language, at)


def record_at(noun: str, slug: str, at: dt.datetime) -> Any:
    """The record at an address, Moved, or None. Unknown and hidden are the same."""
    sink.note(keys.names(noun))
    record = by_slug(noun, slug)
    if record is None:
        former = FormerSlug.objects.filter(noun=noun, slug=slug).first()
        record = rows_of(noun, pk=former.target).first() if former else None
        return Moved(record.slug) if record is not None and is_public(noun, record, at) else None
    if not is_public(noun, record, at):
        return None
    sink.note(keys.noun(noun, record.pk))
    return record


def by_slug(noun: str, slug: str) -> Any:
    if noun in FEW:
        return next((record for record in all_of(noun) if record.slug == slug), None)
    return rows_of(noun, slug=slug).first()


def kin(noun: str, record: Any, language: str, at: dt.datetime) -> tuple[Any, Any]:
    """Links to the record above and to those below, each under its heading word."""
    above = [row for row in all_of(noun) if row.pk == record.parent_id]
    below = [row for row in all_of(noun) if row.parent_id == record.pk]
    return (
        ("part_of", tuple(link(noun, row, language, at) for row in above)),
        ("parts", tuple(link(noun, row, language, at) for row in below)),
    )


def describe_tree(record: Any, language: str, at: dt.datetime) -> Page:
    return Page(link("section", record, language, at), "", (), kin("section", record, language, at))


def describe_bureau(record: Bureau, language: str, at: dt.datetime) -> Page:
    day = clock.seoul_day(at)
    staff = (
        BureauMembership.objects.on(day)
        .filter(bureau=record)
        .select_related("reporter")
        .order_by("-is_chief", "pk")
    )
    where = list(rows_of("place", pk=record.place_id)) if record.place_id else []
    people = tuple(
        Person(
            link("reporter", row.reporter, language, at),
            name(row, "title", language),
            record.pk,
            row.is_chief,
        )
        for row in staff
        if row.reporter.left_on is None or row.reporter.left_on > day
    )
    sink.note(keys.names("reporter"), until=next_midnight(at))
    facts = (("address", own(record, "address", language)), ("phone", record.phone), ("email", record.email))
    return Page(
        link("bureau", record, language, at),
        "",
        tuple((word, value) for word, value in facts if value),
        (
            *kin("bureau", record, language, at),
            ("places", tuple(link("place", row, language, at) for row in where)),
        ),
        staff=people,
    )


def describe_reporter(record: Reporter, language: str, at: dt.datetime) -> Page:
    day = clock.seoul_day(at)
    rows = BureauMembership.objects.on(day).filter(reporter=record).select_related("bureau")
    has_left = record.left_on is not None and record.left_on <= day
    posts = [] if has_left else list(rows)
    titles = ", ".join(filter(None, (name(row, "title", language) for row in posts)))
    shown = record.email if record.contact == Reporter.Contact.ADDRESS and not has_left else ""
    sink.note(until=next_midnight(at))
    by_form = record.contact == Reporter.Contact.RELAY and not has_left
    facts = (
        ("title", titles),
        ("email", shown),
        ("form", "yes" if by_form else ""),
        ("former", "yes" if has_left else ""),
    )
    return Page(
        link("reporter", record, language, at),
        own(record, "bio", language),
        tuple((word, value) for word, value in facts if value),
        (
            ("bureaus", tuple(link("bureau", row.bureau, language, at) for row in posts)),
            ("beats", tuple(link("topic", row, language, at) for row in record.beats.order_by("slug"))),
        ),
        photo=record.portrait_id,
    )


def takes_letters(slug: str, language: str, at: dt.datetime) -> Link | Moved | None:
    """The reporter at an address, if readers reach them by form at `at`."""
    found = page("reporter", slug, language, at)
    if not isinstance(found, Page):
        return found
    return found.link if dict(found.facts).get("form") else None


def describe_coverage(record: Coverage, language: str, at: dt.datetime) -> Page:
    ends = record.runs_until.isoformat() if record.runs_until else ""
    begins = record.runs_from.isoformat() if record.runs_from else ""
    facts = (("kind", record.kind), ("runs_from", begins), ("runs_until", ends))
    return Page(
        link("coverage", record, language, at),
        own(record, "intro", language),
        tuple((word, value) for word, value in facts if value),
        (),
        photo=record.cover_id,
    )


def describe_topic(record: Topic, language: str, at: dt.datetime) -> Page:
    experts = [
        row
        for row in record.reporters.order_by("slug")
        if row.left_on is None or row.left_on > clock.seoul_day(at)
    ]
    sink.note(keys.names("reporter"), until=next_midnight(at))
    return Page(
        link("topic", record, language, at),
        "",
        (),
        (("reporters", tuple(link("reporter", row, language, at) for row in experts)),),
    )


def describe_place(record: Place, language: str, at: dt.datetime) -> Page:
    term = record.term_on(clock.seoul_day(at))
    region = name(term.region, "name", language) if term and term.region else ""
    bureaus = [row for row in all_of("bureau") if row.place_id == record.pk]
    sink.note(keys.names("bureau"), until=next_midnight(at))
    return Page(
        link("place", record, language, at),
        "",
        (("region", region),) if region else (),
        (("bureaus", tuple(link("bureau", row, language, at) for row in bureaus)),),
    )


def next_midnight(at: dt.datetime) -> dt.datetime:
    """Dated memberships and names change at midnight in Seoul."""
    return clock.day_bounds(clock.seoul_day(at))[1]


DESCRIBE: dict[str, Any] = {
    "section": describe_tree,
    "bureau": describe_bureau,
    "reporter": describe_reporter,
    "coverage": describe_coverage,
    "topic": describe_topic,
    "place": describe_place,
}
