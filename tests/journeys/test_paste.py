"""In a browser, one paste fills the form; each guess can be taken back; what a person wrote stays."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from articles.interchange.models import PageImport
from articles.media.models import Photo
from articles.models import Article
from articles.text.body import sanitise
from tests.articles.admin.pictures import jpeg
from tests.cast import PASSWORD, story

pytestmark = pytest.mark.browser

PASTES = Path(__file__).parents[1] / "articles" / "interchange" / "pastes"
RELEASE = (PASTES / "hwp_release.html").read_text(encoding="utf-8")
WIRE = (
    "부두에 새벽 시장 선다\n\n[가온나루 호남취재본부 허가온 기자] 광양항 새 부두에 새벽 시장이 선다.\n\n"
    "시장은 ▲생선 어판장 ▲국밥 골목 ▲꽃 가게 순으로 늘어선다.\n\n저작권자 ⓒ 새길통신. 무단전재 및 재배포 금지"
)
# As a person's Ctrl+V reaches the page, with both flavours of a clipboard.
PASTE = """(area, {html, text}) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", text);
  const options = {clipboardData: data, bubbles: true, cancelable: true};
  return area.dispatchEvent(new ClipboardEvent("paste", options));
}"""
RULES = {
    "preload": False,
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]},
}


def log_in(page: Page, path: str = "/admin/articles/article/add/") -> None:
    page.goto(path)
    page.locator("input[name=login]").fill("honam-editor")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("#content-main button.default").click()
    expect(page.locator(".desk-paste").first).to_be_visible()


def paste(area: Locator, text: str = "", html: str = "") -> bool:
    """Whether the browser would have gone on to insert the text itself."""
    return bool(area.evaluate(PASTE, {"html": html, "text": text}))


def chip(page: Page, field: str) -> Locator:
    return page.locator(f".desk-paste-chips button[data-field={field}]").first


def test_one_paste_fills_the_form_and_a_chip_gives_one_guess_back(page: Page, cast: SimpleNamespace):
    log_in(page)
    body = page.locator("textarea[name=ko-body]")
    assert not paste(body, WIRE)
    headline = page.locator("[name=ko-headline]")
    expect(headline).to_have_value("부두에 새벽 시장 선다")
    expect(page.locator("[name=bylines-0-reporter]")).to_have_value(str(cast.heo.pk))
    expect(page.locator("[name=bylines-0-bureau]")).to_have_value(str(cast.honam.pk))
    assert '<ul class="tri"><li>생선 어판장</li>' in sanitise(body.input_value())
    assert "ⓒ" not in sanitise(body.input_value())

    chip(page, "headline").press("Enter")
    expect(headline).to_have_value("")
    assert sanitise(body.input_value()).startswith("<p>부두에 새벽 시장 선다</p>")
    expect(chip(page, "headline")).to_be_focused()
    chip(page, "headline").press("Enter")
    expect(headline).to_have_value("부두에 새벽 시장 선다")
    assert "새벽 시장 선다" not in sanitise(body.input_value())

    chip(page, "list").click()
    assert "<p>시장은 ▲생선 어판장 ▲국밥 골목 ▲꽃 가게 순으로 늘어선다.</p>" in sanitise(body.input_value())
    chip(page, "byline").click()
    expect(page.locator("[name=bylines-0-reporter]")).to_have_value("")
    assert "<p>[가온나루 호남취재본부 허가온 기자] 광양항" in sanitise(body.input_value())
    chip(page, "byline").click()
    assert "[가온나루" not in sanitise(body.input_value())
    page.wait_for_load_state()
    assert Axe().run(page, options=RULES).response["violations"] == []

    page.locator("button[name=_save]").click()
    expect(page.locator(".messagelist")).to_be_visible()
    article = Article.objects.get()
    assert article.headline_ko == "부두에 새벽 시장 선다"
    kept = PageImport.objects.get(article=article)
    assert kept.evidence == WIRE
    assert [guess["undone"] for guess in kept.found["guesses"]] == [True]


def test_a_release_from_hangul_fills_embargo_origin_and_body(page: Page, cast: SimpleNamespace):
    log_in(page)
    page.locator("[data-open]").first.click()
    paste(page.locator("[data-catch]").first, "보도자료", RELEASE)
    expect(page.locator("[name=ko-deck]")).to_have_value(
        "조위 관측값 십 분마다 내보내고 어민은 손전화로 받아"
    )
    expect(page.locator("[name=shared-embargo_online_at]")).to_have_value("2026-11-24T12:00")
    expect(page.locator("[name=shared-embargo_print_on]")).to_have_value("2026-11-25")
    expect(page.locator("[name=shared-origin]")).to_have_value("press_release")
    expect(page.locator("[name=ko-issuing_body]")).to_have_value("달구름군")
    chip(page, "embargo").click()
    expect(page.locator("[name=shared-embargo_online_at]")).to_have_value("")
    body = page.locator("textarea[name=ko-body]")
    assert "<td>샛터</td>" in sanitise(body.input_value()) and "□" not in sanitise(body.input_value())
    page.locator("[data-all]").first.click()
    expect(page.locator("[name=ko-headline]")).to_have_value("")
    for words in ("□ 달구름군은", "▲ 달구름군 샛터마을", "붙임 알림판 배치도", "061-700-0101"):
        assert words in sanitise(body.input_value())


def test_a_kicker_is_filled_and_goes_back_into_the_headline(page: Page, cast: SimpleNamespace):
    log_in(page)
    paste(page.locator("textarea[name=ko-body]"), f"[르포] {WIRE}")
    headline, kicker = page.locator("[name=ko-headline]"), page.locator("[name=ko-kicker]")
    expect(kicker).to_have_value("르포")
    expect(headline).to_have_value("부두에 새벽 시장 선다")
    chip(page, "kicker").click()
    expect(kicker).to_have_value("")
    expect(headline).to_have_value("[르포] 부두에 새벽 시장 선다")
    chip(page, "kicker").click()
    expect(kicker).to_have_value("르포")
    expect(headline).to_have_value("부두에 새벽 시장 선다")
    chip(page, "kicker").click()
    chip(page, "headline").click()
    expect(headline).to_have_value("")


def test_caption_and_credit_go_to_the_photo_and_come_back(page: Page, cast: SimpleNamespace):
    log_in(page)
    captioned = WIRE.replace(
        "\n\n시장은", "\n\n▲ 새벽 시장에서 상인들이 꽃을 고르고 있다. 사진=광양시 제공\n\n시장은"
    )
    paste(page.locator("textarea[name=ko-body]"), captioned)
    expect(chip(page, "caption")).to_be_visible()
    page.locator("[data-pick]").first.set_input_files(
        [{"name": "market.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}]
    )
    row = page.locator("[data-row]:has([data-photo])")
    caption, credit = row.locator("[name$=caption_ko]"), row.locator("[data-credit=credit_line_ko]")
    expect(caption).to_have_value("새벽 시장에서 상인들이 꽃을 고르고 있다.")
    expect(credit).to_have_value("광양시")
    expect(row.locator("[lang=ko]", has_text="사진=광양시").first).to_be_visible()
    assert Photo.objects.get().credit_line_ko == "광양시"

    chip(page, "caption").click()
    expect(caption).to_have_value("")
    expect(credit).to_have_value("")
    expect(row.locator("[lang=ko]", has_text="사진=광양시")).to_have_count(0)
    assert Photo.objects.get().credit_line_ko == ""
    chip(page, "caption").click()
    expect(caption).to_have_value("새벽 시장에서 상인들이 꽃을 고르고 있다.")
    expect(row.locator("[lang=ko]", has_text="사진=광양시").first).to_be_visible()
    row.locator("[data-preset=supplied]").click()
    expect(row.locator("[lang=ko]", has_text="사진=광양시 제공").first).to_be_visible()


def test_what_a_person_wrote_is_never_overwritten(page: Page, cast: SimpleNamespace):
    article = story(cast)
    log_in(page, f"/admin/articles/article/{article.pk}/change/")
    body = page.locator("textarea[name=ko-body]")
    before = sanitise(body.input_value())
    assert paste(body, WIRE)  # the body has a text: the browser pastes into it as ever
    page.locator("[data-open]").first.click()
    paste(page.locator("[data-catch]").first, WIRE)
    expect(chip(page, "body")).to_have_attribute("data-state", "off")
    assert sanitise(body.input_value()) == before
    expect(page.locator("[name=ko-headline]")).to_have_value("광양항 새 부두 열려")
    chip(page, "headline").click()
    expect(page.locator("[name=ko-headline]")).to_have_value("부두에 새벽 시장 선다")
    chip(page, "headline").click()
    expect(page.locator("[name=ko-headline]")).to_have_value("광양항 새 부두 열려")
    chip(page, "body").click()
    assert '<ul class="tri">' in sanitise(body.input_value())
    chip(page, "body").click()
    assert sanitise(body.input_value()) == before


def test_nothing_happens_while_a_syllable_is_being_composed(page: Page, cast: SimpleNamespace):
    log_in(page)
    body = page.locator("textarea[name=ko-body]")
    body.dispatch_event("compositionstart")
    assert paste(body, WIRE)
    body.dispatch_event("compositionend")
    assert not paste(body, WIRE)
    expect(page.locator("[name=ko-headline]")).to_have_value("부두에 새벽 시장 선다")


def test_a_text_that_cannot_be_read_is_not_lost(page: Page, cast: SimpleNamespace):
    log_in(page)
    page.route("**/read-paste/", lambda route: route.fulfill(body="<h1>another page</h1>"))
    body = page.locator("textarea[name=ko-body]")
    paste(body, WIRE)
    expect(body).to_have_value(re.compile("▲국밥 골목"))


def test_an_editor_hands_over_what_was_pasted_and_takes_the_body(page: Page, cast: SimpleNamespace):
    log_in(page)
    body = page.locator("textarea[name=ko-body]")
    is_left_to_us = body.evaluate(
        """(area, text) => {
          area.addEventListener("desk:set-body", (event) => { area.dataset.taken = event.detail.html; });
          const options = {detail: {html: "", text}, bubbles: true, cancelable: true};
          return !area.dispatchEvent(new CustomEvent("desk:pasted", options));
        }""",
        WIRE,
    )
    assert is_left_to_us
    expect(body).to_have_attribute("data-taken", re.compile('<ul class="tri"><li>생선 어판장</li>'))


def test_several_people_get_rows_of_their_own(page: Page, cast: SimpleNamespace):
    log_in(page)
    text = WIRE.replace("허가온 기자", "허가온·함서준·온누리 기자")
    paste(page.locator("textarea[name=ko-body]"), text)
    expect(page.locator("[name=bylines-TOTAL_FORMS]")).to_have_value("3")
    expect(page.locator("[name=bylines-1-reporter]")).to_have_value(str(cast.ham.pk))
    expect(page.locator("[name=bylines-2-name_ko]")).to_have_value("온누리")
    assert page.locator("#id_bylines-2-name_ko").count() == 1
    page.locator("button[name=_save]").click()
    expect(page.locator(".messagelist")).to_be_visible()
    assert [row.reporter or row.name_ko for row in Article.objects.get().bylines.all()] == [
        cast.heo,
        cast.ham,
        "온누리",
    ]


def test_five_megabytes_of_markup_are_read_as_their_text(page: Page, cast: SimpleNamespace):
    log_in(page)
    body = page.locator("textarea[name=ko-body]")
    paste(body, WIRE, "<p class=MsoNormal><span lang=KO>가나다</span></p>" * 110_000)
    expect(page.locator("[name=ko-headline]")).to_have_value("부두에 새벽 시장 선다")
    expect(page.locator("[data-flags] li").first).to_contain_text("5")
    assert "MsoNormal" not in sanitise(body.input_value())
