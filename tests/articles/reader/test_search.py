"""The search page, and what people type into it."""

import unicodedata
from html import unescape
from urllib.parse import quote

import pytest

from articles.search.query import LONGEST
from tests.cast import KO, publish, story


@pytest.fixture
def live(cast):
    article = story(cast)
    for language in ("ko", "en"):
        publish(article, language, cast.admin)
    return article


def page(client, question: str, language: str = "ko", more: str = ""):
    return client.get(f"/{language}/search/?q={quote(question)}{more}")


def test_a_story_is_found_and_its_words_are_marked(client, live):
    html = page(client, "새벽").content.decode()
    assert KO["headline"] in html and "<mark>새벽</mark>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'value="새벽"' in html


def test_the_page_asks_before_anything_is_asked(client, live):
    response = client.get("/en/search/")
    assert response.status_code == 200
    assert "<mark>" not in response.content.decode()


@pytest.mark.parametrize(
    "question",
    ["\x00", "   ", "😀", "가", '"', "a OR b AND (", "NEAR/2", "'; DROP TABLE", "<script>alert(1)</script>",
     "%", "\\", "-", "*", "\u202e", "ㅋㅋㅋ", "𠀀"],
)  # fmt: skip
def test_any_question_gets_a_page_and_is_shown_literally(client, live, question):
    response = page(client, question)
    assert response.status_code == 200
    html = response.content.decode()
    assert "<script>alert" not in html
    if question.isprintable() and question.strip():
        assert f'value="{question}"' in unescape(html)


def test_decomposed_hangul_finds_the_same(client, live):
    composed, decomposed = (page(client, unicodedata.normalize(form, "광양항")) for form in ("NFC", "NFD"))
    assert composed.content == decomposed.content


def test_a_hundred_kilobytes_are_too_much_and_it_is_said(client, live):
    response = page(client, "x" * 100_000)
    assert response.status_code == 400
    assert str(LONGEST) in response.content.decode()


@pytest.mark.parametrize("more", ["&page=0", "&page=-1", "&page=2", "&page=99", "&page=1e3", "&page=٣"])
def test_a_page_no_link_leads_to_is_not_there(client, live, more):
    assert page(client, "부두", more=more).status_code == 404


def test_what_is_not_known_narrows_nothing(client, live):
    usual = page(client, "부두")
    assert page(client, "부두", more="&section=nowhere&sort=cheapest&colour=red").content == usual.content
    narrowed = page(client, "부두", more=f"&section={live.section.slug}&sort=newest").content.decode()
    assert KO["headline"] in narrowed and "selected" in narrowed


def test_links_to_other_pages_keep_the_question(client, cast):
    for _ in range(21):
        publish(story(cast, en=None), "ko", cast.admin)
    first = unescape(page(client, "부두", more="&sort=newest").content.decode())
    assert f"?q={quote('부두')}&sort=newest&page=2" in first
    second = page(client, "부두", more="&sort=newest&page=2").content.decode()
    assert second.count('class="teaser"') == 1
