"""What every readers' page is, in both languages, and what each kind of list page shows."""

import datetime as dt
import re
from html import unescape

import pytest
from django.utils import translation

from articles import clock
from articles.models import Coverage, CoverageItem, Reporter
from articles.models.public_list import curated
from articles.pagecache import addresses
from articles.workflow.nouns import save_noun
from articles.workflow.stateless import show_history
from tests.articles.reader.surfaces import LANGUAGES, NOUNS, all_addresses, full_story
from tests.cast import EN, KO, publish

DAY = dt.date(2031, 3, 4)
NOON = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)


def text(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return unescape(response.content.decode())


def said(message: str, language: str) -> str:
    """A string of the interface as the page prints it, whatever the catalogue holds."""
    with translation.override(language):
        return translation.gettext(message)


@pytest.fixture
def live(world):
    article = full_story(world, ko={**KO, "slug": "새-부두"}, en={**EN, "slug": "new-pier"})
    for language in LANGUAGES:
        publish(article, language, world.cast.admin)
    return article


def test_every_page_is_html_in_its_language_with_one_h1(client, world, live):
    for found in live.editions.filter(language__in=("ko", "en")):
        show_history(found, by=world.cast.admin)
    pages = [
        address
        for address in all_addresses(world, live)
        if re.match("/(ko|en)/(?!feeds/|lite/|ethics/)", address)
    ]
    assert len(pages) == 2 * (1 + 2 + 6 + 1 + 1 + 8 + 4 + 1 + 2 + 1)
    for address in pages:
        response = client.get(address)
        html = response.content.decode()
        assert response.status_code == 200, address
        assert response.headers["Content-Language"] == address[1:3]
        assert f'<html lang="{address[1:3]}">' in html
        assert html.count("<h1") == 1, address
        assert html.startswith("<!DOCTYPE html>")
        assert html.index('class="skip-link" href="#main"') < html.index('<main id="main"')
        assert "Set-Cookie" not in response.headers and "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize(
    ("short", "long"),
    [("/", "/ko/"), ("/prefs", "/ko/preferences/"), ("/en/ethics/", "/en/about/#ethics")],
)
def test_a_short_address_leads_to_its_page(client, world, short, long):
    response = client.get(short)
    assert (response.status_code, response.headers["Location"]) == (302, long)
    assert client.get(long).status_code == 200


def test_every_list_page_links_the_story(client, world, live):
    for language, headline in (("ko", "광양항 새 부두 열려"), ("en", "New pier opens at Gwangyang")):
        for noun, slug in world.slugs().items():
            assert headline in text(client, addresses.noun(language, noun, slug)), noun
        assert headline in text(client, addresses.front(language))


def test_a_noun_page_switches_to_itself_in_the_other_language(client, world, live):
    html = text(client, "/ko/bureaus/honam/")
    assert '<a href="/en/bureaus/honam/" lang="en" hreflang="en">English</a>' in html
    for code, target in (("ko", "ko"), ("en", "en"), ("x-default", "ko")):
        address = f"http://127.0.0.1:8000/{target}/bureaus/honam/"
        assert f'<link rel="alternate" hreflang="{code}" href="{address}">' in html


@pytest.mark.parametrize("noun", NOUNS)
def test_an_old_slug_leads_to_the_new_one_for_good(client, world, noun):
    cast = world.cast
    record = {
        "section": cast.section,
        "bureau": cast.honam,
        "reporter": cast.heo,
        "coverage": world.coverage,
        "topic": world.topic,
        "place": world.place,
    }[noun]
    old, record.slug = record.slug, "새-주소"
    save_noun(record, by=cast.admin)
    response = client.get(addresses.noun("ko", noun, old))
    assert response.status_code == 301
    assert response.headers["Location"] == addresses.noun("ko", noun, "새-주소")
    assert client.get(response.headers["Location"]).status_code == 200
    feed = client.get(addresses.feed("ko", noun, old))
    assert (feed.status_code, feed.headers["Location"]) == (301, addresses.feed("ko", noun, "새-주소"))


def test_a_bureau_shows_contact_and_staff(client, world):
    type(world.cast.honam).objects.filter(pk=world.cast.honam.pk).update(
        address_ko="광양시 항만로 1", phone="061-000-0000", email="honam@gaonnaru.example"
    )
    html = text(client, "/ko/bureaus/honam/")
    assert "광양시 항만로 1" in html and "061-000-0000" in html
    assert 'href="mailto:honam@gaonnaru.example"' in html
    assert '<a href="/ko/reporters/heo-ga-on/">허가온</a>' in html


@pytest.mark.parametrize(("contact", "shown"), [("address", True), ("relay", False), ("none", False)])
def test_a_reporters_address_is_shown_only_as_chosen(client, world, live, contact, shown):
    Reporter.objects.filter(pk=world.cast.heo.pk).update(contact=contact)
    for address in ("/ko/reporters/heo-ga-on/", f"/ko/articles/{live.pk}/"):
        assert ("heo-ga-on@private.example" in text(client, address)) is shown, address


def test_a_reporter_who_left_keeps_page_and_stories(client, world, live):
    Reporter.objects.filter(pk=world.cast.heo.pk).update(left_on=dt.date(2020, 1, 1))
    html = text(client, "/en/reporters/heo-ga-on/")
    assert "No longer with the paper" in html
    assert "private.example" not in html
    assert "New pier opens at Gwangyang" in html


