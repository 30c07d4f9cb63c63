"""The desk's own screens have no fault that axe can find, and run under the strict policy."""

from types import SimpleNamespace

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from articles.workflow.copy import save_copy
from tests.cast import PASSWORD, publish, story

pytestmark = pytest.mark.browser

# Without `preload`, with which axe asks for style sheets at addresses that are not theirs.
RULES = {
    "preload": False,
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
}


def faults(page: Page) -> list[str]:
    page.wait_for_load_state()
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("(rules) => axe.run(rules).then((found) => found.violations)", RULES)
    return [f"{page.url} {fault['id']}: {node['html'][:150]}" for fault in found for node in fault["nodes"]]


def test_own_screens_have_no_fault(page: Page, cast: SimpleNamespace):
    article = story(cast)
    publish(article, "ko", cast.editor)
    found: list[str] = []
    page.goto("/admin/")
    found += faults(page)
    page.locator("input[name=login]").fill("honam-editor")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("#content-main button.default").click()
    address = f"/admin/articles/article/{article.pk}"
    for path in (
        "/admin/articles/article/add/",
        f"{address}/change/",
        f"{address}/act/en/approve/",
        f"{address}/act/ko/expire/",
        f"{address}/history/",
        "/admin/account/password/",
        f"/admin/articles/reporter/{cast.heo.pk}/change/",
        "/admin/media/photo/add/",
        "/admin/articles/coverage/add/",
    ):
        page.goto(path)
        found += faults(page)
    page.goto(f"{address}/change/")
    page.locator("#id_en-headline").fill("Mine")
    page.locator("#id_en-body").fill("My own paragraph.")
    save_copy(article, {"en": (1, {"headline": "Theirs", "body": "<p>Their paragraph.</p>"})}, by=cast.admin)
    page.locator("button[name=_save]").click()
    expect(page.locator("input[type=radio]")).to_have_count(4)
    found += faults(page)
    page.context.clear_cookies(name="session")
    page.locator("button[name=_save]").click()
    expect(page.locator("input[name=en-headline][type=hidden]")).to_have_count(1)
    found += faults(page)
    assert found == [], "\n".join(found)
