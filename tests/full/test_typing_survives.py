"""Whoever types at eight characters a second loses at most ten seconds, whatever dies meanwhile."""

import os
import random
import re
import signal
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from articles.models import Article, Typing
from tests.browser import FLAGS
from tests.cast import story
from tests.parts import chromium

pytestmark = pytest.mark.browser

RATE = 8  # characters a second
MOST_LOST = 10 * RATE
OPEN_FOLDS = """(field) => {
    let fold = field.closest("details");
    for (; fold; fold = fold.parentElement.closest("details")) fold.open = true;
}"""
LETTERS = "abcdefghijklmnopqrstuvwxyz "


def logged_in(launched: Browser, host: str, user: Any, article: Article) -> Page:
    client = Client()
    client.force_login(user)
    context = launched.new_context(base_url=host, service_workers="block")
    context.add_cookies(
        [{"name": name, "value": morsel.value, "url": host} for name, morsel in client.cookies.items()]
    )
    page = context.new_page()
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.wait_for_load_state()
    return page


def killed(launched: Browser) -> None:
    """As the kernel kills: no event runs in any page, nothing is written down."""
    session = launched.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    os.kill(next(process["id"] for process in processes if process["type"] == "browser"), signal.SIGKILL)


def typed_until_killed(browser: Browser, host: str, cast: SimpleNamespace, seed: int) -> tuple[str, str]:
    """What was typed, and what the server has of it after the browser was killed."""
    chance = random.Random(seed)
    article = story(cast, ko={"headline": "새 부두", "body": "<p>x</p>"}, slugline=f"seed {seed}")
    launched = browser.browser_type.launch(executable_path=chromium(), headless=True, args=FLAGS)
    page = logged_in(launched, host, cast.editor, article)
    name = chance.choice(("ko-deck", "en-deck", "shared-editors_note"))
    field = page.locator(f"[name={name}]")
    field.evaluate(OPEN_FOLDS)
    field.fill("")
    text = "".join(chance.choice(LETTERS) for _n in range(chance.randrange(85, 110)))
    field.press_sequentially(text, delay=1000 / RATE)
    killed(launched)
    row = Typing.objects.filter(article=article, part=name.partition("-")[0]).first()
    return text, (row.fields[name][0] if row else "")


def judge(text: str, kept: str) -> int:
    """How many characters are lost; what is kept is the beginning of what was typed."""
    assert text.startswith(kept)
    return len(text) - len(kept)


def test_what_was_typed_is_at_the_server_ten_seconds_later_when_the_browser_is_killed(
    browser: Browser, live_server: Any, cast: SimpleNamespace
):
    lost = judge(*typed_until_killed(browser, live_server.url, cast, 1))
    print(f"killed browser: {lost} characters lost, {lost / RATE:.1f} s")
    assert lost <= MOST_LOST


@pytest.mark.full
def test_a_page_that_keeps_nothing_is_found_out(
    browser: Browser, live_server: Any, cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("articles.workflow.typing.keep_part", lambda *_arguments: True)
    assert judge(*typed_until_killed(browser, live_server.url, cast, 2)) >= MOST_LOST


@pytest.mark.full
def test_twenty_killed_browsers_lose_no_more_than_ten_seconds(
    browser: Browser, live_server: Any, cast: SimpleNamespace
):
    lost = [judge(*typed_until_killed(browser, live_server.url, cast, seed)) for seed in range(100, 120)]
    print(f"20 killed browsers: at most {max(lost)} characters lost, {max(lost) / RATE:.1f} s")
    assert max(lost) <= MOST_LOST


@pytest.mark.full
def test_a_server_that_fails_for_a_while_loses_nothing(
    page: Page, live_server: Any, cast: SimpleNamespace, watch: Any
):
    article = story(cast)
    client = Client()
    client.force_login(cast.editor)
    page.context.add_cookies(
        [{"name": n, "value": morsel.value, "url": live_server.url} for n, morsel in client.cookies.items()]
    )
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.wait_for_load_state()
    field = page.locator("[name=ko-headline]")
    field.fill("")
    # As a worker that was killed answers: not at all.
    page.route("**/typing/", lambda route: route.abort())
    field.press_sequentially("while the worker is away ", delay=1000 / RATE)
    expect(page.locator(".desk-typing-trouble")).to_be_visible(timeout=30_000)
    page.unroute("**/typing/")
    field.press_sequentially("and back", delay=1000 / RATE)
    expect(page.locator("[data-typing-kept]")).to_have_text(re.compile(r"\d\d:"), timeout=30_000)
    expect(page.locator(".desk-typing-trouble")).to_be_hidden(timeout=30_000)
    # The last of it may be one turn behind.
    page.locator("[name=ko-deck]").press("End")
    row = Typing.objects.get(article=article, part="ko")
    assert "while the worker is away".startswith(row.fields["ko-headline"][0][:24])
    watch.faults[:] = [fault for fault in watch.faults if "typing" not in fault]
