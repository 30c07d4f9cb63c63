"""The screens by which stories go out of sight, and many are acted on at once, have no fault axe can find."""

from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, expect

from articles.workflow.recall import recall
from articles.workflow.together import Seen
from tests.cast import PASSWORD, edition, publish, story
from tests.journeys.test_desk_accessible import faults

pytestmark = pytest.mark.browser


def test_from_the_list_to_the_receipts_no_screen_has_a_fault(page: Page, cast: SimpleNamespace):
    articles = [story(cast) for _number in range(3)]
    for article in articles[:2]:
        publish(article, "ko", cast.admin)
        publish(article, "en", cast.admin)
    withdrawn = recall([Seen(edition(articles[0], "ko"), 1, 1)], "withhold", by=cast.admin, reason="counsel")
    withdrawn.receipts.filter(surface="front").update(state="there", detail="200 /ko/articles/1/")
    found: list[str] = []
    page.goto("/admin/articles/article/")
    page.locator("input[name=login]").fill("honam-editor")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("#content-main button.default").click()
    for width in (1280, 360):
        # Tall enough for the bar at the bottom to lie over nothing: axe takes what it covers for too small.
        page.set_viewport_size({"width": width, "height": 1400})
        for path in (
            "/admin/articles/recall/",
            f"/admin/articles/recall/{withdrawn.pk}/change/",
            "/admin/articles/article/agency-kill/?ref=AKR20261124012300001&words=pier",
            f"/admin/articles/article/{articles[1].pk}/act/ko/withhold/",
            "/admin/articles/article/",
        ):
            page.goto(path)
            found += faults(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
    page.locator("[data-choose-all]").check()
    page.locator("#bulk button:not([name])").click()
    found += faults(page)
    page.locator("[name=verb]").select_option("withhold")
    page.locator("[name=reason]").fill("counsel")
    page.locator("#content-main form button").click()
    expect(page.locator(".bulk-lines")).to_be_visible()
    found += faults(page)
    page.locator("#content-main form button").click()
    expect(page.locator(".bulk-lines tbody tr.bulk-done")).to_have_count(3)
    found += faults(page)
    assert found == []
