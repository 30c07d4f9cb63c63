"""Feeds in their three forms: strictly well-formed, complete, stable, and free of advertising."""

import datetime as dt
import json
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest

from articles import clock
from articles.feeds.items import plain
from articles.models import Edition
from tests.articles.reader.surfaces import FEED_FORMS, NOUNS, full_story, picture
from tests.cast import publish

NOON = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
HOST = "http://127.0.0.1:8000"
TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}
TEXT = {"headline": "A & B <c>", "deck": "Deck", "body": "<p>x</p>", "slug": "a-b"}


def fetched(client, address: str, form: str) -> bytes:
    response = client.get(f"{address}.{form}")
    assert response.status_code == 200, address
    assert response.headers["Content-Type"] == TYPES[form]
    return response.content


def channel(client, address: str) -> ElementTree.Element:
    found = ElementTree.fromstring(fetched(client, address, "rss")).find("channel")
    assert found is not None
    return found


def atom(client, address: str) -> ElementTree.Element:
    return ElementTree.fromstring(fetched(client, address, "atom"))


def jsonfeed(client, address: str) -> dict:
    return json.loads(fetched(client, address, "json"))


def titles(client, address: str, form: str) -> list[str]:
    if form == "json":
        return [item["title"] for item in jsonfeed(client, address)["items"]]
    if form == "atom":
        return [entry.findtext(f"{ATOM}title") for entry in atom(client, address).findall(f"{ATOM}entry")]
    return [item.findtext("title") for item in channel(client, address).findall("item")]


def test_a_feed_says_whose_it_is_and_where_it_stands(client, world):
    publish(full_story(world), "en", world.cast.admin)
    found = channel(client, "/en/feeds/all")
    assert found.findtext("title") == "Gaonnaru"
    assert found.findtext("link") == f"{HOST}/en/"
    assert found.findtext("language") == "en"
    assert found.findtext("copyright").endswith("All rights reserved.")
    assert [link.get("href") for link in found.findall(f"{ATOM}link")] == [f"{HOST}/en/feeds/all.rss"]
    tree = atom(client, "/en/feeds/all")
    links = {link.get("rel"): link.get("href") for link in tree.findall(f"{ATOM}link")}
    assert links == {"self": f"{HOST}/en/feeds/all.atom", "alternate": f"{HOST}/en/"}
    assert tree.findtext(f"{ATOM}id") == f"{HOST}/en/feeds/all.atom"
    assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert tree.findtext(f"{ATOM}rights") == found.findtext("copyright")
    document = jsonfeed(client, "/en/feeds/all")
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert (document["feed_url"], document["home_page_url"]) == (f"{HOST}/en/feeds/all.json", f"{HOST}/en/")
    assert (document["title"], document["language"]) == ("Gaonnaru", "en")
    assert document["_rights"] == {"copyright": found.findtext("copyright")}


def test_an_rss_item_is_complete(client, world):
    with clock.at(NOON):
        article = full_story(world, en=TEXT)
        publish(article, "en", world.cast.admin)
        (item,) = channel(client, "/en/feeds/all").findall("item")
    assert item.findtext("title") == "A & B <c>"
    assert item.findtext("link") == f"{HOST}/en/articles/{article.pk}/a-b/"
    assert item.findtext("description") == "Deck (Translated by the desk)"
    assert item.findtext(f"{DC}creator") == "Heo Ga-on"
    assert item.findtext("guid") == f"{HOST}/en/articles/{article.pk}/"
    assert item.find("guid").get("isPermaLink") == "true"
    assert parsedate_to_datetime(item.findtext("pubDate")) == NOON
    assert [tag.text for tag in item.findall("category")] == ["Economy", "Ports"]
    shown = item.find(f"{MEDIA}content")
    assert (shown.get("type"), shown.get("width")) == ("image/jpeg", "640")
    assert shown.findtext(f"{MEDIA}credit") == "Gwangyang City"
    assert shown.findtext(f"{MEDIA}description") == "A ship at a pier"
    assert client.get(shown.get("url").removeprefix(HOST)).status_code == 404, "the clock is back before it"
    with clock.at(NOON):
        assert client.get(shown.get("url").removeprefix(HOST)).status_code == 200


def test_an_entry_and_a_json_item_say_the_same(client, world):
    with clock.at(NOON):
        article = full_story(world, en=TEXT)
        publish(article, "en", world.cast.admin)
        (entry,) = atom(client, "/en/feeds/all").findall(f"{ATOM}entry")
        (item,) = jsonfeed(client, "/en/feeds/all")["items"]
    assert entry.findtext(f"{ATOM}title") == item["title"] == "A & B <c>"
    assert entry.findtext(f"{ATOM}id") == item["id"] == f"{HOST}/en/articles/{article.pk}/"
    assert entry.find(f"{ATOM}link").get("href") == item["url"] == f"{HOST}/en/articles/{article.pk}/a-b/"
    assert entry.findtext(f"{ATOM}published") == item["date_published"] == "2031-03-04T03:00:00+00:00"
    assert entry.findtext(f"{ATOM}updated") == item["date_modified"] == "2031-03-04T03:00:00+00:00"
    assert entry.findtext(f"{ATOM}summary") == item["summary"] == item["content_text"]
    assert item["summary"] == "Deck (Translated by the desk)"
    author = {"name": "Heo Ga-on", "url": f"{HOST}/en/reporters/heo-ga-on/"}
    assert item["authors"] == [author]
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == author["name"]
    assert item["image"] == entry.find(f"{MEDIA}content").get("url")


