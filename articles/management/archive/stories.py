"""Decides what an invented story is: when, by whom, where it belongs, what it says, all from its number."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles import clock
from articles.languages import name
from articles.management.archive import names, text
from articles.management.archive.material import Material
from articles.models import Coverage, Place
from articles.models.place import PlaceTerm
from articles.text.slug import slugify

YEARS = 12
DAY = dt.timedelta(days=1)
SPAN = YEARS * 365.25 * DAY
SECOND_LANGUAGE = 0.6
# Kind, weight, label, byline role ("" for stories nobody signs).
KINDS = (
    ("news", 90, "", "reporter"),
    ("flash", 2, "flash", "reporter"),
    ("column", 4, "", "columnist"),
    ("editorial", 2, "", ""),
    ("contributed", 2, "", "contributor"),
)
OPINIONS = frozenset({"column", "editorial", "contributed"})
NIGHT_ENDS = 6  # o'clock in Seoul


@dataclass(frozen=True, slots=True)
class Signature:
    """One byline entry; `reporter` None for a name from outside."""

    reporter: int | None
    names: dict[str, str]
    role: str
    titles: dict[str, str]
    bureau: int | None


@dataclass(frozen=True, slots=True)
class Story:
    """Everything the rows are made from. `since` and `copies` are by language."""

    number: int
    kind: str
    label: str
    bureau: int
    section: int
    signatures: tuple[Signature, ...]
    places: tuple[Place, ...]
    topics: tuple[int, ...]
    coverages: tuple[int, ...]
    copies: dict[str, text.Copy]
    slugs: dict[str, str]
    since: dict[str, dt.datetime]
    method: str


def published(number: int, total: int, now: dt.datetime) -> dt.datetime:
    """Over the past twelve years in the order of the numbers, denser towards `now` and never later."""
    left = 1 - (number - 0.5) / total
    instant = now - SPAN * left**1.6
    hour = instant.astimezone(clock.SEOUL).hour
    # Hardly anything appears at night.
    morning = instant + dt.timedelta(hours=NIGHT_ENDS) if hour < NIGHT_ENDS else instant
    return morning if morning <= now else instant


def running(coverages: Sequence[Coverage], day: dt.date) -> list[int]:
    return [row.pk for row in coverages if (row.runs_from or day) <= day <= (row.runs_until or day)]


def term_name(term: PlaceTerm | None, place: Place, language: str) -> str:
    return name(term, "name", language) if term else place.slug


def signatures(draw: random.Random, material: Material, role: str, bureau: int) -> tuple[Signature, ...]:
    if not role:
        return ()
    if role == "contributor":
        ko, en = names.full_name(draw.randrange(names.OUTSIDE_AUTHORS))
        whole = {"ko": ko, "en": en}
        return (Signature(None, {code: whole[code] for code in material.languages}, role, {}, None),)
    staff = material.signers.get(bureau) or next(iter(material.signers.values()))
    count = 2 if role == "reporter" and len(staff) > 1 and draw.random() < 0.1 else 1
    return tuple(
        Signature(signer.pk, signer.names, role, signer.titles, signer.bureau or bureau)
        for signer in draw.sample(staff, count)
    )


def tell(number: int, total: int, *, seed: int, material: Material, now: dt.datetime) -> Story:
    """The story with this number of an archive of `total`."""
    draw = random.Random(f"{seed}:{number}")
    first = published(number, total, now)
    day = clock.seoul_day(first)
    kind, _weight, label, role = draw.choices(KINDS, weights=[row[1] for row in KINDS])[0]
    bureau, section = draw.choice(material.bureaus), draw.choice(material.sections)
    places = tuple(draw.sample(material.places, draw.choices((0, 1, 2), weights=(20, 68, 12))[0]))
    topics = draw.sample(material.topics, draw.choices((0, 1, 2), weights=(40, 45, 15))[0])
    about = places[0] if places else draw.choice(material.places)
    term = about.term_on(day)
    open_coverages = running(material.coverages, day)
    languages = material.languages if draw.random() < SECOND_LANGUAGE else material.languages[:1]
    copies = text.write(
        draw,
        day.year,
        {language: term_name(term, about, language) for language in languages},
        languages,
        is_opinion=kind in OPINIONS,
        is_short=kind == "flash",
    )
    later = first + dt.timedelta(minutes=draw.randrange(40, 1200))
    return Story(
        number=number,
        kind=kind,
        label=label,
        bureau=bureau,
        section=section,
        signatures=signatures(draw, material, role, bureau),
        places=places,
        topics=tuple(sorted(topics, key=material.topic_slugs.__getitem__)),
        coverages=(draw.choice(open_coverages),) if open_coverages and draw.random() < 0.1 else (),
        copies=copies,
        slugs={language: slugify(copy.headline, language) for language, copy in copies.items()},
        since={
            language: first if place == 0 else min(later, now) for place, language in enumerate(languages)
        },
        method=draw.choice(("human", "human", "human", "machine_edited")),
    )


def printed_bylines(
    story: Story, language: str, bureau_names: dict[int, dict[str, str]]
) -> list[dict[str, Any]]:
    """The byline as a revision keeps it."""
    return [
        {
            "reporter": row.reporter,
            "name": row.names[language],
            "role": row.role,
            "title": row.titles.get(language, ""),
            "bureau": row.bureau,
            "bureau_name": bureau_names[row.bureau][language] if row.bureau else "",
        }
        for row in story.signatures
    ]


def printed_places(story: Story, language: str, day: dt.date) -> list[dict[str, Any]]:
    """The places under the names they had on the day."""
    found: list[dict[str, Any]] = []
    for place in story.places:
        term = place.term_on(day)
        region = name(term.region, "name", language) if term and term.region else ""
        found.append({"place": place.pk, "name": term_name(term, place, language), "region": region})
    return found
