"""Feeds: strictly well-formed, complete, stable, and free of advertising."""

import datetime as dt
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest

from articles import clock
from tests.articles.reader.surfaces import NOUNS, full_story
from tests.cast import publish

NOON = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
HOST = "http://127.0.0.1:8000"


def channel(client, address: str) -> ElementTree.Element:
    response = client.get(address)
    assert response.status_code == 200, address
    assert response.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    found = ElementTree.fromstring(response.content).find("channel")
    assert found is not None
    return found


def test_a_feed_says_whose_it_is_and_where_it_stands(client, world):
    publish(full_story(world), "en", world.cast.admin)
    found = channel(client, "/en/feeds/all.rss")
    assert found.findtext("title") == "Gaonnaru"
    assert found.findtext("link") == f"{HOST}/en/"
    assert found.findtext("language") == "en"
    assert found.findtext("copyright").endswith("All rights reserved.")
    assert [link.get("href") for link in found.findall(f"{ATOM}link")] == [f"{HOST}/en/feeds/all.rss"]


def test_an_item_is_complete(client, world):
    with clock.at(NOON):
        article = full_story(
            world, en={"headline": "A & B <c>", "deck": "Deck", "body": "<p>x</p>", "slug": "a-b"}
        )
        publish(article, "en", world.cast.admin)
        (item,) = channel(client, "/en/feeds/all.rss").findall("item")
    assert item.findtext("title") == "A & B <c>"
    assert item.findtext("link") == f"{HOST}/en/articles/{article.pk}/a-b/"
    assert item.findtext("description") == "Deck"
    assert item.findtext(f"{DC}creator") == "Heo Ga-on"
    assert item.findtext("guid") == f"{HOST}/en/articles/{article.pk}/"
    assert item.find("guid").get("isPermaLink") == "true"
    assert parsedate_to_datetime(item.findtext("pubDate")) == NOON
    picture = item.find(f"{MEDIA}content")
    assert (picture.get("type"), picture.get("width")) == ("image/jpeg", "640")
    assert client.get(picture.get("url").removeprefix(HOST)).status_code == 404, "the clock is back before it"
    with clock.at(NOON):
        assert client.get(picture.get("url").removeprefix(HOST)).status_code == 200


def test_a_story_without_a_deck_is_described_by_its_first_words(client, world):
    body = "<p>The first paragraph.</p><p>The second.</p>"
    publish(full_story(world, en={"headline": "No deck", "body": body}), "en", world.cast.admin)
    (item,) = channel(client, "/en/feeds/all.rss").findall("item")
    assert item.findtext("description") == "The first paragraph."


def test_advertising_stays_out(client, world):
    for kind in ("advertisement", "sponsored", "news"):
        text = {"headline": kind, "body": "<p>x</p>"}
        publish(full_story(world, en=text, kind=kind), "en", world.cast.admin)
    for address in ("/en/feeds/all.rss", "/en/feeds/section/economy.rss"):
        assert [item.findtext("title") for item in channel(client, address).findall("item")] == ["news"]


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_has_a_feed_of_its_own_stories(client, world, noun):
    publish(full_story(world), "ko", world.cast.admin)
    for language, count in (("ko", 1), ("en", 0)):
        found = channel(client, f"/{language}/feeds/{noun}/{world.slugs()[noun]}.rss")
        assert len(found.findall("item")) == count
        page = found.findtext("link").removeprefix(HOST)
        assert client.get(page).status_code == 200


def test_the_newest_come_first_and_at_most_fifty(client, world):
    for number in range(52):
        with clock.at(NOON + dt.timedelta(minutes=number)):
            text = {"headline": str(number), "body": "<p>x</p>"}
            publish(full_story(world, en=text, photos=[]), "en", world.cast.admin)
    with clock.at(NOON + dt.timedelta(days=1)):
        items = channel(client, "/en/feeds/all.rss").findall("item")
    assert [item.findtext("title") for item in items] == [str(number) for number in range(51, 1, -1)]


def test_a_feed_keeps_its_bytes_until_something_changes(client, world):
    publish(full_story(world), "ko", world.cast.admin)
    for address in ("/ko/feeds/all.rss", "/en/feeds/all.rss"):
        with clock.at(NOON):
            first = client.get(address)
        with clock.at(NOON + dt.timedelta(days=3)):
            again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304


def test_an_unknown_feed_is_a_plain_404(client, world):
    response = client.get("/ko/feeds/section/nothing.rss")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
