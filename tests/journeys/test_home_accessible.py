"""First page, list of stories and flash have no fault that axe can find, by day and by night."""

from types import SimpleNamespace
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from articles import clock
from articles.models import Article
from articles.workflow.perform import perform
from tests.articles.admin.pictures import jpeg
from tests.cast import PASSWORD, edition, publish, story
from tests.journeys.test_desk_accessible import faults

pytestmark = pytest.mark.browser


@pytest.fixture
def busy(page: Page, cast: SimpleNamespace, settings: Any, tmp_path: Any) -> Article:
    """A desk with something on most of its lists, its editor logged in; returns a flash that waits."""
    settings.MEDIA_ROOT = tmp_path / "media"
    publish(story(cast, kind="flash", section_id=None, bylines=[]), "ko", cast.editor)
    publish(story(cast, en=None), "ko", cast.editor)
    perform("submit", edition(story(cast, by=cast.reporter), "ko"), by=cast.reporter)
    held = publish(story(cast), "en", cast.editor)
    perform("withhold", held, by=cast.editor, reason="a name")
    story(cast, embargo_online_at=f"{clock.now():%Y-%m-%d}T23:59:59+09:00", by=cast.editor)
    page.goto("/admin/")
    page.locator("input[name=login]").fill("honam-editor")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("#content-main button.default").click()
    page.wait_for_url("**/admin/")
    return story(cast, kind="flash", label="flash", bylines=[])


SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def test_no_fault_in_either_language_by_day_or_by_night(page: Page, busy: Article):
    found: list[str] = []
    for language in ("ko", "en"):
        page.context.add_cookies([{"name": "staff_language", "value": language, "url": page.url}])
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            for path in (
                "/admin/",
                "/admin/articles/article/",
                f"/admin/articles/article/{busy.pk}/flash/ko/",
            ):
                page.goto(path)
                found += faults(page)
            page.goto("/admin/articles/article/flash/")
            page.locator("#id_photo").set_input_files(
                {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
            )
            page.locator("[data-flash-preset] input[value=agency]").check()
            page.locator("details > summary").click()
            expect(page.locator("#id_section")).to_be_visible()
            found += faults(page)
    page.locator("#id_headline").fill("가" * 301)
    page.locator("#id_body").fill("글")
    page.locator("#id_credit").fill("통신")
    page.locator(".flash-bar button").click()
    expect(page.locator("#content-main > .errornote")).to_be_visible()
    found += faults(page)
    assert found == [], "\n".join(found)


def test_everything_on_the_first_page_is_reached_by_keyboard_in_desk_order(page: Page, busy: Article):
    page.goto("/admin/")
    page.locator(".home-new").focus()
    told = []
    for _press in range(8):
        told.append(page.evaluate("document.activeElement.className || document.activeElement.name"))
        page.keyboard.press("Tab")
    assert told[:3] == ["home-new", "home-flash", "q"]
    seen = page.evaluate("[...document.querySelectorAll('#content-main h2')].map(title => title.id)")
    assert seen == ["home-needs", "home-flying", "home-live", "home-nouns"]
