"""What machines read in a page's head: one card, and schema.org's words for what the page says."""

import datetime as dt
import io
import json
import re

import pytest
from PIL import Image

from articles import clock
from articles.media.developing import develop
from articles.media.intake import take
from articles.models import Edition, Reporter
from tests.articles.reader.surfaces import full_story
from tests.cast import publish

HOST = "http://127.0.0.1:8000"
NOON = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
EN = {"headline": "New pier", "deck": "It opened", "body": "<p>It did.</p>", "slug": "new-pier"}
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def page(client, address: str) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200, address
    return response.content.decode()


def graph(client, address: str) -> list[dict]:
    (block,) = BLOCK.findall(page(client, address))
    document = json.loads(block)
    assert document["@context"] == "https://schema.org"
    return document["@graph"]


def typed(things: list[dict], kind: str) -> dict:
    (found,) = [thing for thing in things if kind in thing["@type"]]
    return found


def meta(html: str, name: str) -> list[str]:
    return re.findall(rf'<meta (?:property|name)="{re.escape(name)}" content="([^"]*)">', html)


def wide_photo():
    out = io.BytesIO()
    Image.new("RGB", (1500, 1300), "green").save(out, "JPEG")
    return take(out.getvalue(), "wide.jpg", preset="own")


@pytest.fixture
def live(world):
    with clock.at(NOON):
        article = full_story(world, en=EN)
        for language in ("ko", "en"):
            publish(article, language, world.cast.admin)
    return article


def test_a_story_says_what_it_is(client, world, live):
    address = f"{HOST}/en/articles/{live.pk}/new-pier/"
    with clock.at(NOON):
        found = typed(graph(client, f"/en/articles/{live.pk}/"), "NewsArticle")
    assert found["@type"] == "NewsArticle"
    assert found["url"] == found["mainEntityOfPage"]["@id"] == address
    assert (found["headline"], found["description"]) == ("New pier", "It opened")
    assert found["datePublished"] == found["dateModified"] == "2031-03-04T12:00:00+09:00"
    assert found["author"] == [
        {
            "@type": "Person",
            "name": "Heo Ga-on",
            "jobTitle": "Reporter",
            "url": f"{HOST}/en/reporters/heo-ga-on/",
        }
    ]
    assert found["publisher"]["@type"] == "NewsMediaOrganization"
    assert (found["publisher"]["name"], found["publisher"]["logo"]["width"]) == ("Gaonnaru", 512)
    assert (found["inLanguage"], found["isAccessibleForFree"]) == ("en", True)
    assert (found["articleSection"], found["keywords"]) == ("Economy", ["Ports"])
    assert found["dateline"] == "GWANGYANG, South Korea —"
    assert found["contentLocation"] == [{"@type": "Place", "name": "Gwangyang"}]
    assert found["speakable"]["cssSelector"] == [".headline", ".deck"]
    assert found["copyrightNotice"] == "© 2031 Gaonnaru (gaonnaru.example) All rights reserved."
    assert (found["copyrightHolder"]["name"], found["copyrightYear"]) == ("Gaonnaru", 2031)
    assert "alternativeText" in found["accessibilityFeature"]
    assert not [word for word, value in found.items() if value in ("", None, [], {})]


def test_what_speaks_is_on_the_page(client, world, live):
    with clock.at(NOON):
        html = page(client, f"/en/articles/{live.pk}/")
    assert re.search(r'class="headline"[^>]*>New pier<', html)
    assert re.search(r'class="deck"[^>]*>It opened<', html)


def test_a_translation_leads_to_its_original_and_an_original_to_none(client, world, live):
    with clock.at(NOON):
        translated = typed(graph(client, f"/en/articles/{live.pk}/"), "NewsArticle")
        original = typed(graph(client, f"/ko/articles/{live.pk}/"), "NewsArticle")
    work = translated["translationOfWork"]
    assert (work["@id"], work["inLanguage"]) == (original["@id"], "ko")
    assert "translationOfWork" not in original and "translator" not in original


def test_a_translator_is_named_and_is_no_author(client, world):
    translator = {
        "reporter": world.cast.ham.pk,
        "name": {},
        "role": "translator",
        "title": {"ko": "", "en": ""},
        "bureau": world.cast.gangwon.pk,
        "language": "en",
    }
    with clock.at(NOON):
        article = full_story(world, en=EN, kind="notice", bylines=[translator])
        Edition.objects.filter(article=article, language="en").update(translation_method="human")
        publish(article, "en", world.cast.admin)
        found = typed(graph(client, f"/en/articles/{article.pk}/"), "NewsArticle")
    assert [person["name"] for person in found["translator"]] == ["Ham Seo-jun"]
    assert [entry["@type"] for entry in found["author"]] == ["Organization"]
    assert "translationOfWork" not in found, "the original cannot be read"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("news", "NewsArticle"),
        ("column", ["NewsArticle", "OpinionNewsArticle"]),
        ("advertisement", "AdvertiserContentArticle"),
    ],
)
def test_the_kind_decides_the_type(client, world, kind, expected):
    with clock.at(NOON):
        article = full_story(world, en=EN, kind=kind)
        publish(article, "en", world.cast.admin)
        assert graph(client, f"/en/articles/{article.pk}/")[0]["@type"] == expected


def test_bare_facts_claim_nothing(client, world):
    with clock.at(NOON):
        article = full_story(world, en=EN, kind="obituary")
        publish(article, "en", world.cast.admin)
        found = graph(client, f"/en/articles/{article.pk}/")[0]
    assert not {"copyrightNotice", "copyrightHolder", "copyrightYear", "license", "usageInfo"} & set(found)


