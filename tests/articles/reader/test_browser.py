"""Readers' pages in a real browser: the walk of a reader, what assistive technology meets, valid markup."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from articles.workflow.perform import perform
from tests.articles.reader.surfaces import NOUNS, full_story
from tests.cast import edition, publish

KO = {
    "headline": "광양항 새 부두 열려",
    "deck": "첫 배는 새벽에 닿았다",
    "slug": "새-부두",
    "body": (
        "<p>광양항 새 부두가 문을 열었다.</p><h2>다음은</h2>"
        '<ul class="tri"><li>둘째 부두</li><li>철길</li></ul>'
        "<table><thead><tr><th>해</th><th>배</th></tr></thead><tbody><tr><td>2026</td><td>12</td></tr></tbody></table>"
        "<blockquote><p>“기다렸다.”</p><p><cite>허가온 시장</cite></p></blockquote>"
        '<p>1921년<span class="footnote">개항한 해</span> 이래 처음이다.</p>'
        '<div data-embed="youtube" data-id="dQw4w9WgXcQ"></div>'
        '<details class="long-text"><p>그래픽을 글로 옮긴 것이다.</p></details>'
    ),
}
EN = {
    "headline": "New pier opens at Gwangyang",
    "deck": "The first ship came before dawn",
    "slug": "new-pier",
    "body": "<p>A new pier has opened at Gwangyang.</p>",
}


@pytest.fixture
def paper(world):
    """A live story in both languages, another of its coverage, a killed one."""
    article, other, killed = (full_story(world, ko=KO, en=EN, label=label) for label in ("flash", "", ""))
    for made in (article, other, killed):
        for language in ("ko", "en"):
            publish(made, language, world.cast.admin)
    for language in ("ko", "en"):
        perform("kill", edition(killed, language), by=world.cast.admin, reason="wrong person")
    return article, killed


def kinds(world, article, killed, language: str) -> list[str]:
    """One address of every kind of page."""
    nouns = {"coverage": "coverage"} | {noun: f"{noun}s" for noun in NOUNS if noun != "coverage"}
    return [
        f"/{language}/",
        f"/{language}/articles/{article.pk}/",
        *(f"/{language}/{nouns[noun]}/{slug}/" for noun, slug in world.slugs().items()),
        *(f"/{language}/{part}/" for part in ("bureaus", "reporters", "archive", "archive/2026/11")),
        f"/{language}/archive/2026/11/01/",
        f"/{language}/preferences/",
        f"/{language}/nothing/",
        f"/{language}/articles/{killed.pk}/",
    ]


@pytest.mark.browser
def test_a_reader_walks_from_the_front_through_both_languages_to_a_bureau(page, world, paper):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/ko/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.locator("main h3 a").last.click()
    assert page.locator("h1").inner_text() == KO["headline"]
    page.get_by_role("link", name="English").click()
    assert page.locator("h1").inner_text() == EN["headline"]
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Honam Bureau").first.click()
    assert page.locator("h1").inner_text() == "Honam Bureau"
    # Without its style sheets yet, the page would be as wide as its pictures.
    page.wait_for_load_state()
    assert page.locator("main").get_by_role("link", name=EN["headline"]).count() == 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.browser
@pytest.mark.parametrize(
    ("scheme", "width"),
    [
        ("light", 320),
        ("dark", 1280),
        pytest.param("dark", 320, marks=pytest.mark.full),
        pytest.param("light", 1280, marks=pytest.mark.full),
    ],
)
def test_axe_finds_no_barrier_on_any_page(page, world, paper, scheme, width):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    axe = Axe()
    found = {}
    for language in ("ko", "en"):
        for address in kinds(world, *paper, language):
            page.goto(address)
            results = axe.run(page)
            if results.violations_count:
                found[address] = [violation["id"] for violation in results.response["violations"]]
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert found == {}


@pytest.mark.browser
def test_the_markup_of_every_page_is_valid(nu, world, paper):
    client = Client()
    addresses = [address for code in ("ko", "en") for address in kinds(world, *paper, code)]
    pages = [client.get(address).content.decode() for address in addresses]
    assert [(message["message"], message.get("extract")) for message in nu(*pages)] == []
