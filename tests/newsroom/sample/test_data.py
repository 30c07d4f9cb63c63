"""The sample newsroom's nouns: regions, places, bureaus, people and notices fit each other on every day."""

import datetime as dt
import re
from collections import Counter
from itertools import pairwise

import pytest

from newsroom.sample.content import DATA, load
from newsroom.sample.shapes import holds

CONTENT = load()
DAY = dt.timedelta(days=1)


def regions_on(day):
    return [region for region in CONTENT.regions if holds(region.since, region.until, day)]


def test_korea_has_17_regions_until_the_merger_and_16_from_it():
    assert len(regions_on(dt.date(2026, 6, 30))) == 17
    assert len(regions_on(dt.date(2026, 7, 1))) == 16


@pytest.mark.parametrize("day", [dt.date(2023, 6, 10), dt.date(2023, 6, 11), dt.date(2024, 1, 18)])
def test_renaming_a_region_changes_no_count(day):
    assert len(regions_on(day)) == 17


def test_a_region_ends_on_the_eve_of_its_successor():
    by_slug = {region.slug: region for region in CONTENT.regions}
    ended = [region for region in CONTENT.regions if region.until]
    assert len(ended) == 4
    for region in ended:
        assert by_slug[region.successor].since == region.until + DAY


def test_the_merged_citys_english_name_is_marked_unverified():
    assert [region.name_ko for region in CONTENT.regions if region.unverified] == ["전남광주통합특별시"]


@pytest.mark.parametrize("place", CONTENT.places, ids=lambda place: place.slug)
def test_a_places_terms_follow_each_other_inside_their_regions(place):
    regions = {region.slug: region for region in CONTENT.regions}
    assert place.terms[-1].until is None
    for earlier, later in pairwise(place.terms):
        assert earlier.until + DAY == later.since
    for term in place.terms:
        region = regions[term.region]
        assert term.since is None or term.since >= region.since
        assert region.until is None or (term.until is not None and term.until <= region.until)


def test_gwangyang_changes_region_on_the_day_of_the_merger():
    place = next(place for place in CONTENT.places if place.slug == "gwangyang")

    def region_on(day):
        return next(term.region for term in place.terms if holds(term.since, term.until, day))

    assert region_on(dt.date(2026, 6, 30)) == "south-jeolla"
    assert region_on(dt.date(2026, 7, 1)) == "jeonnam-gwangju"


def test_the_newsroom_has_its_bureaus_and_people():
    assert Counter(bureau.kind for bureau in CONTENT.bureaus) == {
        "head_office": 1,
        "regional": 6,
        "correspondent": 3,
        "overseas": 2,
    }
    assert len(CONTENT.reporters) == 25
    assert {reporter.contact for reporter in CONTENT.reporters} == {"none", "address", "relay"}
    assert sum(reporter.left_on is not None for reporter in CONTENT.reporters) == 2
    assert sum(not reporter.memberships for reporter in CONTENT.reporters) == 2
    assert {coverage.kind for coverage in CONTENT.coverages} == {"special", "planned", "serial", "issue"}
    assert len(CONTENT.coverages) == 5


def test_some_people_have_a_portrait_and_no_two_the_same():
    drawn = [reporter for reporter in CONTENT.reporters if reporter.portrait]
    assert len(drawn) >= 6
    assert len({reporter.portrait for reporter in drawn}) == len(drawn)
    # A portrait stands beside the author's name: nobody else's face comes between.
    assert all(reporter.title_en not in ("Translator", "English Editor") for reporter in drawn)


def test_the_site_has_one_notice_on_every_day_since_the_first_issue():
    site = sorted((n for n in CONTENT.paper.notices if n.scope == "site"), key=lambda n: n.since)
    assert site[0].since <= CONTENT.paper.imprint.first_published_on
    assert site[-1].until is None
    for earlier, later in pairwise(site):
        assert earlier.until + DAY == later.since
    assert all(n.line_ko and n.line_en and n.terms_ko and n.terms_en and n.holder for n in site)


def test_the_honam_bureau_company_holds_its_stories_from_the_merger_on():
    def holder(day):
        return [
            notice.holder
            for notice in CONTENT.paper.notices
            if notice.scope == "bureau:honam" and holds(notice.since, notice.until, day)
        ]

    assert holder(dt.date(2026, 6, 30)) == ["publisher"]
    assert holder(dt.date(2026, 7, 1)) == ["honam-company"]


def test_notice_lines_know_only_the_three_placeholders():
    for notice in CONTENT.paper.notices:
        for line in (notice.line_ko, notice.line_en):
            assert set(re.findall(r"\{(\w*)\}", line)) <= {"year", "holder", "host"}
            assert line.format(year=2026, holder="H", host="h.example")


def test_every_address_is_under_a_reserved_top_level_name():
    addresses = [CONTENT.paper.host, CONTENT.paper.email]
    addresses += [row.host for row in CONTENT.paper.holders]
    addresses += [row.email for row in (*CONTENT.bureaus, *CONTENT.reporters)]
    for path in DATA.rglob("*.toml"):
        addresses += re.findall(r"[\w.-]+@[\w.-]+\w", path.read_text(encoding="utf-8"))
    assert all(address.endswith(".example") for address in addresses)
