"""Who writes a generated story and for which bureau, of the people the paper had that day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from newsroom.sample.generator.draft import Draft, Spot
from newsroom.sample.generator.korean import Ko
from newsroom.sample.shapes import (
    Bureau,
    Byline,
    Content,
    Membership,
    Place,
    PlaceTerm,
    Reporter,
    Role,
    holds,
)

# Regions a bureau next door looks after, by administrative code.
NEIGHBOURS = (
    frozenset({"11", "28", "41"}),
    frozenset({"30", "36", "43", "44"}),
    frozenset({"12", "29", "45", "46", "52"}),
    frozenset({"26", "27", "31", "47", "48"}),
    frozenset({"42", "51"}),
    frozenset({"50"}),
)
COUNTIES = frozenset({"고흥", "완도", "신안", "해남", "군위", "진도", "보성", "장흥", "하동", "남해", "고성"})
# Words in a title that say somebody does not report local news.
OTHER_DESKS = ("사진", "번역", "영문", "특파원", "수습", "논설", "본부장", "교열", "편집", "영상")
# And those of the people who answer for the English text.
ENGLISH_DESK = ("번역", "영문")


class Staff:
    """The paper's people and places; each is asked in turn, so that no one writes everything."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.places = {row.slug: row for row in content.places}
        self.codes = {row.slug: row.code for row in content.regions}
        self.asked: Counter[str] = Counter()

    def spot(self, slug: str, today: dt.date) -> Spot | None:
        """The place as it is called that day, or None if this paper does not know it."""
        place = self.places.get(slug)
        term = term_on(place, today) if place else None
        if term is None:
            return None
        # 울산 남구 has an office of its own; a city or county is named without 시 or 군.
        own = term.name_ko.split()[-1]
        office = own if own.endswith("구") else own + ("군" if own in COUNTIES else "시")
        return Spot(slug=slug, today=today, ko=Ko(term.name_ko), en=term.name_en, office=Ko(office))

    def bureau(self, slug: str, today: dt.date) -> Bureau:
        """The bureau nearest to a place that has a reporter: in it, its region, next door, or any."""
        homes = [row for row in self.content.bureaus if row.kind != "overseas" and self.reporters(row, today)]
        code = self.code(slug, today)
        near = next((group for group in NEIGHBOURS if code in group), frozenset())
        there = [row for row in homes if row.place == slug]
        region = [row for row in homes if row.place and self.code(row.place, today) == code]
        around = [row for row in homes if row.place and self.code(row.place, today) in near]
        chief = [row for row in homes if not row.parent]
        return self.least_asked(there or region or around or chief or homes)

    def code(self, slug: str, today: dt.date) -> str:
        term = term_on(self.places[slug], today)
        return self.codes[term.region] if term else ""

    def reporters(self, bureau: Bureau, today: dt.date) -> list[tuple[Reporter, Membership]]:
        return [
            (person, membership)
            for person in self.content.reporters
            for membership in person.memberships
            if membership.bureau == bureau.slug
            and holds(membership.since, membership.until, today)
            and not any(word in membership.title_ko for word in OTHER_DESKS)
        ]

    def bylines(self, bureau: Bureau, draft: Draft) -> tuple[Byline, ...]:
        """A reporter of the bureau, whose beat it is if one has it, and who answers for the English."""
        today = draft.at.date()
        candidates = self.reporters(bureau, today)
        fitting = [pair for pair in candidates if set(pair[0].beats) & set(draft.topics)] or candidates
        person, membership = min(fitting, key=lambda pair: (self.asked[pair[0].slug], pair[0].slug))
        self.asked[person.slug] += 1
        return signed(person, membership, "reporter"), self.translator(today)

    def translator(self, today: dt.date) -> Byline:
        desk = [
            (person, membership)
            for person in self.content.reporters
            for membership in person.memberships
            if any(word in membership.title_ko for word in ENGLISH_DESK)
            and holds(membership.since, membership.until, today)
        ]
        person, membership = min(desk, key=lambda pair: (self.asked[pair[0].slug], pair[0].slug))
        self.asked[person.slug] += 1
        # Every third is translated by hand; the others are a machine's text, edited.
        return signed(person, membership, "editor" if self.asked[person.slug] % 3 else "translator")

    def least_asked(self, bureaus: Sequence[Bureau]) -> Bureau:
        chosen = min(bureaus, key=lambda row: (self.asked[f"bureau:{row.slug}"], row.slug))
        self.asked[f"bureau:{chosen.slug}"] += 1
        return chosen


def signed(person: Reporter, membership: Membership, role: Role) -> Byline:
    return Byline(
        reporter=person.slug,
        role=role,
        title_ko=membership.title_ko,
        title_en=membership.title_en,
        bureau=membership.bureau,
    )


def term_on(place: Place, today: dt.date) -> PlaceTerm | None:
    return next((term for term in place.terms if holds(term.since, term.until, today)), None)


def known(wanted: Iterable[str], slugs: Iterable[str]) -> list[str]:
    """Those of the wanted that exist, in the order wanted."""
    there = frozenset(slugs)
    return [slug for slug in wanted if slug in there]
