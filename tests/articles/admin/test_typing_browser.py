"""While somebody types: what reaches the server, when nothing may, and what a closed page leaves behind."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from articles.models import Article, Typing
from tests.articles.admin.writing import open_story, text
from tests.cast import PASSWORD, story

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("words_in_korean")]

# What is answered to a page whose session or token has gone.
REFUSED = ("400 for", "401 for", "403 for")
KEPT = "[data-typing-kept]"
SENT = """() => {
    window.sent = 0;
    const whole = window.fetch;
    window.fetch = (address, ...rest) => {
        if (String(address).endsWith("/typing/") && rest[0]?.method === "POST") window.sent += 1;
        return whole(address, ...rest);
    };
}"""


@pytest.fixture
def desk(page: Page, cast: SimpleNamespace, live_server: Any) -> Article:
    article = story(cast, ko={"headline": "광양항 새 부두", "body": "<p>광양항 부두</p>"})
    open_story(page, cast.editor, article, live_server.url)
    page.wait_for_load_state()
    page.evaluate(SENT)
    return article


def kept(article: Article, part: str = "ko") -> dict[str, list[str]]:
    return Typing.objects.get(article=article, part=part).fields


def test_what_was_typed_is_at_the_server_soon_and_the_cursor_stays(page: Page, desk: Article):
    headline = page.locator("[name=ko-headline]")
    headline.press("End")
    headline.press_sequentially(" 열려")
    text(page).click()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type(" 문을 열었다")
    expect(page.locator(KEPT)).to_have_text(re.compile(r"\d\d:\d\d:\d\d"), timeout=15_000)
    assert "desk-text-in" in page.evaluate("document.activeElement.className")
    found = kept(desk)
    assert found["ko-headline"] == ["광양항 새 부두 열려"]
    assert found["ko-body"] == ["<p>광양항 부두 문을 열었다</p>"]
    assert not Typing.objects.filter(part__in=["en", "shared"]).exists()


def test_nothing_is_kept_while_a_syllable_is_composed(page: Page, desk: Article):
    page.clock.install()
    page.locator("[name=ko-headline]").press("End")
    session = page.context.new_cdp_session(page)
    for step in ("ㅂ", "부", "붇"):
        session.send("Input.imeSetComposition", {"text": step, "selectionStart": 1, "selectionEnd": 1})
        page.clock.fast_forward(20_000)
    assert page.evaluate("window.sent") == 0
    session.send("Input.insertText", {"text": "부"})
    page.clock.fast_forward(4_000)
    page.clock.resume()
    expect(page.locator(KEPT)).to_have_text(re.compile(r"\d\d:\d\d:\d\d"), timeout=15_000)
    assert kept(desk)["ko-headline"] == ["광양항 새 부두부"]


def test_a_syllable_whose_field_is_taken_away_stops_no_keeping(page: Page, desk: Article):
    page.evaluate(
        """() => {
        const field = document.querySelector("[data-desk-form]").appendChild(document.createElement("input"));
        field.focus();
        field.dispatchEvent(new CompositionEvent("compositionstart", {bubbles: true}));
        field.remove();
    }"""
    )
    page.locator("[name=ko-headline]").press("End")
    page.locator("[name=ko-headline]").press_sequentially(" 2")
    expect(page.locator(KEPT)).to_have_text(re.compile(r"\d\d:\d\d:\d\d"), timeout=15_000)
    assert kept(desk)["ko-headline"] == ["광양항 새 부두 2"]


def test_a_page_that_goes_away_leaves_its_text(page: Page, desk: Article, cast: SimpleNamespace):
    page.locator("[name=ko-headline]").fill("떠나는 제목")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/admin/")
    page.goto(f"/admin/articles/article/{desk.pk}/change/")
    page.locator(".desk-recover a.button").click()
    expect(page.locator("[name=ko-headline]")).to_have_value("떠나는 제목")
    page.locator("button[name=_save]").click()
    expect(page.locator(".messagelist .success").first).to_be_visible()
    assert Article.objects.get(pk=desk.pk).headline_ko == "떠나는 제목"
    expect(page.locator(".desk-recover")).to_have_count(0)


def test_who_was_logged_out_logs_in_over_the_page_and_saves(
    page: Page, desk: Article, cast: SimpleNamespace, watch: Any
):
    page.locator("[name=ko-headline]").fill("긴 밤의 제목")
    Session.objects.all().delete()
    line = page.locator("[data-log-in-line]")
    expect(line).to_be_visible(timeout=15_000)
    assert page.evaluate("document.activeElement.name") == "ko-headline"
    page.locator("button[name=_save]").click()
    dialog = page.locator("dialog[data-log-in]")
    dialog.locator("[name=password]").fill("not the password")
    dialog.locator("button.default").click()
    expect(dialog.locator("[role=alert]")).not_to_be_empty()
    dialog.locator("[name=password]").fill(PASSWORD)
    dialog.locator("button.default").click()
    expect(page.locator(".messagelist .success").first).to_be_visible()
    assert Article.objects.get(pk=desk.pk).headline_ko == "긴 밤의 제목"
    # What was answered before the log-in is what this test is about.
    watch.faults[:] = [fault for fault in watch.faults if not fault.startswith(REFUSED)]


def test_somebody_elses_log_in_does_not_write_in_this_name(
    page: Page, desk: Article, cast: SimpleNamespace, watch: Any
):
    page.locator("[name=ko-headline]").fill("긴 밤의 제목")
    Session.objects.all().delete()
    page.locator("[data-log-in-line] button").click(timeout=15_000)
    dialog = page.locator("dialog[data-log-in]")
    dialog.locator("[name=login]").fill(cast.admin.username)
    dialog.locator("[name=password]").fill(PASSWORD)
    dialog.locator("button.default").click()
    expect(dialog.locator("[role=alert]")).to_have_text(dialog.get_attribute("data-other") or "?")
    assert not Typing.objects.exists()
    watch.faults[:] = [fault for fault in watch.faults if not fault.startswith(REFUSED)]
