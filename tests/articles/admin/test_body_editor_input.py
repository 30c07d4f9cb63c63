"""What goes into the editor from outside: an input method's syllables, clipboards of every sort and size."""

import pytest
from playwright.sync_api import expect

from articles.admin.body_editor import WORDS
from articles.text import body
from tests.articles.admin.writing import open_story, paste, set_body, text, tool, value
from tests.cast import story

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("words_in_korean")]

# Notes what the field tells others, and how often.
LISTEN = """() => {
    window.told = [];
    for (const kind of ["input", "desk:files", "desk:pasted", "desk:figure"])
        document.addEventListener(kind, (event) => {
            if (event.target.name !== "ko-body") return;
            const {files, html, photo} = event.detail ?? {};
            window.told.push([kind, files?.length ?? photo ?? html ?? null]);
            if (window.refuses && kind === "desk:pasted") event.preventDefault();
        });
}"""


@pytest.fixture
def desk(page, cast, live_server):
    """A story with a short Korean body, the cursor at its end; `told` listens."""
    article = story(cast, ko={"headline": "광양항 새 부두", "body": "<p>광양항 부두</p>"})
    open_story(page, cast.editor, article, live_server.url)
    text(page).click()
    page.keyboard.press("ControlOrMeta+End")
    page.evaluate(LISTEN)
    return article


def told(page, kind: str) -> list:
    return [detail for name, detail in page.evaluate("window.told") if name == kind]


def compose(page, *steps: str, commit: str) -> None:
    """As an input method does: each step replaces the syllable being composed, then the words are entered."""
    session = page.context.new_cdp_session(page)
    for step in steps:
        place = {"selectionStart": len(step), "selectionEnd": len(step)}
        session.send("Input.imeSetComposition", {"text": step, **place})
    session.send("Input.insertText", {"text": commit})
    session.detach()


def test_a_syllable_is_composed_mid_word_and_in_bold_and_is_undone_whole(page, desk):
    page.keyboard.press("ArrowLeft")
    compose(page, "ㅎ", "하", "한", commit="한")
    expect(page.locator("textarea[name=ko-body]")).to_have_value("<p>광양항 부한두</p>")
    page.keyboard.press("ControlOrMeta+End")
    # The browser tells of a moved cursor in its own time, sooner than anybody's next key.
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.keyboard.press("ControlOrMeta+b")
    expect(tool(page, "strong")).to_have_attribute("aria-pressed", "true")
    compose(page, "ㄱ", "그", "글", commit="글")
    compose(page, "ㅈ", "자", commit="자")
    expect(page.locator("textarea[name=ko-body]")).to_have_value("<p>광양항 부한두<strong>글자</strong></p>")
    page.keyboard.press("ControlOrMeta+z")
    expect(text(page)).not_to_contain_text("글")
    expect(text(page)).to_contain_text("광양항 부")
    page.keyboard.press("ControlOrMeta+Shift+z")
    expect(page.locator("textarea[name=ko-body]")).to_have_value("<p>광양항 부한두<strong>글자</strong></p>")


def test_nothing_of_ours_acts_while_a_syllable_is_composed(page, desk):
    length = page.locator(".desk-length").first.inner_text()
    session = page.context.new_cdp_session(page)
    for step in ("ㅎ", "하", "한"):
        session.send("Input.imeSetComposition", {"text": step, "selectionStart": 1, "selectionEnd": 1})
        expect(text(page)).to_have_text(f"광양항 부두{step}")
    assert value(page).strip() == "<p>광양항 부두</p>"
    assert told(page, "input") == []
    assert page.locator(".desk-length").first.inner_text() == length
    session.send("Input.insertText", {"text": "한"})
    expect(page.locator("textarea[name=ko-body]")).to_have_value("<p>광양항 부두한</p>")
    assert page.locator(".desk-length").first.inner_text() != length


