"""The text edition: the same words in a few kilobytes, through the same door as the page with pictures."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import clock
from articles.models import SiteIdentity
from articles.models.public_shapes import Story
from articles.models.public_story import story
from articles.workflow.copy import save_copy
from articles.workflow.nouns import save_noun
from articles.workflow.perform import perform
from tests.articles.reader.surfaces import full_story
from tests.cast import agency, edition, publish

LONG = "<p>" + "광양항 새 부두가 문을 열고 첫 배가 새벽에 닿았다. " * 120 + "</p>"


def text(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.fixture
def article(world):
    figure = f'<figure data-photo="{world.photo.pk}"></figure>'
    text = {"headline": "새 부두", "deck": "부제", "body": f"{figure}{LONG}", "slug": "새-부두"}
    made = full_story(world, ko=text)
    publish(made, "ko", world.cast.admin)
    return made


def pages(article) -> dict[str, str]:
    """Address of a page, and of the same page with everything."""
    return {
        "/ko/lite/": "/ko/",
        "/ko/lite/sections/economy/": "/ko/sections/economy/",
        f"/ko/lite/articles/{article.pk}/": f"/ko/articles/{article.pk}/%EC%83%88-%EB%B6%80%EB%91%90/",
    }


def test_a_page_has_no_picture_no_script_and_one_small_file(client, world, article):
    for address in pages(article):
        html = text(client, address)
        assert not re.search(r"<(img|picture|script|svg|iframe|style|figure)\b| style=", html), address
        assert re.findall(r'<link rel="(\w+)"', html) == ["canonical", "license", "stylesheet"]
        packed = client.get(address, headers={"Accept-Encoding": "br"})
        assert len(packed.content) <= 10 * 1024
        assert html.count("<h1") == 1


def test_a_page_names_the_one_with_everything_and_is_named_by_it(client, world, article):
    for address, full in pages(article).items():
        html = text(client, address)
        assert f'<link rel="canonical" href="http://127.0.0.1:8000{full}">' in html
        assert f'<a href="{address}">' in text(client, full)
    assert '<a href="/ko/lite/">' in text(client, "/ko/reporters/heo-ga-on/"), "a page it does not have"


def test_a_story_is_told_whole_and_ends_with_its_own_line(client, world, article):
    html = text(client, f"/ko/lite/articles/{article.pk}/")
    for words in ("새 부두", "부제", "허가온 기자", "(광양=가온나루)", "첫 배가 새벽에 닿았다"):
        assert words in html
    full = text(client, f"/ko/articles/{article.pk}/새-부두/")
    (line,) = re.findall(r"<small>(©[^<]+)</small>", html)
    assert line in full


def test_pictures_are_told_in_words_with_whose_they_are(client, world, article):
    photo = next(figure for figure in story_shown(article).figures)
    html = text(client, f"/ko/lite/articles/{article.pk}/")
    assert photo.alt and photo.caption and photo.credit
    told = html[html.index("<h2>사진</h2>") :]
    for words in (photo.alt, photo.caption, photo.credit):
        assert words in told


def story_shown(article):
    shown = story(clock.now(), "ko", article.pk)
    assert isinstance(shown, Story)
    return shown


def test_an_agencys_report_is_not_dated_in_our_name_and_says_whose_it_is(client, world):
    made = full_story(world, origin="wire", source_id=agency().pk)
    publish(made, "ko", world.cast.admin)
    html = text(client, f"/ko/lite/articles/{made.pk}/")
    assert "통신사 기사" in html
    assert "<p>광양</p>" in html and "(광양=" not in html


def test_paid_work_and_opinion_say_what_they_are_before_the_text(client, world):
    for kind, words in (("advertisement", "The newsroom did not write it"), ("column", "not this paper's")):
        made = full_story(world, kind=kind)
        publish(made, "en", world.cast.admin)
        html = text(client, f"/en/lite/articles/{made.pk}/").replace("&#x27;", "'")
        assert html.index("<h1>") < html.index(words) < html.index("A new pier")


def test_a_note_to_readers_is_called_what_it_is(client, world, article):
    save_copy(article, {"ko": (1, {"deck": "다른 부제"})}, by=world.cast.admin)
    perform("clarify", edition(article, "ko"), by=world.cast.admin, note="분명하지 않았습니다.")
    html = text(client, f"/ko/lite/articles/{article.pk}/")
    assert "분명하지 않았습니다." in html
    assert "<strong>바로잡습니다</strong>" not in html


def test_lists_lead_from_one_story_to_the_next(client, world, article):
    for address in ("/ko/lite/", "/ko/lite/sections/economy/"):
        assert f'<a href="/ko/lite/articles/{article.pk}/">새 부두</a>' in text(client, address)
    assert '<a href="/ko/lite/sections/economy/">경제</a>' in text(client, "/ko/lite/")


def test_opinion_and_advertising_say_so_in_the_list(client, world):
    publish(full_story(world, kind="advertisement"), "en", world.cast.admin)
    assert "[Advertisement]" in text(client, "/en/lite/sections/economy/")
    assert "New pier" not in text(client, "/en/lite/"), "paid work never opens the paper"


def test_hidden_and_killed_are_what_they_are_on_the_page_with_everything(client, world, article):
    assert client.get(f"/en/lite/articles/{article.pk}/").status_code == 404
    assert client.get("/ko/lite/sections/nothing/").status_code == 404
    assert client.get("/ko/lite/?page=2").status_code == 404
    perform("kill", edition(article, "ko"), by=world.cast.admin, reason="wrong person")
    assert client.get(f"/ko/lite/articles/{article.pk}/").status_code == 410


OFFER = re.compile(r'<p class="lite-offer"><a href="([^"]+)">([^<]+)</a></p>')


def offer(world, is_on: bool = True) -> None:
    paper = SiteIdentity.objects.get()
    paper.is_lite_offered = is_on
    save_noun(paper, by=world.cast.admin)


@pytest.fixture
def in_both(world, article):
    publish(article, "en", world.cast.admin)
    return article


@pytest.mark.parametrize("language", ["ko", "en"])
def test_while_the_desk_offers_it_every_page_begins_with_its_own_text(client, world, in_both, language):
    leads = {
        f"/{language}/": f"/{language}/lite/",
        f"/{language}/sections/economy/": f"/{language}/lite/sections/economy/",
        f"/{language}/articles/{in_both.pk}/": f"/{language}/lite/articles/{in_both.pk}/",
        f"/{language}/bureaus/honam/": f"/{language}/lite/",
        f"/{language}/about/": f"/{language}/lite/",
    }
    assert not any(OFFER.search(text(client, address)) for address in leads)
    offer(world)
    for address, lite in leads.items():
        html = text(client, address)
        ((found, words),) = OFFER.findall(html)
        assert found == lite, address
        assert html.index("skip-link") < html.index("lite-offer") < html.index('class="masthead"')
        assert client.get(found).status_code == 200
        assert words.strip()
    assert "lite-offer" not in text(client, f"/{language}/lite/")
    offer(world, is_on=False)
    assert not any(OFFER.search(text(client, address)) for address in leads)


def test_what_is_not_there_leads_to_the_front_page_as_text(client, world):
    offer(world)
    response = client.get("/en/articles/999999/")
    assert response.status_code == 404
    assert OFFER.findall(response.content.decode())[0][0] == "/en/lite/"


def test_the_offer_asks_the_database_nothing(client, world, article):
    def asked() -> list[int]:
        found = []
        for address in pages(article).values():
            with CaptureQueriesContext(connection) as queries:
                text(client, address)
            found.append(len(queries))
        return found

    before = asked()
    offer(world)
    assert asked() == before
