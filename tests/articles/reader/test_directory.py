"""The paper's offices and people: the map as of a day, the list of bureaus, reporters by bureau and name."""

import datetime as dt
import re
from html import unescape

import pytest

from articles import clock
from articles.models import Bureau, BureauMembership, Place, PlaceTerm, Region, Reporter
from articles.models.public_directory import areas
from articles.models.public_shapes import Area
from articles.reader.region_map import COLUMNS, ROWS, TILES, short, tiles
from articles.reader.reporters import initial
from newsroom.sample.content import load

MERGED = dt.datetime(2026, 6, 30, 15, 0, tzinfo=dt.UTC)  # the first instant of 1 July 2026 in Seoul
SECOND = dt.timedelta(seconds=1)
REGIONS = load().regions


@pytest.fixture
def country(world):
    """The merger of 2026, a bureau in one of its cities, a place without one, and a region with nothing."""
    new = Region.objects.create(
        slug="jeonnam-gwangju", code="12", name_ko="전남광주통합특별시", name_en="Jeonnam-Gwangju",
        since=dt.date(2026, 7, 1),
    )  # fmt: skip
    for slug, code, name in (("gwangju", "29", "광주광역시"), ("south-jeolla", "46", "전라남도")):
        old = Region.objects.create(
            slug=slug, code=code, name_ko=name, until=dt.date(2026, 7, 1), successor=new
        )
        place = Place.objects.create(slug=f"place-{slug}")
        PlaceTerm.objects.create(place=place, region=old, name_ko=f"{name}의 곳", until=dt.date(2026, 7, 1))
        PlaceTerm.objects.create(place=place, region=new, name_ko=f"{name}의 곳", since=dt.date(2026, 7, 1))
    Region.objects.create(slug="seoul", code="11", name_ko="서울특별시", name_en="Seoul")
    Bureau.objects.filter(pk=world.cast.honam.pk).update(place=Place.objects.get(slug="place-gwangju"))
    return world


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_the_map_is_the_country_of_the_day(client, country):
    with clock.at(MERGED - SECOND):
        before = page(client, "/ko/bureaus/")
    assert ">광주</text>" in before and ">전남</text>" in before and "전남광주" not in before
    with clock.at(MERGED):
        after = page(client, "/ko/bureaus/")
    assert ">전남광주</text>" in after and ">광주</text>" not in after


def test_a_tile_says_what_it_leads_to(client, country):
    with clock.at(MERGED - SECOND):
        html = page(client, "/ko/bureaus/")
    svg = html[html.index("<svg") : html.index("</svg>")]
    links = dict(re.findall(r'<a href="([^"]+)" aria-label="([^"]+)"', svg))
    assert links == {
        "/ko/bureaus/honam/": "광주, 광주광역시: 호남취재본부",
        "/ko/bureaus/#region-south-jeolla": "전남, 전라남도: 지역 1곳",
    }
    assert 'id="region-south-jeolla"' in html
    # Where the paper has nothing there is nothing to press.
    assert re.search(r"<g><rect[^>]*/><text[^>]*>서울</text></g>", svg)


def test_a_bureaus_page_marks_where_it_is(client, country):
    with clock.at(MERGED):
        html = page(client, "/ko/bureaus/honam/")
    assert html.count('aria-current="true"') == 1
    assert (
        '<a href="/ko/bureaus/honam/" aria-label="전남광주, 전남광주통합특별시: 호남취재본부" aria-current'
        in html
    )


def test_every_region_of_the_country_has_a_tile_of_its_own_on_every_day():
    assert {region.code for region in REGIONS} == set(TILES)
    for day in (dt.date(2020, 1, 1), dt.date(2025, 1, 1), dt.date(2026, 7, 1)):
        today = [r for r in REGIONS if r.since <= day and (r.until is None or r.until >= day)]
        cells = [
            (column + step, row)
            for column, row, width in (TILES[region.code] for region in today)
            for step in range(width)
        ]
        assert len(set(cells)) == len(cells) == 17
        assert all(column < COLUMNS and row < ROWS for column, row in cells)
        for language in ("ko", "en"):
            drawn = tiles(
                [Area(r.code, r.slug, getattr(r, f"name_{language}"), (), ()) for r in today], language
            )
            assert len({tile.short for tile in drawn}) == len(today)
            assert all(tile.name.startswith(tile.short) and not tile.address for tile in drawn)
            assert max(len(tile.short) for tile in drawn if tile.width < 100) <= 9


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("서울특별시", "서울"),
        ("충청남도", "충남"),
        ("경상북도", "경북"),
        ("경기도", "경기"),
        ("강원특별자치도", "강원"),
        ("세종특별자치시", "세종"),
        ("전남광주통합특별시", "전남광주"),
        ("North Gyeongsang Province", "Gyeongbuk"),
        ("Jeju Province", "Jeju"),
        ("Jeonbuk State", "Jeonbuk"),
        ("Jeonnam-Gwangju Integrated Special City", "Jeonnam-Gwangju"),
    ],
)
def test_a_regions_name_is_shortened_as_people_do(name, found):
    assert short(name) == found


