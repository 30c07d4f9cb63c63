"""Sitemaps: every public page once, under its canonical address, with its true date and languages."""

import datetime as dt
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import clock
from articles.feeds.sitemap import STANDING
from articles.models import public_sitemap
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from tests.articles.reader.surfaces import full_story
from tests.cast import edition, publish

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MARCH = "/sitemaps/en-2031-03.xml"
HOST = "http://127.0.0.1:8000"
NOON = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
EN = {"headline": "English", "body": "<p>x</p>", "slug": "english"}


def root(client, address: str) -> ElementTree.Element:
    response = client.get(address)
    assert response.status_code == 200, address
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def places(tree: ElementTree.Element) -> list[str]:
    return [found.text.removeprefix(HOST) for found in tree.iter(f"{NS}loc")]


def test_the_index_names_the_months_that_have_stories(client, world):
    for month in (1, 3):
        with clock.at(NOON.replace(month=month)):
            publish(full_story(world), "ko", world.cast.admin)
    with clock.at(NOON):
        publish(full_story(world), "en", world.cast.admin)
        assert places(root(client, "/sitemap.xml")) == [
            "/sitemaps/pages-ko.xml",
            "/sitemaps/news-ko.xml",
            "/sitemaps/ko-2031-01.xml",
            "/sitemaps/ko-2031-03.xml",
            "/sitemaps/pages-en.xml",
            "/sitemaps/news-en.xml",
            "/sitemaps/en-2031-03.xml",
        ]
        assert client.get("/sitemaps/ko-2031-02.xml").status_code == 404


def test_the_months_cost_one_query_of_their_own_however_many_they_are(client, world):
    asked = []
    for year in (2031, 2032, 2034):
        with clock.at(NOON.replace(year=year)):
            publish(full_story(world), "ko", world.cast.admin)
        with clock.at(NOON.replace(year=2035)), CaptureQueriesContext(connection) as queries:
            assert "/sitemaps/ko-2031-03.xml" in places(root(client, "/sitemap.xml"))
        asked.append(len(queries))
    assert asked == [asked[0]] * 3


def test_a_month_is_of_utc_to_its_last_second(client, world):
    for instant in ("2031-12-31T23:59:59.999999+00:00", "2032-01-01T00:00:00+00:00"):
        with clock.at(dt.datetime.fromisoformat(instant)):
            publish(full_story(world), "ko", world.cast.admin)
    with clock.at(NOON.replace(year=2035)):
        found = [place for place in places(root(client, "/sitemap.xml")) if "/ko-" in place]
    assert found == ["/sitemaps/ko-2031-12.xml", "/sitemaps/ko-2032-01.xml"]


def test_a_story_stands_with_its_other_languages_only_while_they_are_live(client, world):
    with clock.at(NOON):
        both, alone = full_story(world, en=EN), full_story(world, en=EN)
        for article, language in ((both, "ko"), (both, "en"), (alone, "en")):
            publish(article, language, world.cast.admin)
        tree = root(client, "/sitemaps/en-2031-03.xml")
        mutual = root(client, "/sitemaps/ko-2031-03.xml")
    found = {
        url.findtext(f"{NS}loc").removeprefix(HOST): {
            link.get("hreflang"): link.get("href").removeprefix(HOST) for link in url.findall(f"{XHTML}link")
        }
        for url in (*tree, *mutual)
    }
    ko = next(address for address in found if address.startswith("/ko/"))
    en = f"/en/articles/{both.pk}/english/"
    assert found == {
        en: {"en": en, "ko": ko},
        ko: {"ko": ko, "en": en},
        f"/en/articles/{alone.pk}/english/": {},
    }
    with clock.at(NOON):
        assert f'rel="canonical" href="{HOST}{en}"' in client.get(en).content.decode()


def test_the_date_is_that_of_the_text_readers_have(client, world):
    with clock.at(NOON):
        article = full_story(world, en=EN)
        publish(article, "en", world.cast.admin)
    with clock.at(NOON + dt.timedelta(days=1)):
        save_copy(article, {"en": (1, {"deck": "A new deck"})}, by=world.cast.admin)
    for days, expected in ((2, "2031-03-04T03:00:00+00:00"), (3, "2031-03-07T03:00:00+00:00")):
        with clock.at(NOON + dt.timedelta(days=days)):
            tree = root(client, "/sitemaps/en-2031-03.xml")
        assert [found.text for found in tree.iter(f"{NS}lastmod")] == [expected]
        with clock.at(NOON + dt.timedelta(days=3)):
            publish(article, "en", world.cast.admin) if days == 2 else None