def test_a_story_without_a_deck_is_described_by_its_first_words(client, world):
    body = "<p>The first paragraph.</p><p>The second.</p>"
    publish(full_story(world, en={"headline": "No deck", "body": body}), "en", world.cast.admin)
    (item,) = channel(client, "/en/feeds/all").findall("item")
    assert item.findtext("description") == "The first paragraph. (Translated by the desk)"


def test_a_translation_is_called_one(client, world):
    article = full_story(world)
    Edition.objects.filter(article=article, language="en").update(translation_method="machine")
    publish(article, "en", world.cast.admin)
    (item,) = channel(client, "/en/feeds/all").findall("item")
    assert item.findtext("description") == "The first ship came before dawn (Machine-translated)"
    assert item.findtext(f"{DC}contributor") == "Machine-translated"
    (entry,) = jsonfeed(client, "/en/feeds/all")["items"]
    assert entry["_translation"] == {"label": "Machine-translated"}


@pytest.mark.parametrize("form", FEED_FORMS)
def test_advertising_stays_out(client, world, form):
    for kind in ("advertisement", "sponsored", "news"):
        text = {"headline": kind, "body": "<p>x</p>"}
        publish(full_story(world, en=text, kind=kind), "en", world.cast.admin)
    for address in ("/en/feeds/all", "/en/feeds/section/economy"):
        assert titles(client, address, form) == ["news"]


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_has_a_feed_of_its_own_stories(client, world, noun):
    publish(full_story(world), "ko", world.cast.admin)
    for language, count in (("ko", 1), ("en", 0)):
        address = f"/{language}/feeds/{noun}/{world.slugs()[noun]}"
        for form in FEED_FORMS:
            assert len(titles(client, address, form)) == count
        page = channel(client, address).findtext("link").removeprefix(HOST)
        assert client.get(page).status_code == 200


def test_the_newest_come_first_and_at_most_fifty(client, world):
    for number in range(52):
        with clock.at(NOON + dt.timedelta(minutes=number)):
            text = {"headline": str(number), "body": "<p>x</p>"}
            publish(full_story(world, en=text, photos=[]), "en", world.cast.admin)
    with clock.at(NOON + dt.timedelta(days=1)):
        for form in FEED_FORMS:
            expected = [str(number) for number in range(51, 1, -1)]
            assert titles(client, "/en/feeds/all", form) == expected


@pytest.mark.parametrize("form", FEED_FORMS)
def test_a_feed_keeps_its_bytes_until_something_changes(client, world, form):
    publish(full_story(world), "ko", world.cast.admin)
    for address in ("/ko/feeds/all", "/en/feeds/all"):
        with clock.at(NOON):
            first = client.get(f"{address}.{form}")
        with clock.at(NOON + dt.timedelta(days=3)):
            again = client.get(f"{address}.{form}", headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304


def test_whole_stories_leave_only_if_the_setting_says_so(client, world, settings):
    note = '<p>See <a href="https://else.example/x">there</a>.</p>'
    article = full_story(world, en={**TEXT, "body": f"<p>Whole text.</p>{note}"})
    publish(article, "en", world.cast.admin)
    for form in FEED_FORMS:
        assert b"Whole text" not in fetched(client, "/en/feeds/all", form)
    settings.FEED_FULL_TEXT = True
    (item,) = channel(client, "/en/feeds/all").findall("item")
    (entry,) = atom(client, "/en/feeds/all").findall(f"{ATOM}entry")
    (third,) = jsonfeed(client, "/en/feeds/all")["items"]
    html = item.findtext(f"{CONTENT}encoded")
    assert html == entry.findtext(f"{ATOM}content") == third["content_html"]
    assert entry.find(f"{ATOM}content").get("type") == "html"
    assert "content_text" not in third
    assert "<p>Whole text.</p>" in html and 'href="https://else.example/x"' in html
    assert f'<img src="{HOST}/media/{world.photo.public_id}/640.jpg" width="640"' in html
    assert html.endswith(f"<p>{item.findtext(f'{DC}rights')}</p>")


def test_a_photo_stands_in_the_text_where_the_story_has_it_and_every_address_is_whole(
    client, world, settings
):
    settings.FEED_FULL_TEXT = True
    inside = picture("teal")
    use = {
        "photo": inside.pk,
        "role": "body",
        "alt_text": {"ko": "안", "en": 'in "side"'},
        "caption": {"ko": "설명", "en": "<b>caption</b>"},
        "is_decorative": False,
    }
    body = (
        f'<p>One<span class="footnote">a note</span></p><figure data-photo="{inside.pk}"></figure><p>Two</p>'
    )
    article = full_story(world, en={**TEXT, "body": body}, photos=[use])
    publish(article, "en", world.cast.admin)
    html = jsonfeed(client, "/en/feeds/all")["items"][0]["content_html"]
    places = [html.index(words) for words in ("One", f"/media/{inside.public_id}", "Two")]
    assert places == sorted(places)
    assert 'alt="in &quot;side&quot;"' in html and "&lt;b&gt;caption&lt;/b&gt;" in html
    assert f'href="{HOST}/en/articles/{article.pk}/a-b/#note-1"' in html
    assert 'href="#' not in html and 'href="/' not in html


def test_signs_xml_has_no_place_for_are_left_out():
    assert plain("one\x0b\x00two\ufffe\ud800\tthree\n") == "onetwo\tthree\n"


@pytest.mark.parametrize("form", FEED_FORMS)
def test_an_unknown_feed_is_a_plain_404(client, world, form):
    response = client.get(f"/ko/feeds/section/nothing.{form}")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert client.get("/ko/feeds/all.xml").status_code == 404
