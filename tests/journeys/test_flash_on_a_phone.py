"""On a telephone, a flash goes from the desk's first page to its readers in eight acts or fewer."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.models import Article
from tests.articles.admin.pictures import jpeg
from tests.browser import Watch
from tests.cast import PASSWORD, publish, story

pytestmark = pytest.mark.browser

PHOTO = {"name": "KakaoTalk_20310304_120102.jpg", "mimeType": "image/jpeg", "buffer": b""}
HEADLINE, TEXT = (
    "광양항 3부두서 화물선 불…선원 모두 구조",
    "3월 4일 정오쯤 광양항 3부두에서 불이 났다. 선원은 모두 구조됐다.",
)


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def phone(browser: Browser, live_server: Any, watch: Watch) -> Iterator[Page]:
    """A small touch screen, in Korean."""
    context = browser.new_context(
        base_url=live_server.url, locale="ko-KR", timezone_id="Asia/Seoul",
        viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True,
    )  # fmt: skip
    with watch.over(context) as page:
        yield page


class Acts:
    """Counts what a thumb does: a tap, a text typed, a file chosen."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def tap(self, selector: str, **choice: Any) -> None:
        self.count += 1
        self.page.locator(selector, **choice).tap()

    def type(self, selector: str, text: str) -> None:
        self.count += 1
        self.page.locator(selector).fill(text)

    def choose(self, selector: str) -> None:
        self.count += 1
        self.page.locator(selector).set_input_files({**PHOTO, "buffer": jpeg()})


def log_in(page: Page, name: str) -> None:
    page.goto("/admin/")
    page.locator("input[name=login]").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("#content-main button.default").click()
    page.wait_for_url("**/admin/")


def test_a_flash_with_a_photo_is_public_in_seven_acts(phone: Page, cast: SimpleNamespace):
    log_in(phone, "honam-editor")
    acts = Acts(phone)
    acts.tap(".home-flash")
    acts.type("#id_headline", HEADLINE)
    acts.type("#id_body", TEXT)
    acts.choose("#id_photo")
    acts.tap("[data-flash-preset] label", has=phone.locator("input[value=own]"))
    button = phone.locator(".flash-bar button")
    expect(button).to_be_in_viewport()
    assert button.bounding_box()["height"] >= 44
    # Without its style sheets yet, a page is as wide as a desk.
    phone.wait_for_load_state()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    acts.tap(".flash-bar button")
    expect(phone.locator(".flash-preview h2")).to_have_text(HEADLINE)
    # Without its style sheets yet, a page is as wide as a desk.
    phone.wait_for_load_state()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    acts.tap(".flash-bar button")
    expect(phone.locator("[data-flash-done]")).to_be_visible()
    assert acts.count <= 8
    article = Article.objects.get()
    phone.goto(f"/ko/articles/{article.pk}/")
    expect(phone.locator("h1")).to_contain_text(HEADLINE)
    expect(phone.locator("article img, figure img").first).to_be_visible()
    assert acts.count == 7


def test_questions_about_a_photo_come_with_it(phone: Page, cast: SimpleNamespace):
    log_in(phone, "heo")
    phone.goto("/admin/articles/article/flash/")
    expect(phone.locator("[data-flash-preset]")).to_be_hidden()
    expect(phone.locator("#id_credit")).to_be_hidden()
    phone.locator("#id_photo").set_input_files({**PHOTO, "buffer": jpeg()})
    expect(phone.locator(".flash-taken img")).to_be_visible()
    phone.locator("#id_headline").fill(HEADLINE)
    phone.locator("#id_body").fill(TEXT)
    phone.locator(".flash-bar button").tap()
    # The browser itself asks whose photo it is: nothing was sent.
    assert phone.url.endswith("/flash/")
    assert phone.evaluate("document.activeElement.name") == "preset"
    phone.locator("[data-flash-preset] label", has=phone.locator("input[value=supplied]")).tap()
    expect(phone.locator("#id_credit")).to_be_visible()
    assert phone.locator("#id_credit").evaluate("field => field.required")
    phone.locator("#id_credit").fill("광양시")
    phone.locator(".flash-bar button").tap()
    expect(phone.locator("figcaption")).to_have_text("사진=광양시 제공")
    assert Article.objects.get().photo_uses.count() == 1


def test_a_page_opened_anew_has_the_text_and_stays_one_story(phone: Page, cast: SimpleNamespace):
    log_in(phone, "honam-editor")
    phone.goto("/admin/articles/article/flash/")
    phone.locator("#id_headline").fill(HEADLINE)
    phone.locator("#id_body").fill(TEXT)
    phone.reload()
    expect(phone.locator("#id_headline")).to_have_value(HEADLINE)
    phone.locator(".flash-bar button").tap()
    expect(phone.locator(".flash-preview h2")).to_have_text(HEADLINE)
    phone.go_back()
    expect(phone.locator("#id_body")).to_have_value(TEXT)
    phone.locator("#id_headline").fill("고친 제목")
    phone.locator(".flash-bar button").tap()
    expect(phone.locator(".flash-preview h2")).to_have_text("고친 제목")
    phone.locator(".flash-bar button").dblclick()
    expect(phone.locator("[data-flash-done]")).to_be_visible()
    assert Article.objects.get().headline_ko == "고친 제목"
    # The page that says it is done forgets the text as soon as its script has run.
    phone.wait_for_load_state()
    phone.goto("/admin/articles/article/flash/")
    expect(phone.locator("#id_headline")).to_have_value("")


def test_a_translator_finds_the_next_text_in_one_act(phone: Page, cast: SimpleNamespace):
    article = story(cast, en=None)
    publish(article, "ko", cast.editor)
    log_in(phone, "honam-translator")
    phone.locator(".home-lines a").first.tap()
    phone.wait_for_url(f"**/articles/article/{article.pk}/change/#id_en-headline")
