"""In a browser, a translator follows a changed original paragraph by paragraph and says what still stands."""

from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.models import Article
from articles.workflow.copy import save_copy
from articles.workflow.stale import stale
from tests.cast import PASSWORD, story
from tests.journeys.test_desk_accessible import RULES

pytestmark = pytest.mark.browser

KO = {
    "headline": "광양시, 새 부두 열어",
    "body": "<p>광양시는 새 부두를 열었다고 2일 밝혔다.</p><p>정현복 시장 등 20여 명이 참석했다.</p>"
    "<h2>앞으로</h2><p>다음 부두는 2029년에 연다.</p>",
}
EN = {
    "headline": "Gwangyang City opens new pier",
    "body": "<p>Gwangyang-si said on the 2nd that a new pier had opened.</p>"
    "<p>About 20 people, among them Mayor Jeong Hyeon-bok, were there.</p>"
    "<h2>What is next</h2><p>The next pier will open in 2029.</p>",
}


EDITOR = ".desk-lang[data-lang=en] .desk-text-in"


def place_caret(page: Page, words: str) -> None:
    """Clicks into the paragraph of the translation that holds these words."""
    page.locator(f"{EDITOR} > *").filter(has_text=words).click()


def test_a_translator_follows_a_changed_original(page: Page, cast: SimpleNamespace):
    article = story(cast, ko=KO, en=EN)
    changed = {"headline": "광양시, 새 부두 문 열어", "body": KO["body"].replace("20여", "30여")}
    save_copy(article, {"ko": (1, changed)}, by=cast.reporter)
    page.goto("/admin/")
    page.locator("input[name=login]").fill("honam-translator")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("#content-main button.default").click()
    page.goto(f"/admin/articles/article/{article.pk}/change/")

    page.get_by_role("radio", name="English").check()
    english = page.locator(".desk-lang[data-lang=en]")
    headline, body = english.locator(".desk-stale").all()
    body.locator("summary").click()
    expect(body.locator("del")).to_contain_text("20여")
    expect(body.locator("ins")).to_contain_text("30여")
    expect(english.locator("mark")).to_have_text(["Gwangyang City", "Gwangyang-si"])

    panel = english.locator("[data-desk-source]")
    expect(panel.locator(".desk-pair-target").first).to_be_hidden()
    place_caret(page, "About 20 people")
    expect(panel.locator("[aria-current]")).to_contain_text("정현복 시장 등 30여 명이")
    panel.locator("button").first.focus()
    for key in ("ArrowDown", "End"):
        page.keyboard.press(key)
    expect(panel.locator("button").last).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(EDITOR)).to_be_focused()
    page.wait_for_function("document.getSelection().anchorNode.textContent.startsWith('The next pier')")
    page.keyboard.press("ControlOrMeta+Home")
    with page.expect_response("**/pairs/en/") as answered:
        page.keyboard.type("A line before all others, of some length.")
        page.keyboard.press("Enter")
    assert answered.value.json()["pairs"][-1] == [[3], [4]]
    place_caret(page, "The next pier")
    expect(panel.locator("[aria-current]")).to_contain_text("2029년")

    page.locator("#shared > summary").click()
    page.locator("select[name=en-translation_method]").select_option("machine")
    expect(english.locator("q[data-desk-method]")).to_have_text("Machine-translated")
    page.wait_for_load_state()
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []

    panel.locator("button").first.click()
    expect(page.locator(EDITOR)).to_be_focused()
    page.wait_for_function("document.getSelection().anchorNode.textContent.startsWith('A line before')")

    headline.locator("button[name=_still]").click()
    expect(page.locator(".messagelist")).to_be_visible()
    assert stale(Article.objects.get(), "en") == ()
    assert Article.objects.get().body_en.startswith("<p>A line before all others")
