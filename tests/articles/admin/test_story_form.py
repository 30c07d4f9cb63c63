"""The story's form in a browser: one switch of languages, chips, names as readers will see them, keys."""

from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, Place, PlaceTerm
from tests.cast import PASSWORD, story

pytestmark = pytest.mark.browser


def enter(page: Page, username: str) -> None:
    page.goto("/admin/")
    page.locator("input[name=login]").fill(username)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("#content-main button.default").click()
    page.wait_for_url("**/admin/")


@pytest.fixture
def places(db: None) -> list[Place]:
    found = []
    for slug, ko, en in (
        ("gwangyang", "광양", "Gwangyang"),
        ("yeosu", "여수", "Yeosu"),
        ("suncheon", "순천", "Suncheon"),
    ):
        place = Place.objects.create(slug=slug)
        PlaceTerm.objects.create(place=place, name_ko=ko, name_en=en)
        found.append(place)
    return found


@pytest.fixture
def opened(page: Page, cast: SimpleNamespace, places: list[Place]) -> Article:
    """A story's form on a wide screen, opened by the bureau's editor."""
    article = story(cast)
    page.set_viewport_size({"width": 1400, "height": 900})
    enter(page, "honam-editor")
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    return article


def saved(page: Page) -> None:
    """Waits for the answer: the page that says so."""
    expect(page.locator(".messagelist .success")).to_be_visible()


def shows(page: Page, *languages: str) -> None:
    for code in ("ko", "en"):
        expect(page.locator(f"[name={code}-headline]")).to_be_visible(visible=code in languages)


def test_one_switch_shows_one_language_or_both_and_is_remembered(page: Page, opened: Article):
    shows(page, "ko", "en")
    page.get_by_role("radio", name="English").check()
    shows(page, "en")
    page.reload()
    shows(page, "en")
    page.keyboard.press("Tab")
    page.get_by_role("radio", name="English").press("ArrowLeft")
    shows(page, "ko", "en")
    page.set_viewport_size({"width": 360, "height": 740})
    shows(page, "ko")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_button_of_the_bar_is_the_act_of_the_language_in_view(page: Page, opened: Article):
    first = page.locator(".desk-bar-acts > button.default:visible")
    assert first.get_attribute("value") == "together:release"
    page.get_by_role("radio", name="한국어").check()
    assert first.get_attribute("value") == "ko:approve-and-publish"
    first.click()
    page.wait_for_url("**/act/ko/approve-and-publish/")


def test_a_place_is_found_by_writing_and_the_first_gives_the_dateline(
    page: Page, opened: Article, places: list[Place]
):
    write = page.locator("#places .desk-token-input")
    for word in ("광양", "여수"):
        write.fill(word)
        write.press("Enter")
    chips = page.locator("#places .desk-chips li")
    expect(chips).to_have_count(2)
    chips.nth(1).get_by_role("button").first.click()
    expect(chips.first).to_contain_text("여수")
    expect(chips.locator("small")).to_have_count(1)
    # An editorial is filed from nowhere.
    kind = page.locator("[name=shared-kind]")
    kind.select_option("editorial")
    expect(chips.locator("small")).to_have_count(0)
    kind.select_option("news")
    write.fill("없는 곳")
    write.press("Enter")
    expect(page.locator("#places [role=status]")).not_to_be_empty()
    write.fill("")
    page.keyboard.press("Control+s")
    saved(page)
    expect(chips.first).to_contain_text("여수")
    assert list(opened.place_links.values_list("place__slug", flat=True)) == ["yeosu", "gwangyang"]
    chips.first.get_by_role("button").last.click()
    page.locator("button[name=_save]").click()
    saved(page)
    expect(chips).to_have_count(1)
    assert opened.place_links.get().place == places[0]


def test_a_name_is_written_and_shown_as_readers_will_see_it(page: Page, opened: Article):
    lines = page.locator("[data-lines]")
    expect(lines).to_contain_text("호남취재본부 허가온 기자")
    page.locator("[data-add]").click()
    name = page.locator("#bylines [data-row]:visible input[list]").last
    name.fill("함서준")
    name.press("Enter")
    expect(lines).to_contain_text("호남취재본부 허가온·강원취재본부 함서준 기자")
    expect(lines).to_contain_text("By Heo Ga-on, Honam Bureau")
    name.fill("먼 곳의 사람")
    name.press("Enter")
    expect(lines).to_contain_text("먼 곳의 사람")
    page.locator("button[name=_save]").click()
    saved(page)
    assert [row.name_ko for row in opened.bylines.all()] == ["", "먼 곳의 사람"]


