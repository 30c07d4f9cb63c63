"""Photos that are here already come into a story: from the archive, from its text, and are put in order."""

from types import SimpleNamespace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.media.models import Photo
from articles.models import Article, PhotoUse
from tests.articles.admin.pictures import photo_at

pytestmark = pytest.mark.browser

RULES = {
    "preload": False,
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
}


def rows(page: Page) -> Any:
    return page.locator("[data-row]:has([data-photo])")


def save(page: Page) -> None:
    page.locator("button[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_a_photo_is_chosen_in_the_admins_own_list_which_shows_no_other_bureaus(
    page: Page, opened: Article, pier: Photo, foreign_photo: Photo
):
    with page.expect_popup() as popup:
        page.locator("[data-archive-button]").click()
    listed = popup.value
    listed.wait_for_load_state()
    expect(listed.locator("#result_list")).to_contain_text("pier.jpg")
    expect(listed.locator("#result_list")).not_to_contain_text("snow.jpg")
    with listed.expect_event("close"):
        listed.locator("#result_list a", has_text="pier.jpg").click()
    expect(rows(page)).to_have_count(1)
    expect(rows(page).locator("[name$=alt_text_ko]")).to_be_focused()
    save(page)
    use = opened.photo_uses.get()
    assert (use.photo, use.role) == (pier, "lead")


def test_a_photo_put_into_the_text_gets_its_row_once(page: Page, opened: Article, pier: Photo):
    tell = "number => document.querySelector('[name=ko-body]').dispatchEvent("
    tell += "new CustomEvent('desk:figure', {bubbles: true, detail: {photo: number}}))"
    page.evaluate(tell, pier.pk)
    expect(rows(page)).to_have_count(1)
    page.evaluate(tell, pier.pk)
    expect(rows(page)).to_have_count(1)
    save(page)
    assert opened.photo_uses.get().photo == pier


def test_rows_are_moved_and_stand_so_after_saving(page: Page, opened: Article, cast: SimpleNamespace):
    photos = [photo_at(cast.honam, f"{number}.jpg") for number in range(3)]
    for at, photo in enumerate(photos):
        role = "body" if at else "lead"
        PhotoUse.objects.create(article=opened, photo=photo, role=role, position=at)
    page.reload()
    page.wait_for_load_state()
    names = page.locator("[data-row] .desk-card-name")
    expect(page.locator("[name='photos-0-ORDER']")).to_be_hidden()
    expect(page.locator("[name='photos-0-photo']")).to_be_hidden()
    last = rows(page).last
    last.locator("[data-move='-1']").click()
    expect(names).to_have_text(["0.jpg", "2.jpg", "1.jpg"])
    rows(page).nth(1).locator("[data-move='-1']").press("Enter")
    expect(names).to_have_text(["2.jpg", "0.jpg", "1.jpg"])
    expect(rows(page).first.locator("[data-move='1']")).to_be_focused()
    expect(rows(page).first.locator("[data-move='-1']")).to_be_disabled()
    save(page)
    expect(names).to_have_text(["2.jpg", "0.jpg", "1.jpg"])


def test_a_row_reads_picture_words_rights_place_and_focal_point_which_moves_in_it(
    page: Page, opened: Article, pier: Photo
):
    PhotoUse.objects.create(article=opened, photo=pier)
    page.reload()
    page.wait_for_load_state()
    row = rows(page)
    parts = ("img", "[name$=alt_text_ko]", "[name$=caption_ko]", "[data-preset]", "[name$=role]", "summary")
    order = "(row, parts) => parts.map((part) => row.querySelector(`${part}:not(.desk-said *)`))"
    order += ".every((one, at, all) => !at || all[at - 1].compareDocumentPosition(one) & 4)"
    assert row.evaluate(order, list(parts))
    row.locator(".desk-point summary").click()
    point = row.get_by_role("slider")
    point.focus()
    with page.expect_response("**/point/"):
        page.keyboard.press("Shift+ArrowRight")
    pier.refresh_from_db()
    assert (pier.focal_x, pier.focal_y) == (0.6, 0.5)
    box = row.locator("[data-picture]").bounding_box()
    with page.expect_response("**/point/"):
        page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.5)
    pier.refresh_from_db()
    assert abs(pier.focal_x - 0.25) < 0.03
    page.wait_for_load_state()
    found = Axe().run(page, options=RULES).response["violations"]
    assert [node["html"] for fault in found for node in fault["nodes"]] == []
