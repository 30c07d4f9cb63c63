"""The desk by keyboard: the list of shortcuts, what each does, and that none disturbs somebody who writes."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD, story
from tests.journeys.test_desk_accessible import faults

ROOT = Path(settings.BASE_DIR)


def test_every_key_has_words_and_every_word_a_key():
    script = (ROOT / "static/desk/keys.js").read_text(encoding="utf-8")
    page = (ROOT / "templates/admin/keys.html").read_text(encoding="utf-8")
    assert re.findall(r'word: "(\w+)"', script) == re.findall(r'data-word="(\w+)"', page)


@pytest.mark.browser
def test_the_desk_is_walked_by_keys(page: Page, cast: SimpleNamespace):
    first, second = story(cast), story(cast)
    page.goto("/admin/")
    page.locator("input[name=login]").fill("honam-editor")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("#content-main button.default").click()
    page.wait_for_url("**/admin/")
    page.wait_for_load_state()
    dialog = page.locator("#desk-keys")
    page.keyboard.press("?")
    expect(dialog).to_be_visible()
    assert not faults(page)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    # Two keys, also while the keyboard writes Hangul: ㅎ is on G, ㄴ on S.
    page.locator("body").dispatch_event("keydown", {"key": "ㅎ", "code": "KeyG", "bubbles": True})
    page.locator("body").dispatch_event("keydown", {"key": "ㄴ", "code": "KeyS", "bubbles": True})
    page.wait_for_url("**/article/")
    page.wait_for_load_state()
    for number in (second.pk, first.pk):
        page.keyboard.press("j")
        expect(page.locator(":focus")).to_have_attribute("href", re.compile(rf"/{number}/change/"))
    page.keyboard.press("k")
    page.keyboard.press("/")
    expect(page.locator("#searchbar")).to_be_focused()
    # Who writes, writes.
    page.keyboard.type("gh?n")
    expect(page.locator("#searchbar")).to_have_value("gh?n")
    expect(dialog).to_be_hidden()
    page.keyboard.press("Tab")
    # Switched off, a single key does nothing.
    page.locator("[data-keys-open]").click()
    page.locator("[data-keys-on]").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(dialog).to_be_hidden()
    page.locator("[data-keys-open]").click()
    page.locator("[data-keys-on]").check()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("m")
    page.wait_for_url("**/account/me/")
