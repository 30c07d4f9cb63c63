"""The exact page and its links, and the page of sealed names, in a browser: they do what they say, and axe
finds no fault.
"""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, PreviewLink
from articles.workflow import preview
from articles.workflow.seal_name import seal
from tests.articles.reader.surfaces import full_story, make_world
from tests.cast import KO, PASSWORD, edition
from tests.journeys.test_desk_accessible import faults

pytestmark = pytest.mark.browser


@pytest.fixture
def draft(page: Page, cast: SimpleNamespace, settings: Any, tmp_path: Any) -> Article:
    """A draft with photos, links and a sealed name that stands in it; its bureau's editor is logged in."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SITE_LANGUAGES = ["ko", "en"]
    made = full_story(make_world(cast), ko={**KO, "deck": "부두에 선 봉순덕양"}, care="suicide")
    preview.make(edition(made, "ko"), by=cast.editor, note="변호사")
    seal(made, "봉순덕", by=cast.editor, reason="아동 피해자", spellings="순덕이")
    page.goto("/admin/")
    page.locator("input[name=login]").fill("admin")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("#content-main button.default").click()
    page.wait_for_url("**/admin/")
    return made


def test_no_fault_on_the_pages_before_readers(page: Page, draft: Article):
    ko = edition(draft, "ko").pk
    found: list[str] = []
    for language in ("ko", "en"):
        page.context.add_cookies(
            [{"name": "staff_language", "value": language, "url": urljoin(page.url, "/admin/")}]
        )
        for width, scheme in ((1280, "light"), (360, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            for address in (
                f"/admin/articles/article/{draft.pk}/preview/",
                f"/admin/articles/article/{draft.pk}/sealed/",
                f"/preview/desk/{ko}/",
            ):
                page.goto(address)
                page.wait_for_load_state()
                for fold in page.locator("details.desk-other-text, details.desk-new-link").all():
                    fold.locator("summary").first.click()
                found += faults(page)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
    assert found == []


def test_the_exact_page_opens_as_wide_as_a_phone(page: Page, draft: Article):
    page.goto(f"/admin/articles/article/{draft.pk}/preview/")
    page.wait_for_load_state()
    with page.context.expect_page() as opened:
        page.locator("a[target=desk-phone]").first.click()
    phone = opened.value
    phone.wait_for_url("**/preview/desk/**")
    assert phone.evaluate("innerWidth") < 600
    expect(phone.locator("h1.headline")).to_have_text(KO["headline"])
    # The draft's own photo came by the same way.
    expect(phone.locator(".story img").first).to_have_js_property("complete", True)
    assert phone.locator(".story img").first.evaluate("image => image.naturalWidth") > 0


def test_a_link_made_at_the_desk_is_read_without_an_account(page: Page, draft: Article, browser: Any):
    page.goto(f"/admin/articles/article/{draft.pk}/preview/")
    page.wait_for_load_state()
    fold = page.locator("details.desk-new-link").first
    fold.locator("summary").click()
    fold.locator("[name=ko-note]").fill("취재원")
    fold.locator("button[name=make]").click()
    made = page.locator("[data-select]")
    expect(made).to_be_visible()
    address = made.input_value()
    token = address.rstrip("/").rsplit("/", 1)[1]
    stranger = browser.new_context(base_url=page.url, locale="ko-KR")
    other = stranger.new_page()
    answer = other.goto(f"/preview/{token}/")
    assert answer.status == 200
    expect(other.locator("h1.headline")).to_have_text(KO["headline"])
    expect(other.locator("[data-keep]")).to_have_count(0)
    page.goto(f"/admin/articles/article/{draft.pk}/preview/")
    page.wait_for_load_state()
    assert PreviewLink.objects.get(note="취재원").uses == 1
    page.locator(".desk-links li", has_text="취재원").locator("button[name=revoke]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert other.goto(f"/preview/{token}/").status == 404
    stranger.close()
