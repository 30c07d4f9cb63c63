"""The editor of a body in a real browser: every form it writes, who can use it, what finds words in it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.admin.body_editor import WORDS, measured
from articles.text import body
from articles.workflow import parts
from tests.articles.admin.writing import EVERY_FORM, open_story, set_body, text, tool, value
from tests.cast import edition, publish, story

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("words_in_korean")]


RULES = {
    "preload": False,
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
}


def faults(page) -> list[str]:
    page.wait_for_load_state()
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{fault['id']}: {node['html'][:150]}" for fault in found for node in fault["nodes"]]


@pytest.fixture
def desk(page, cast, live_server):
    """A function that opens a story with this Korean body, the cursor at its end."""

    def opened(html: str = "<p>광양항 새 부두가 열렸다</p>", **shared):
        article = story(cast, ko={"headline": "광양항 새 부두", "body": html}, **shared)
        open_story(page, cast.editor, article, live_server.url)
        text(page).click()
        page.keyboard.press("ControlOrMeta+End")
        return article

    return opened


def answer(page, words: str) -> None:
    field = page.locator("dialog [data-ask=answer]")
    field.fill(words)
    page.locator("dialog [data-ask=ok]").click()
    expect(page.locator("dialog.desk-ask")).to_have_count(0)


def saved(page, article) -> str:
    page.locator("button[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    article.refresh_from_db()
    return parts.read_language(article, edition(article, "ko"))["body"]


def test_every_stored_form_comes_back_as_it_was_and_is_as_long_as_the_server_says(page, desk):
    html = body.sanitise(EVERY_FORM)
    assert html == EVERY_FORM
    desk()
    set_body(page, html)
    assert body.sanitise(value(page)) == html
    words = WORDS["length"].format(**measured(html))
    assert page.locator(".desk-length").first.inner_text() == words
    page.keyboard.press("ControlOrMeta+z")
    expect(text(page)).to_have_text("광양항 새 부두가 열렸다")


def test_a_story_is_written_with_every_tool_saved_and_read(page, cast, desk, pier, client):
    use = {
        "photo": pier.pk,
        "role": "body",
        "alt_text": {"ko": "새벽 부두"},
        "caption": {"ko": "첫 배"},
        "is_decorative": False,
    }
    article = desk(photos=[use])
    press = page.keyboard.press
    tool(page, "footnote").click()
    answer(page, "1921년 개항")
    page.evaluate("addEventListener('desk:figure', ({detail}) => { window.figure = detail.photo; })")
    with page.expect_popup() as popup:
        tool(page, "figure").click()
    # Before its scripts have run, a row is a link to the photo's own page.
    popup.value.wait_for_load_state()
    popup.value.locator(f"#result_list a[data-popup-opener='{pier.pk}']").first.click()
    expect(text(page).locator("figure")).to_have_count(1)
    assert page.evaluate("window.figure") == pier.pk
    tool(page, "embed").click()
    field = page.locator("dialog [data-ask=answer]")
    field.fill("https://evil.example/watch?v=1")
    press("Enter")
    expect(page.locator("dialog [data-ask=problem]")).to_contain_text("YouTube")
    answer(page, "https://youtu.be/dQw4w9WgXcQ?si=x")
    tool(page, "triangleList").click()
    page.keyboard.type("one")
    press("Enter")
    page.keyboard.type("two")
    press("Enter")
    press("Enter")
    tool(page, "blockquote").click()
    page.keyboard.type("waited")
    tool(page, "cite").click()
    page.keyboard.type("Heo")
    press("Enter")
    press("Enter")
    tool(page, "table").click()
    page.keyboard.type("year")
    press("Tab")
    page.keyboard.type("ships")
    press("Tab")
    page.keyboard.type("2026")
    tool(page, "headColumn").click()
    tool(page, "deleteRow").click()
    tool(page, "caption").click()
    answer(page, "Ships a year")
    press("ControlOrMeta+End")
    tool(page, "longText").click()
    page.keyboard.type("The graphic")
    press("Enter")
    page.keyboard.type("in words")
    expected = (
        '<p>광양항 새 부두가 열렸다<span class="footnote">1921년 개항</span></p>'
        f'<figure data-photo="{pier.pk}"></figure><div data-embed="youtube" data-id="dQw4w9WgXcQ"></div>'
        '<ul class="tri"><li>one</li><li>two</li></ul>'
        "<blockquote><p>waited</p><p><cite>Heo</cite></p></blockquote>"
        '<table><caption>Ships a year</caption><thead><tr><th scope="row">year</th>'
        '<th scope="col">ships</th></tr></thead>'
        '<tbody><tr><th scope="row"></th><td></td></tr></tbody></table>'
        '<details class="long-text"><summary>The graphic</summary><p>in words</p></details>'
    )
    assert saved(page, article) == expected
    publish(article, "ko", cast.admin)
    shown = client.get(f"/ko/articles/{article.pk}/").content.decode()
    assert 'alt="새벽 부두"' in shown
    assert '<span class="caption">첫 배</span>' in shown
    assert shown.count('alt="새벽 부두"') == 1
    assert 'href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"' in shown
    assert 'id="note-1">1921년 개항' in shown


def test_whoever_uses_a_keyboard_or_a_screen_reader_can_write(page, desk):
    desk()
    field = page.get_by_role("textbox", name="본문").first
    expect(field).to_have_attribute("lang", "ko")
    bar = page.get_by_role("toolbar").first
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("ControlOrMeta+b")
    expect(tool(page, "strong")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Shift+Tab")
    expect(bar.locator(":focus")).to_have_attribute("data-act", "strong")
    page.keyboard.press("ArrowLeft")
    expect(tool(page, "find")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-find=query]").first).to_be_focused()
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(text(page)).to_be_focused()
    page.keyboard.press("ControlOrMeta+k")
    expect(page.locator("dialog [data-ask=answer]")).to_be_focused()
    page.keyboard.type("javascript:alert(1)")
    page.keyboard.press("Enter")
    expect(page.locator("dialog [data-ask=problem]")).to_be_visible()
    assert faults(page) == []
    answer(page, "https://a.example/")
    expect(text(page).locator("a")).to_have_count(1)
    link = '<a href="https://a.example/" rel="noopener"><strong>광양항 새 부두가 열렸다</strong></a>'
    assert value(page) == f"<p>{link}</p>"
    page.keyboard.press("Tab")
    expect(text(page)).not_to_be_focused()
    page.locator("label[for=id_ko-body]").click()
    expect(text(page)).to_be_focused()


def test_words_are_found_across_marks_and_replaced_with_the_marks_they_had(page, desk):
    desk("<p>광양<strong>항은 광양</strong>항이다. GWANG gwang</p><ul><li>광양항</li></ul>")
    page.keyboard.press("ControlOrMeta+f")
    panel = page.locator(".desk-find").first
    panel.locator("[data-find=query]").fill("광양항")
    told = panel.locator("[data-find=told]")
    expect(told).to_have_text(WORDS["found"].format(1, 3))
    page.keyboard.press("Enter")
    expect(told).to_have_text(WORDS["found"].format(2, 3))
    panel.locator("[data-find=by]").fill("여수항")
    page.keyboard.press("Enter")
    expect(told).to_have_text(WORDS["found"].format(2, 2))
    assert "<strong>항은 여수항</strong>이다" in value(page)
    panel.locator("[data-find=all]").click()
    expect(told).to_have_text(WORDS["replaced"].format(2))
    panel.locator("[data-find=query]").fill("Gwang")
    expect(told).to_have_text(WORDS["found"].format(1, 2))
    panel.locator("[data-find=query]").fill("없는 말")
    expect(told).to_have_text(WORDS["none"].format())
    first = "<p>여수항<strong>은 여수항</strong>이다. GWANG gwang</p>"
    assert value(page) == f"{first}\n<ul><li><p>여수항</p></li></ul>"


def test_a_tool_pressed_again_takes_off_what_it_put_on(page, desk):
    desk()
    tool(page, "longText").click()
    page.keyboard.type("summary")
    page.keyboard.press("Enter")
    page.keyboard.type("words")
    expect(tool(page, "longText")).to_have_attribute("aria-pressed", "true")
    tool(page, "longText").click()
    plain = "<p>광양항 새 부두가 열렸다</p>\n<p>summary</p>\n<p>words</p>"
    assert value(page) == plain
    page.keyboard.press("ControlOrMeta+a")
    for act in ("orderedList", "blockquote", "h2", "strong"):
        tool(page, act).click()
        assert value(page) != plain
        tool(page, act).click()
        assert value(page) == plain


def test_a_note_that_is_chosen_is_written_anew_or_removed(page, desk):
    desk('<p>가<span class="footnote">옛 주</span></p>')
    text(page).locator("sup").dblclick()
    expect(page.locator("dialog [data-ask=answer]")).to_have_value("옛 주")
    answer(page, "새 주")
    assert value(page) == '<p>가<span class="footnote">새 주</span></p>'
    text(page).locator("sup").click()
    tool(page, "footnote").click()
    page.locator("dialog [data-ask=remove]").click()
    expect(page.locator("textarea[name=ko-body]")).to_have_value("<p>가</p>")


def test_a_language_that_is_hidden_is_built_when_it_is_shown(page, cast, live_server):
    article = story(cast)
    page.add_init_script("localStorage.getItem('desk-view') ?? localStorage.setItem('desk-view', 'ko')")
    open_story(page, cast.editor, article, live_server.url)
    text(page)
    expect(page.locator(".desk-text-in")).to_have_count(1)
    set_body(page, "<p>Set while hidden.</p>", "en")
    page.get_by_role("radio", name="English").check()
    expect(text(page, "en")).to_have_text("Set while hidden.")
    words = WORDS["length"].format(**measured("<p>Set while hidden.</p>"))
    expect(page.locator(".desk-lang[data-lang=en] .desk-length")).to_have_text(words)


def test_who_may_not_write_a_language_reads_it(page, cast, live_server):
    open_story(page, cast.translator, story(cast), live_server.url)
    expect(text(page, "en")).to_have_attribute("contenteditable", "true")
    expect(text(page, "ko")).to_have_attribute("contenteditable", "false")
    expect(tool(page, "strong", "ko")).to_be_hidden()