def test_a_story_placed_by_hand_stays_however_many_newer_ones_there_are(cast, world):
    with clock.at(NOON):
        numbers = []
        for _ in range(4):
            article = full_story(world)
            publish(article, "ko", cast.admin)
            numbers.append(article.pk)
        CoverageItem.objects.update(position=0)
        CoverageItem.objects.filter(article__in=numbers[:2]).update(position=5)
        CoverageItem.objects.filter(article=numbers[1]).update(position=1)
        for limit, expected in (
            (1, [numbers[1], numbers[0]]),
            (3, [numbers[1], numbers[0], numbers[3]]),
            (9, [numbers[1], numbers[0], numbers[3], numbers[2]]),
        ):
            found = curated(NOON, "ko", world.coverage.pk, limit=limit)
            assert [item.number for item in found.items] == expected


def test_a_coverage_is_in_its_editors_order_with_their_notes(client, world):
    stories = []
    for number in range(3):
        with clock.at(NOON + number * dt.timedelta(hours=1)):
            article = full_story(
                world, ko={"headline": f"{number}번 기사", "body": "<p>글.</p>", "slug": f"s{number}"}
            )
            publish(article, "ko", world.cast.admin)
            stories.append(article)
    for position, article in enumerate((stories[1], stories[2], stories[0]), 1):
        CoverageItem.objects.filter(article=article).update(position=position, note_ko=f"{position}회")
    Coverage.objects.filter(pk=world.coverage.pk).update(runs_from=dt.date(2031, 3, 1))
    with clock.at(NOON + dt.timedelta(days=1)):
        html = text(client, "/ko/coverage/new-port/").partition("<main")[2]
    shown = [html.index(word) for word in ("1번 기사", "1회", "2번 기사", "2회", "0번 기사", "3회")]
    assert shown == sorted(shown)
    assert "항구를 본다." in html and "2031.03.01" in html
    with translation.override("ko"):
        kind = translation.pgettext("kind of coverage", "Special coverage")
    assert f'<p class="coverage-kind">{kind}</p>' in html


def test_a_coverage_that_has_not_begun_is_not_there(client, world):
    Coverage.objects.filter(pk=world.coverage.pk).update(runs_from=dt.date(2031, 3, 4))
    begins = dt.datetime(2031, 3, 3, 15, 0, tzinfo=dt.UTC)
    with clock.at(begins - dt.timedelta(seconds=1)):
        assert client.get("/ko/coverage/new-port/").status_code == 404
    with clock.at(begins):
        assert client.get("/ko/coverage/new-port/").status_code == 200


def test_an_archive_day_is_the_day_in_seoul(client, world):
    with clock.at(dt.datetime(2031, 3, 3, 15, 0, tzinfo=dt.UTC)):
        publish(full_story(world), "ko", world.cast.admin)
    with clock.at(NOON):
        assert "광양항 새 부두 열려" in text(client, "/ko/archive/2031/03/04/")
        before = text(client, "/ko/archive/2031/03/03/")
    assert said("Nothing appeared on this day.", "ko") in before
    assert 'content="noindex"' in before
    assert 'href="/ko/archive/2031/03/02/"' in before and 'href="/ko/archive/2031/03/04/"' in before


def test_the_present_day_has_no_day_after(client, world):
    with clock.at(NOON):
        assert 'rel="next"' not in text(client, addresses.archive("ko", DAY))


@pytest.mark.parametrize("day", ["2031/03/05", "2031/02/29", "2030/13/01", "0000/01/01", "1899/12/31"])
def test_a_day_that_is_none_or_to_come_is_not_there(client, world, day):
    with clock.at(NOON):
        assert client.get(f"/ko/archive/{day}/").status_code == 404


def test_a_long_list_goes_on_from_its_last_line_to_its_end(client, world):
    for number in range(45):
        with clock.at(NOON + number * dt.timedelta(minutes=1)):
            article = full_story(
                world, ko={"headline": f"[{number}]", "body": "<p>글.</p>", "slug": f"s{number}"}
            )
            publish(article, "ko", world.cast.admin)
    found, address = [], "/ko/sections/economy/"
    with clock.at(NOON + dt.timedelta(days=1)):
        for _page in range(3):
            html = text(client, address)
            found.append([int(number) for number in re.findall(r">\[(\d+)\]<", html)])
            older = re.search(r'href="(\?before=[^"]+)"', html)
            address = "/ko/sections/economy/" + older[1] if older else ""
    assert found == [list(range(44, 24, -1)), list(range(24, 4, -1)), list(range(4, -1, -1))]
    assert address == ""


def test_a_language_of_the_settings_has_pages_and_another_has_none(client, world, settings):
    assert client.get("/ja/").status_code == 404
    settings.SITE_LANGUAGES = ["ko", "en", "ja"]
    html = text(client, "/ja/")
    assert '<html lang="ja">' in html
    assert '<a href="/ko/" lang="ko" hreflang="ko">한국어</a>' in html
    assert '<a href="/ja/" lang="ja" hreflang="ja">日本語</a>' in text(client, "/ko/")
    settings.SITE_LANGUAGES = ["en"]
    assert client.get("/").headers["Location"] == "/en/"
    assert client.get("/ko/").status_code == 404
