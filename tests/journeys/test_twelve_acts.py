"""A story with a photo goes out in two languages in twelve acts or fewer: a press, paste or drop is one."""

from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, expect

from articles import clock
from articles.models import Article, Edition
from tests.articles.admin.pictures import jpeg
from tests.cast import PASSWORD

pytestmark = pytest.mark.browser

KOREAN = """광양항 새 부두 문 열어
첫 배는 새벽에 닿았다

[가온나루 호남취재본부 허가온 기자] 광양항 새 부두가 24일 문을 열었다.

이날 행사에는 다음 기관이 참석했다. ▲광양시 ▲여수해운청 ▲항만공사

첫 배는 새벽 4시에 닿았다. 부두는 앞으로 한 해 30척을 받는다.

ⓒ가온나루(gaonnaru.example) 무단전재 및 재배포 금지
"""
ENGLISH = """New Pier Opens at Gwangyang
The first ship came before dawn

[Gaonnaru Honam Bureau, Reporter Heo Ga-on] A new pier opened at Gwangyang on Nov. 24.

The first ship came in at 4 a.m. The pier will take 30 ships a year.

© Gaonnaru(gaonnaru.example). All rights reserved.
"""
PASTE = """(place, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  place.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


class Acts:
    """What the editor did, one word an act."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.done: list[str] = []

    def press(self, name: str, selector: str) -> None:
        self.done.append(name)
        self.page.locator(selector).first.click()

    def paste(self, name: str, language: str, text: str) -> None:
        self.done.append(name)
        editor = self.page.locator(f".desk-lang[data-lang={language}] .desk-text-in")
        expect(editor).to_be_visible()
        expect(self.page.locator(f"[data-paste-for={language}] button").first).to_be_visible()
        editor.focus()
        editor.evaluate(PASTE, text)

    def write(self, name: str, selector: str, words: str) -> None:
        self.done.append(name)
        self.page.locator(selector).first.fill(words)


def test_a_story_with_a_photo_is_out_in_two_languages_in_twelve_acts(page: Page, cast: SimpleNamespace):
    page.set_viewport_size({"width": 1400, "height": 900})
    page.goto("/admin/")
    page.locator("input[name=login]").fill("honam-editor")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("#content-main button.default").click()
    page.wait_for_url("**/admin/")
    acts = Acts(page)

    acts.press("new story", "#content-main a[href='/admin/articles/article/add/']")
    acts.paste("paste Korean", "ko", KOREAN)
    expect(page.locator("[name=ko-headline]")).to_have_value("광양항 새 부두 문 열어")
    acts.done.append("drop photo")
    page.locator("[data-pick]").first.set_input_files(
        [{"name": "pier.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}]
    )
    expect(page.locator("[data-row] [data-photo]")).to_be_visible()
    acts.press("preset", "[data-preset=own]")
    expect(page.locator(".desk-rights-fine")).to_be_visible()
    acts.write("alt Korean", "[name$=alt_text_ko]:visible", "부두에 닿은 배")
    acts.paste("paste English", "en", ENGLISH)
    expect(page.locator("[name=en-headline]")).to_have_value("New Pier Opens at Gwangyang")
    acts.write("alt English", "[name$=alt_text_en]:visible", "A ship at a pier")
    acts.press("publish together", ".desk-bar-acts > button.default:visible")
    page.wait_for_url("**/act/together/release/")
    assert page.locator(".desk-findings .desk-block").count() == 0
    acts.press("confirm", ".desk-confirm button.default")
    expect(page.locator(".messagelist .success").first).to_be_visible()

    assert len(acts.done) <= 12, acts.done
    article = Article.objects.get()
    live = set(Edition.objects.visible(clock.now()).values_list("language", flat=True))
    assert live == {"ko", "en"}
    assert article.body_ko.count("<li>") == 3
    assert "무단전재" not in article.body_ko
    assert article.photo_uses.get().alt_text_en == "A ship at a pier"
    page.goto(f"/ko/articles/{article.pk}/")
    expect(page.locator("main")).to_contain_text("호남취재본부 허가온 기자")
    expect(page.locator("main img")).to_have_attribute("alt", "부두에 닿은 배")
