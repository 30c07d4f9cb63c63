"""The panel of text size and display in a real browser: kept with and without script, by keyboard, narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.articles.reader.surfaces import full_story
from tests.cast import publish

pytestmark = pytest.mark.browser
SIZE = "parseFloat(getComputedStyle(document.body).fontSize)"
# Every size the text had while the page was painted.
WATCH = """(() => { window.sizes = new Set(); const look = () => {
  if (document.body) sizes.add(getComputedStyle(document.body).fontSize);
  requestAnimationFrame(look); }; look(); })()"""


@pytest.fixture
def story(world):
    article = full_story(world)
    for language in ("ko", "en"):
        publish(article, language, world.cast.admin)
    return article


def open_panel(page: Page) -> None:
    page.wait_for_load_state()
    page.get_by_role("button", name="글자 크기").or_(
        page.get_by_role("button", name="Text size")
    ).first.click()
    expect(page.locator("#panel")).to_be_visible()


def send(page: Page, button: str) -> None:
    """A form without script: the next page, with its style sheets."""
    with page.expect_navigation(wait_until="load"):
        page.locator(button).first.click()


def test_a_size_is_kept_on_every_page_and_in_every_language_without_a_flash(page, story):
    page.goto(f"/ko/articles/{story.pk}/")
    before = page.evaluate(SIZE)
    open_panel(page)
    page.locator("#panel [name=s][value='5']").check()
    assert page.evaluate(SIZE) == 2 * before
    expect(page.locator("#panel .told")).to_contain_text("200%")
    page.add_init_script(WATCH)
    for address in ("/en/", f"/en/articles/{story.pk}/", "/ko/no-such-page/"):
        page.goto(address)
        page.wait_for_load_state()
        assert page.evaluate("[...sizes]") == [f"{2 * before:g}px"], address
    # Either copy is enough.
    page.context.clear_cookies()
    page.goto("/ko/")
    assert page.evaluate(SIZE) == 2 * before
    page.wait_for_load_state()
    page.evaluate("localStorage.clear()")
    page.goto("/ko/")
    assert page.evaluate(SIZE) == 2 * before


def test_one_tap_beside_the_byline_changes_the_size_and_says_so(page, story):
    page.goto(f"/ko/articles/{story.pk}/")
    page.wait_for_load_state()
    page.locator(".sizes [value=up]").click()
    expect(page.locator(".sizes .told")).to_have_text("112.5%")
    assert page.evaluate(SIZE) == 18 * 1.125
    page.locator(".sizes [value=down]").click()
    expect(page.locator(".sizes .told")).to_have_text("100%")


def test_the_panel_is_worked_by_keyboard_and_focus_returns_to_its_button(page, story):
    page.goto(f"/ko/articles/{story.pk}/")
    page.wait_for_load_state()
    button = page.locator("[popovertarget=panel]").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.value") == "2"
    assert page.evaluate(SIZE) == 18 * 1.125
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(button).to_be_focused()


def test_without_script_the_panel_works_and_is_kept(browser, live_server, story):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/en/articles/{story.pk}/")
    page.locator("[popovertarget=panel]").first.click()
    address, headline = page.url, page.locator("h1")
    small = headline.bounding_box()["height"]
    page.locator("#panel [name=s][value='5']").check()
    assert headline.bounding_box()["height"] > small
    send(page, "#panel [type=submit]")
    assert page.url == address
    assert headline.bounding_box()["height"] > small
    page.goto("/ko/preferences/")
    expect(page.locator("main [name=s][value='5']")).to_be_checked()
    page.locator("main [name=s][value='1']").check()
    send(page, "main [type=submit]")
    page.goto(f"/en/articles/{story.pk}/")
    assert headline.bounding_box()["height"] == small
    send(page, ".sizes [value=up]")
    assert page.url.endswith("#sizes")
    assert headline.bounding_box()["height"] > small
    context.close()


@pytest.mark.parametrize("chosen", ["s5l2w0c0m0u0", "s1l0w0c3m0u1", "s1l0w0c4m0u0"])
def test_no_choice_makes_a_barrier_or_a_sideways_scroll_on_the_narrowest_window(page, story, chosen):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/ko/")
    page.context.add_cookies([{"name": "prefs", "value": chosen, "url": page.url}])
    for address in (f"/ko/articles/{story.pk}/", "/en/preferences/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        open_panel(page)
        page.wait_for_load_state()
        results = Axe().run(page)
        assert [violation["id"] for violation in results.response["violations"]] == [], address


def test_on_paper_there_is_nothing_to_press_and_the_ground_is_white_in_the_dark(page, story):
    page.goto(f"/ko/articles/{story.pk}/")
    page.context.add_cookies([{"name": "prefs", "value": "s4l0w0c4m0u0", "url": page.url}])
    page.goto(f"/ko/articles/{story.pk}/")
    page.emulate_media(media="print", color_scheme="dark")
    seen = (
        "[...document.querySelectorAll('nav, form, button, [popover]')].filter((e) => e.offsetHeight).length"
    )
    assert page.evaluate(seen) == 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    # 11 points, in the step the reader chose.
    assert page.evaluate(SIZE) == pytest.approx(11 * 4 / 3 * 1.5, rel=0.01)
    assert page.locator(".copyright").is_visible()
