"""The desk's lists and buttons fit the screens they are used on."""

from types import SimpleNamespace

import pytest
from playwright.sync_api import Page

from articles.models import Article
from tests.cast import KO, PASSWORD, publish, story

pytestmark = pytest.mark.browser

LONG = "광양항 새 부두가 마침내 열리고 첫 화물선이 닿아 주민과 어민이 함께 축하했다"
LIST = "/admin/articles/article/"


@pytest.fixture
def listed(page: Page, cast: SimpleNamespace) -> Article:
    """A list of stories with long headlines, and its reader logged in."""
    for number in range(3):
        article = story(cast, ko=KO | {"headline": f"{LONG} {number}"})
    publish(article, "ko", cast.editor)
    page.goto("/admin/")
    page.locator("input[name=login]").fill("honam-editor")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("#content-main button.default").click()
    page.wait_for_url("**/admin/")
    return article


def test_a_headline_has_room_beside_the_filters(page: Page, listed: Article):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(LIST)
    box = page.locator(".field-told_headline").first.bounding_box()
    assert box["width"] >= 240
    last = page.locator("#result_list tbody td:last-child").first.bounding_box()
    assert last["x"] + last["width"] <= page.locator("#changelist-filter").bounding_box()["x"]


def test_rows_stack_on_a_telephone(page: Page, listed: Article):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(LIST)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for cell in (".field-told_headline", "td.field-chips", "td.field-last_change"):
        box = page.locator(f"#result_list {cell}").first.bounding_box()
        assert box["x"] >= 0, cell
        assert box["x"] + box["width"] <= 360, cell


def test_buttons_are_high_enough_for_a_thumb(page: Page, listed: Article):
    page.set_viewport_size({"width": 360, "height": 740})
    address = f"{LIST}{listed.pk}"
    for path in (f"{address}/change/", f"{address}/act/ko/withhold/", LIST):
        page.goto(path)
        for button in page.locator("button:visible, .submit-row a:visible, .object-tools a:visible").all():
            box = button.bounding_box()
            assert box["height"] >= 44, (path, button.inner_text())