def test_a_syllable_begun_while_words_are_looked_for_ends_whole(page, desk):
    page.keyboard.press("ControlOrMeta+f")
    panel = page.locator(".desk-find").first
    compose(page, "ㅂ", "부", commit="부두")
    expect(panel.locator("[data-find=told]")).to_have_text(WORDS["found"].format(1, 1))
    text(page).click()
    page.keyboard.press("ControlOrMeta+End")
    compose(page, "ㅂ", "부", commit="부")
    compose(page, "ㄷ", "두", commit="두")
    expect(page.locator("textarea[name=ko-body]")).to_have_value("<p>광양항 부두부두</p>")
    expect(text(page).locator(".desk-found")).to_have_count(2)


def test_pasted_markup_is_reduced_and_its_images_never_come_in(page, desk):
    page.keyboard.press("ControlOrMeta+a")
    image = '<img src="data:image/png;base64,AAAA" onerror="document.title=1">'
    paste(
        page,
        f'<h1 style="color:red" onclick="x()">제목</h1>{image}<script>document.title=1</script>'
        f"<p class=x>글 <b style='font-weight:normal'>보통 <b>굵게</b></b>{image}</p>"
        '<iframe src="https://evil.example/"></iframe><img src="https://evil.example/a.png">'
        '<p><a href="javascript:document.title=1">링크</a></p>',
        "제목 글 보통 굵게 링크",
    )
    expected = "<h2>제목</h2>\n<p>글 보통 <strong>굵게</strong></p>\n<p>링크</p>"
    expect(page.locator("textarea[name=ko-body]")).to_have_value(expected)
    assert "data:" not in told(page, "desk:pasted")[0]
    assert page.title() != "1"


def test_files_are_handed_to_the_photos_unless_there_are_words_beside_them(page, desk):
    paste(page, files=3)
    assert told(page, "desk:files") == [3]
    paste(page, text="글", files=1)
    assert told(page, "desk:files") == [3]
    expect(text(page)).to_have_text("광양항 부두글")


def test_a_photo_is_put_into_the_text_from_outside_and_nothing_written_is_replaced(page, desk, pier):
    field = page.locator("textarea[name=ko-body]")
    insert = "(area, photo) => area.dispatchEvent(new CustomEvent('desk:insert-figure', {detail: {photo}}))"
    field.evaluate(insert, pier.pk)
    field.evaluate(insert, "1; drop")
    field.evaluate(insert, pier.pk)
    page.keyboard.type("end")
    figure = f'<figure data-photo="{pier.pk}"></figure>'
    expect(field).to_have_value("\n".join(["<p>광양항 부두</p>", figure, figure, "<p>end</p>"]))


def test_who_takes_a_paste_over_finds_the_editor_untouched(page, desk):
    page.evaluate("window.refuses = true")
    paste(page, "<p>보도자료</p>", "보도자료")
    assert told(page, "desk:pasted") == ["<p>보도자료</p>"]
    expect(text(page)).to_have_text("광양항 부두")
    set_body(page, "새 글\n둘째 줄\n\n둘째 문단")
    assert value(page) == "<p>새 글<br>둘째 줄</p>\n<p>둘째 문단</p>"


def test_a_clipboard_of_five_megabytes_or_two_thousand_images_leaves_the_page_usable(page, desk):
    paste(page, text="가", times=1_700_000)  # 5.1 MB
    expect(page.locator(".desk-told").first).to_contain_text("1,700,000")
    expect(text(page)).to_have_text("광양항 부두")
    image = "<img src='data:image/png;base64," + "A" * 2_500 + "'>"
    paste(page, f"<p>앞{image}</p>", "앞", times=2_000)
    assert body.sanitise(value(page)).count("앞") == 2_000
    tool(page, "undo").click()
    paste(page, "<p><span>x</span></p>", "글자만", times=30_000)
    expect(page.locator(".desk-told").first).to_have_text(str(WORDS["plain"]))
    expect(text(page)).to_contain_text("글자만")
    paste(page, files=2_000)
    assert told(page, "desk:files") == [2_000]
    tool(page, "undo").click()
    expect(text(page)).not_to_contain_text("글자만")
