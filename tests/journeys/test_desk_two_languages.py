"""In a browser, an editor writes a story in two languages, publishes one now and schedules the other."""

import datetime as dt
from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, expect

from articles import clock
from articles.languages import own
from articles.models import Article, Edition
from tests.cast import PASSWORD, edition

pytestmark = pytest.mark.browser


def log_in(page: Page) -> None:
    page.goto("/admin/")
    page.locator("input[name=login]").fill("honam-editor")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("#content-main button.default").click()
    expect(page.locator("#user-tools")).to_contain_text("honam-editor")


def act(page: Page, value: str) -> None:
    """Presses one of the acts in the bar's menu, the language's own."""
    page.locator("[data-desk-menu] summary").click()
    page.locator(f'.desk-menu-body button[value="{value}"]').click()


def test_korean_goes_out_now_and_english_tomorrow(page: Page, cast: SimpleNamespace):
    log_in(page)
    page.goto("/admin/articles/article/add/")
    page.locator("#id_ko-headline").fill("광양항 새 부두 열려")
    page.locator("#id_ko-body").fill("새 부두가 문을 열었다.\n\n첫 배는 새벽에 닿았다.")
    page.locator("#id_en-headline").fill("New pier opens at Gwangyang")
    page.locator("#id_en-body").fill("A new pier has opened.")
    page.locator("#id_shared-section").select_option(str(cast.section.pk))
    page.locator("#id_bylines-0-reporter-name").fill("허가온")
    page.locator("#id_bylines-0-reporter-name").press("Enter")
    page.locator("button[name=_save]").click()
    expect(page.locator(".messagelist")).to_be_visible()
    article = Article.objects.get()
    assert own(article, "body", "ko") == "<p>새 부두가 문을 열었다.</p><p>첫 배는 새벽에 닿았다.</p>"

    act(page, "ko:approve-and-publish")
    expect(page.locator("#sheet-ko + .desk-paper .desk-paper-headline")).to_have_text("광양항 새 부두 열려")
    page.locator("button.default").click()
    expect(page.locator(".desk-bar .desk-phase-live")).to_be_visible()

    act(page, "en:approve")
    page.locator("button.default").click()
    act(page, "en:schedule")
    tomorrow = clock.now().astimezone(clock.SEOUL).replace(microsecond=0, tzinfo=None) + dt.timedelta(days=1)
    page.locator("input[type=datetime-local]").fill(tomorrow.isoformat())
    page.locator("button.default").click()
    expect(page.locator(".desk-bar .desk-phase-scheduled")).to_be_visible()

    now = clock.now()
    assert set(Edition.objects.visible(now).values_list("language", flat=True)) == {"ko"}
    later = clock.settle(tomorrow)
    assert set(Edition.objects.visible(later).values_list("language", flat=True)) == {"ko", "en"}
    assert edition(article, "ko").claim_line.startswith("© ")


def test_a_text_typed_while_the_session_ended_is_saved_after_all(page: Page, cast: SimpleNamespace):
    log_in(page)
    page.goto("/admin/articles/article/add/")
    page.locator("#id_ko-headline").fill("새벽에 쓴 기사")
    page.context.clear_cookies(name="session")
    page.locator("button[name=_save]").click()
    expect(page.locator("#content-main")).to_contain_text("새벽에 쓴 기사")
    with page.context.expect_page() as opened:
        page.locator("#content-main a[target=_blank]").click()
    tab = opened.value
    tab.locator("input[name=login]").fill("honam-editor")
    tab.locator("input[name=password]").fill(PASSWORD)
    tab.locator("#content-main button.default").click()
    expect(tab.locator("#user-tools")).to_contain_text("honam-editor")
    tab.close()
    page.locator("button.default").click()
    if not Article.objects.exists():
        page.locator("button.default").click()
    expect(page.locator("#id_ko-headline")).to_have_value("새벽에 쓴 기사")
    assert Article.objects.get().headline_ko == "새벽에 쓴 기사"
