"""What a reader does with a story: listens, hands it on, shows a video in it, reads it offline."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.workflow.perform import perform
from tests.articles.reader.surfaces import full_story, make_world
from tests.cast import edition, publish

BODY = (
    '<p>광양항 새 부두가 문을 열었다. 첫 배는 새벽에 닿았다.<span class="footnote">1921년 개항</span></p>'
    '<ul class="tri"><li>둘째 부두</li></ul>'
    '<table><caption>배</caption><tbody><tr><th scope="row">해</th><td>12</td></tr></tbody></table>'
    "<blockquote><p>“<em>기다렸다</em>.”</p></blockquote>"
    '<div data-embed="youtube" data-id="dQw4w9WgXcQ"></div>'
)
KO = {"headline": "광양항 새 부두 열려", "deck": "첫 배는 새벽에 닿았다", "body": BODY, "slug": "새-부두"}
EN = {"headline": "New pier opens", "body": "<p>A new pier has opened. A ship came.</p>", "slug": "new-pier"}
# Notes what it is given and says it at once when it is told to; a device with a Korean voice only.
VOICES = """
(() => {
  const said = (window.said = []);
  const speech = {
    getVoices: () => [{ lang: "ko-KR", localService: true }],
    speak: (one) => said.push(one),
    cancel: () => (window.cancelled = (window.cancelled || 0) + 1),
    addEventListener() {},
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})();
"""


@pytest.fixture
def article(cast, settings, tmp_path):
    """A live story in both languages with everything a script works on."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SITE_LANGUAGES = ["ko", "en"]
    made = full_story(make_world(cast), ko=KO, en=EN)
    for language in ("ko", "en"):
        publish(made, language, cast.admin)
    return made


def barriers(page) -> list[str]:
    page.wait_for_load_state()
    return [violation["id"] for violation in Axe().run(page).response["violations"]]


@pytest.mark.browser
def test_a_story_is_read_aloud_sentence_by_sentence_and_followed(page, article):
    page.add_init_script(VOICES)
    page.goto(f"/ko/articles/{article.pk}/")
    page.wait_for_load_state()
    page.get_by_role("button", name="듣기").or_(page.get_by_role("button", name="Listen")).click()
    texts = []
    while page.locator(".player").is_visible():
        (text, language, rate) = page.evaluate("(({text, lang, rate}) => [text, lang, rate])(said.at(-1))")
        texts.append(text.strip())
        assert (language, rate) == ("ko", "1")
        marked = page.locator(".aloud")
        assert marked.count() == 1 and text.split(",")[0].strip() in marked.inner_text()
        page.evaluate("said.at(-1).onend()")
    assert texts == [
        KO["headline"],
        KO["deck"],
        "(광양=가온나루)",
        "광양항 새 부두가 문을 열었다.",
        "첫 배는 새벽에 닿았다.",
        "둘째 부두",
        "배",
        "해, 12",
        "“기다렸다.”",
    ]
    expect(page.locator(".aloud")).to_have_count(0)


@pytest.mark.browser
def test_listening_pauses_goes_on_changes_speed_and_stops(page, article):
    page.add_init_script(VOICES)
    page.goto(f"/ko/articles/{article.pk}/")
    page.wait_for_load_state()
    page.locator("[data-listen]").click()
    page.evaluate("said.at(-1).onend()")
    play = page.locator("[data-play]")
    play.click()
    assert page.evaluate("cancelled") >= 1
    play.click()
    page.locator("[data-speed]").select_option("1.5")
    spoken = page.evaluate("said.map(({text, rate}) => [text.trim(), rate])")
    assert spoken[-2:] == [[KO["deck"], "1"], [KO["deck"], "1.5"]]
    assert barriers(page) == []
    page.locator("[data-stop]").click()
    expect(page.locator(".player")).to_be_hidden()
    expect(page.locator("[data-listen]")).to_be_focused()


@pytest.mark.browser
def test_without_a_voice_for_its_language_nothing_is_offered(page, article):
    page.add_init_script(VOICES)
    page.goto(f"/en/articles/{article.pk}/")
    page.wait_for_load_state()
    expect(page.locator("[data-print]")).to_be_visible()
    expect(page.locator("[data-listen]")).to_be_hidden()


@pytest.mark.browser
def test_the_address_is_copied_and_said_so(page, article):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/en/articles/{article.pk}/")
    page.wait_for_load_state()
    page.get_by_role("button", name="Copy address").click()
    expect(page.locator(".share [role=status]")).to_have_text("Address copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"/en/articles/{article.pk}/new-pier/")


@pytest.mark.browser
def test_a_video_is_shown_on_a_click_and_its_provider_remembered(page, article):
    frame = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
    page.route("https://www.youtube-nocookie.com/**", lambda route: route.fulfill(body="<p>video</p>"))
    page.goto(f"/ko/articles/{article.pk}/")
    page.wait_for_load_state()
    expect(page.locator("iframe")).to_have_count(0)
    assert barriers(page) == []
    page.locator(".embed input").check()
    page.locator(".embed button").click()
    shown = page.locator("iframe")
    expect(shown).to_have_attribute("src", frame)
    assert "YouTube" in shown.get_attribute("title")
    page.reload()
    expect(page.locator("iframe")).to_have_attribute("src", frame)


@pytest.mark.browser
def test_a_table_is_a_stop_for_the_keyboard_only_while_it_has_to_be_scrolled(page, article):
    page.goto(f"/ko/articles/{article.pk}/")
    page.wait_for_load_state()
    region = page.locator(".scroll")
    expect(region).not_to_have_attribute("tabindex", "0")
    page.evaluate("document.querySelector('.scroll table').style.inlineSize = '200vw'")
    page.set_viewport_size({"width": 320, "height": 640})
    expect(region).to_have_attribute("tabindex", "0")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.browser
def test_without_script_no_control_is_shown_that_needs_it(browser, live_server, article):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    for language in ("ko", "en"):
        page.goto(f"/{language}/articles/{article.pk}/")
        page.wait_for_load_state()
        assert page.locator("main button[type=button]:visible, main select:visible").count() == 0
        assert page.locator("h1").count() == 1
        alone = {page.locator("h1").inner_text(), *page.locator("figcaption").all_inner_texts()}
        assert not alone & {image.get_attribute("alt") for image in page.locator("main img").all()}
        assert page.locator(".share a").count() == 6
    context.close()


@pytest.mark.browser
def test_a_saved_story_is_read_offline_and_leaves_when_it_is_withdrawn(browser, live_server, cast, article):
    context = browser.new_context(base_url=live_server.url, locale="ko-KR")
    page = context.new_page()
    page.goto(f"/ko/articles/{article.pk}/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    keep = page.locator("[data-keep]")
    keep.click()
    expect(keep).to_have_attribute("aria-pressed", "true")
    context.set_offline(True)
    page.goto("/ko/saved/")
    page.get_by_role("link", name=KO["headline"]).click()
    expect(page.locator("h1")).to_have_text(KO["headline"])
    page.goto("/ko/archive/2026/01/01/")
    expect(page.get_by_role("link", name=KO["headline"])).to_be_visible()
    assert "saved" in page.evaluate("caches.keys()")
    context.set_offline(False)
    page.goto("/ko/saved/")
    expect(page.get_by_role("link", name=KO["headline"])).to_be_visible()
    assert barriers(page) == []
    # A page left open might find it gone, and say so, before the one that is looked at.
    page.goto("about:blank")
    perform("kill", edition(article, "ko"), by=cast.admin, reason="wrong person")
    page.goto("/ko/saved/")
    expect(page.locator("[data-kept-list] a")).to_have_count(0)
    expect(page.locator(".kept [role=status]")).to_contain_text(KO["headline"])
    kept = page.evaluate(
        "Promise.all(['pages', 'saved'].map(async (name) => (await (await caches.open(name)).keys())"
        ".map(({url}) => decodeURI(new URL(url).pathname)))).then((found) => found.flat())"
    )
    assert not [address for address in kept if re.search(r"/articles/\d+/", address)]
    assert not [address for address in kept if "admin" in address or "prefer" in address]
    page.goto("about:blank")
    context.close()