def test_names_change_places_and_leave_by_small_buttons(page: Page, opened: Article):
    lines = page.locator("[data-lines]")
    rows = page.locator("#bylines [data-row]:visible")
    page.locator("[data-add]").click()
    rows.last.locator("input[list]").fill("함서준")
    rows.last.locator("input[list]").press("Enter")
    expect(lines).to_contain_text("호남취재본부 허가온·강원취재본부 함서준 기자")
    expect(page.locator("#bylines [name$=-DELETE]").first).to_be_hidden()
    expect(rows.first.get_by_role("button", name="앞으로")).to_have_count(0)
    rows.last.get_by_role("button", name="함서준: 앞으로").press("Enter")
    expect(lines).to_contain_text("강원취재본부 함서준·호남취재본부 허가온 기자")
    expect(rows.first.get_by_role("button", name="함서준: 빼기")).to_be_focused()
    rows.last.get_by_role("button", name="허가온: 빼기").click()
    expect(lines).not_to_contain_text("허가온")
    rows.last.get_by_role("button", name="허가온").last.click()
    expect(lines).to_contain_text("강원취재본부 함서준·호남취재본부 허가온 기자")
    rows.last.get_by_role("button", name="허가온: 빼기").click()
    page.locator("button[name=_save]").click()
    saved(page)
    assert [row.reporter.name_ko for row in opened.bylines.all()] == ["함서준"]


def test_what_is_not_saved_is_said_and_enter_sends_nothing(page: Page, opened: Article):
    state = page.locator("[data-saved]")
    before = state.inner_text()
    headline = page.locator("[name=ko-headline]")
    headline.press("End")
    headline.type("!")
    expect(state).not_to_have_text(before)
    headline.press("Enter")
    assert headline.input_value().endswith("!")
    page.keyboard.press("Control+s")
    saved(page)
    opened.refresh_from_db()
    assert opened.headline_ko.endswith("!")
    expect(state).to_have_class("desk-saved")


def test_a_finding_leads_to_its_field_whatever_is_hidden(page: Page, opened: Article):
    page.get_by_role("radio", name="한국어").check()
    page.goto(f"/admin/articles/article/{opened.pk}/change/#id_en-headline")
    expect(page.locator("[name=en-headline]")).to_be_focused()
    page.goto(f"/admin/articles/article/{opened.pk}/history/")
    page.goto(f"/admin/articles/article/{opened.pk}/change/#id_shared-embargo_online_at")
    expect(page.locator("[name=shared-embargo_online_at]")).to_be_visible()


def test_a_flash_folds_what_it_does_not_need(page: Page, opened: Article):
    expect(page.locator("[name=ko-deck]")).to_be_visible()
    page.locator("[name=shared-kind]").select_option("flash")
    expect(page.locator("[name=ko-deck]")).to_be_hidden()
    expect(page.locator("[name=shared-slugline]")).to_be_hidden()


def test_the_form_works_without_script(browser, live_server, cast: SimpleNamespace):
    article = story(cast)
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    enter(page, "honam-editor")
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    shows(page, "ko", "en")
    page.locator("[name=ko-headline]").fill("고친 제목")
    page.locator("[data-desk-menu] summary").click()
    page.locator("button[value='ko:approve']").click()
    page.wait_for_url("**/act/ko/approve/")
    context.close()
    article.refresh_from_db()
    assert article.headline_ko == "고친 제목"


def test_a_form_too_large_to_be_sent_stays_with_its_text(page: Page, opened: Article):
    page.locator("[name=ko-headline]").fill("아직 저장하지 않은 제목")
    note = page.locator("[data-too-large]")
    expect(note).to_be_hidden()
    page.locator("[data-desk-form]").evaluate("form => { form.dataset.limit = '200'; }")
    page.locator("button[name=_save]").click()
    expect(note).to_be_visible()
    expect(page.locator("[name=ko-headline]")).to_have_value("아직 저장하지 않은 제목")
    page.locator("[data-desk-form]").evaluate("form => { form.dataset.limit = '8000000'; }")
    page.locator("button[name=_save]").click()
    saved(page)
    opened.refresh_from_db()
    assert opened.headline_ko == "아직 저장하지 않은 제목"