def test_areas_hold_the_bureaus_and_places_of_their_day(country):
    found = {area.slug: area for area in areas("ko", MERGED)}
    assert [link.slug for link in found["jeonnam-gwangju"].bureaus] == ["honam"]
    assert {link.slug for link in found["jeonnam-gwangju"].places} == {"place-gwangju", "place-south-jeolla"}
    assert "gwangju" not in found


def test_reporters_stand_under_their_bureaus_with_their_titles(client, world):
    html = page(client, "/ko/reporters/")
    honam, gangwon = html.index(">호남취재본부</a></h2>"), html.index(">강원취재본부</a></h2>")
    assert honam < html.index(">허가온</a>") < gangwon < html.index(">함서준</a>")
    assert html.count('<span class="title">기자</span>') == 2


def test_who_has_left_or_moved_is_not_where_they_were(client, world):
    Reporter.objects.filter(pk=world.cast.heo.pk).update(left_on=dt.date(2020, 1, 1))
    assert "허가온" not in page(client, "/ko/reporters/")
    BureauMembership.objects.filter(reporter=world.cast.ham).update(until=dt.date(2020, 1, 1))
    html = page(client, "/ko/reporters/")
    assert ">강원취재본부</a></h2>" not in html and ">함서준</a>" in html


def test_reporters_by_name_come_once_in_the_order_of_the_alphabet(client, world):
    BureauMembership.objects.create(reporter=world.cast.heo, bureau=world.cast.gangwon, title_ko="기자")
    Reporter.objects.create(slug="kang", name_ko="강한별", name_en="Kang Han-byeol")
    korean = page(client, "/ko/reporters/?by=name")
    names = re.findall(r'<li><a href="/ko/reporters/[^"]+">([^<]+)</a>', korean)
    assert names == ["강한별", "함서준", "허가온"]
    assert re.findall(r"<h2><span>(.)</span></h2>", korean) == ["ㄱ", "ㅎ"]
    english = page(client, "/en/reporters/?by=name")
    assert re.findall(r"<h2><span>(.)</span></h2>", english) == ["H", "K"]


@pytest.mark.parametrize(
    ("name", "letter"), [("강", "ㄱ"), ("까", "ㄱ"), ("나", "ㄴ"), ("힣", "ㅎ"), ("heo", "H"), ("", "")]
)
def test_a_name_stands_under_its_first_letter(name, letter):
    assert initial(name) == letter


def test_a_reporter_reached_by_form_has_a_link_to_it_and_no_address(client, world):
    Reporter.objects.filter(pk=world.cast.heo.pk).update(contact="relay")
    html = page(client, "/ko/reporters/heo-ga-on/")
    assert 'href="/ko/reporters/heo-ga-on/contact/"' in html
    assert "private.example" not in html
    for nothing in ({"contact": "none"}, {"left_on": dt.date(2020, 1, 1)}):
        Reporter.objects.filter(pk=world.cast.heo.pk).update(
            **{"contact": "relay", "email": "heo@private.example", "left_on": None} | nothing
        )
        assert "/contact/" not in page(client, "/ko/reporters/heo-ga-on/"), nothing


def test_a_portrait_stands_with_its_reporter_and_names_who_is_seen(client, world):
    Reporter.objects.filter(pk=world.cast.heo.pk).update(portrait=world.photo)
    html = page(client, "/ko/reporters/heo-ga-on/")
    assert re.search(rf'<img src="/media/{world.photo.public_id}/[^>]*alt="허가온 사진"', html)


def test_an_empty_paper_has_directories_too(client, cast, settings):
    settings.SITE_LANGUAGES = ["ko", "en"]
    for address in ("/ko/bureaus/", "/ko/reporters/", "/ko/archive/", "/ko/"):
        assert client.get(address).status_code == 200, address