def test_a_long_headline_is_cut_and_said_whole_beside_it(client, world):
    long = "word " * 40 + "end"
    with clock.at(NOON):
        article = full_story(world, en={**EN, "headline": long})
        publish(article, "en", world.cast.admin)
        found = graph(client, f"/en/articles/{article.pk}/")[0]
    assert len(found["headline"]) <= 110 and found["headline"].endswith("…")
    assert found["alternativeHeadline"] == long


def test_no_text_of_a_story_ends_the_data(client, world):
    hostile = "</script><script>alert(1)</script><!--"
    with clock.at(NOON):
        article = full_story(world, en={**EN, "headline": hostile, "deck": hostile})
        publish(article, "en", world.cast.admin)
        found = graph(client, f"/en/articles/{article.pk}/")[0]
        html = page(client, f"/en/articles/{article.pk}/")
    assert found["headline"] == found["description"] == hostile
    assert html.count("<script") == html.count("</script>") == 3, "the data and the page's own two"


def test_a_photo_is_named_with_its_maker_and_its_rights(client, world, live):
    type(world.photo).objects.filter(pk=world.photo.pk).update(
        creator="Hong; Kim",
        supplied_notice="ⓒ 광양시",
        licensor_url="https://buy.example/",
        web_statement="https://rights.example/",
        source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    )
    with clock.at(NOON):
        (image,) = typed(graph(client, f"/en/articles/{live.pk}/"), "NewsArticle")["image"]
    assert image == {
        "@type": "ImageObject",
        "url": f"{HOST}/media/{world.photo.public_id}/640.jpg",
        "contentUrl": f"{HOST}/media/{world.photo.public_id}/640.jpg",
        "encodingFormat": "image/jpeg",
        "width": 640,
        "height": 411,
        "caption": "A ship comes alongside.",
        "creditText": "Gwangyang City",
        "creator": [{"@type": "Person", "name": "Hong"}, {"@type": "Person", "name": "Kim"}],
        "copyrightNotice": "ⓒ 광양시",
        "license": "https://rights.example/",
        "acquireLicensePage": "https://buy.example/",
        "digitalSourceType": "https://schema.org/DigitalCaptureDigitalSource",
    }


def test_a_wide_photo_is_the_card_and_has_googles_three_shapes(client, world):
    photo = wide_photo()
    use = {
        "photo": photo.pk,
        "role": "lead",
        "alt_text": {"ko": "배", "en": 'A "ship"'},
        "caption": {"ko": "배다.", "en": "A ship."},
        "is_decorative": False,
    }
    with clock.at(NOON):
        article = full_story(world, en=EN, photos=[use])
        publish(article, "en", world.cast.admin)
        develop(photo.pk)
        html = page(client, f"/en/articles/{article.pk}/")
        images = graph(client, f"/en/articles/{article.pk}/")[0]["image"]
    assert meta(html, "og:image") == [f"{HOST}/media/{photo.public_id}/card.jpg"]
    assert (meta(html, "og:image:width"), meta(html, "og:image:height")) == (["1200"], ["630"])
    assert meta(html, "og:image:alt") == ["A &quot;ship&quot;"]
    shapes = {(image["url"].rpartition("/")[2], image["width"], image["height"]) for image in images}
    assert shapes == {("16x9.jpg", 1280, 720), ("4x3.jpg", 1280, 960), ("1x1.jpg", 1200, 1200)}


def test_a_list_is_a_collection_of_what_it_shows(client, world, live):
    with clock.at(NOON):
        things = graph(client, "/en/sections/economy/")
        html = page(client, "/en/sections/economy/")
    found = typed(things, "CollectionPage")
    assert (found["name"], found["about"]["name"]) == ("Economy", "Economy")
    assert found["mainEntity"]["itemListElement"] == [
        {
            "@type": "ListItem",
            "position": 1,
            "name": "New pier",
            "url": f"{HOST}/en/articles/{live.pk}/new-pier/",
        }
    ]
    trail = typed(things, "BreadcrumbList")["itemListElement"]
    assert [step["item"] for step in trail] == [f"{HOST}/en/", f"{HOST}/en/sections/economy/"]
    assert meta(html, "og:locale:alternate") == ["ko_KR"]


@pytest.mark.parametrize(("contact", "email"), [("address", "heo-ga-on@private.example"), ("relay", None)])
def test_a_reporters_page_is_a_profile_with_the_address_they_show(client, world, live, contact, email):
    Reporter.objects.filter(pk=world.cast.heo.pk).update(contact=contact)
    with clock.at(NOON):
        person = typed(graph(client, "/en/reporters/heo-ga-on/"), "ProfilePage")["mainEntity"]
    assert (person["@type"], person["name"], person["jobTitle"]) == ("Person", "Heo Ga-on", "Reporter")
    assert person.get("email") == email


def test_the_front_page_says_who_publishes(client, world, live):
    with clock.at(NOON):
        things = graph(client, "/ko/")
    assert typed(things, "NewsMediaOrganization")["legalName"] == "가온나루"
    assert typed(things, "WebSite")["copyrightNotice"].startswith("© 2031 가온나루")
    assert not [thing for thing in things if thing["@type"] == "BreadcrumbList"]


def test_the_three_forms_of_a_feed_stand_in_every_head(client, world, live):
    with clock.at(NOON):
        for address, feed in (("/en/", "/en/feeds/all"), ("/ko/bureaus/honam/", "/ko/feeds/bureau/honam")):
            html = page(client, address)
            for kind, form in (("rss+xml", "rss"), ("atom+xml", "atom"), ("feed+json", "json")):
                (link,) = re.findall(
                    rf'type="application/{re.escape(kind)}" title="[^"]+" href="([^"]+)"', html
                )
                assert link == f"{HOST}{feed}.{form}"
                assert client.get(link.removeprefix(HOST)).status_code == 200