def test_a_withheld_story_is_gone_from_its_month(client, world):
    with clock.at(NOON):
        article = full_story(world, en=EN)
        publish(article, "en", world.cast.admin)
        perform("withhold", edition(article, "en"), by=world.cast.admin, reason="asked by counsel")
        assert client.get("/sitemaps/en-2031-03.xml").status_code == 404


def test_a_story_stands_with_its_pictures(client, world):
    with clock.at(NOON):
        publish(full_story(world, en=EN), "en", world.cast.admin)
        publish(full_story(world, en=EN, photos=[]), "en", world.cast.admin)
        found = [[image.text for image in url.iter(f"{IMAGE}loc")] for url in root(client, MARCH)]
        assert found == [[], [f"{HOST}/media/{world.photo.public_id}/640.jpg"]]
        assert client.get(found[1][0].removeprefix(HOST)).status_code == 200


def test_the_news_are_those_of_two_days_to_the_second(client, world):
    with clock.at(NOON):
        article = full_story(world, en={**EN, "headline": "A & B"})
        publish(article, "en", world.cast.admin)
    two_days = dt.timedelta(days=2)
    with clock.at(NOON + two_days - dt.timedelta(seconds=1)):
        response = client.get("/sitemaps/news-en.xml")
        assert response.headers["Cache-Control"] == "public, max-age=1"
        assert "/sitemaps/news-en.xml" in places(root(client, "/sitemap.xml"))
    (news,) = ElementTree.fromstring(response.content).iter(f"{NEWS}news")
    assert {part.tag.removeprefix(NEWS): part.text for part in news.iter() if part.text} == {
        "name": "Gaonnaru",
        "language": "en",
        "publication_date": "2031-03-04T03:00:00+00:00",
        "title": "A & B",
    }
    with clock.at(NOON + two_days):
        assert client.get("/sitemaps/news-en.xml").status_code == 404
        assert "/sitemaps/news-en.xml" not in places(root(client, "/sitemap.xml"))


def test_the_table_of_kinds_says_what_is_news(client, world):
    with clock.at(NOON):
        for kind in ("advertisement", "notice", "obituary", "flash"):
            text = {"headline": kind, "body": "<p>x</p>"}
            publish(full_story(world, en=text, kind=kind), "en", world.cast.admin)
        found = [title.text for title in root(client, "/sitemaps/news-en.xml").iter(f"{NEWS}title")]
    assert found == ["flash"]


def test_no_more_news_than_search_engines_read(client, world, monkeypatch):
    monkeypatch.setattr(public_sitemap, "MOST_NEWS", 2)
    for minutes in range(3):
        with clock.at(NOON + dt.timedelta(minutes=minutes)):
            text = {"headline": str(minutes), "body": "<p>x</p>"}
            publish(full_story(world, en=text), "en", world.cast.admin)
    with clock.at(NOON + dt.timedelta(hours=1)):
        found = [title.text for title in root(client, "/sitemaps/news-en.xml").iter(f"{NEWS}title")]
    assert found == ["2", "1"]


def test_every_page_of_the_pages_sitemap_answers(client, world):
    for language in ("ko", "en"):
        found = places(root(client, f"/sitemaps/pages-{language}.xml"))
        assert len(found) == len(set(found)) == 1 + len(STANDING) + 1 + 2 + 2 + 1 + 1 + 1
        for address in found:
            response = client.get(address)
            assert response.status_code == 200
            assert f'rel="canonical" href="{HOST}{address}"' in response.content.decode()


def test_robots_may_read_everything_but_the_desk(client, world):
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    robots = RobotFileParser()
    robots.parse(response.content.decode().splitlines())
    assert robots.site_maps() == [f"{HOST}/sitemap.xml"]
    for agent in ("Googlebot", "Yeti", "Bingbot", "somebody"):
        assert robots.can_fetch(agent, "/ko/") and not robots.can_fetch(agent, "/admin/")
