"""The photos panel as hands use it: files chosen, dropped, pasted; rights by one tap; the focal point."""

import base64
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page, expect

from articles.languages import own
from articles.media.models import Photo
from articles.models import Article
from tests.articles.admin.pictures import jpeg
from tests.articles.media.files import encoded, picture
from tests.browser import Watch

pytestmark = pytest.mark.browser

RULES = {
    "preload": False,
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
}
# Makes a file in the page and lets it fall, be pasted or be handed over, as browsers and other modules do.
GIVE = """([how, name, text]) => {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const file = new File([bytes], name, { type: "image/jpeg" });
  const data = new DataTransfer();
  data.items.add(file);
  if (how === "with text") data.setData("text/plain", "본문");
  const both = { bubbles: true, cancelable: true };
  const panel = document.querySelector("[data-photo-panel]");
  if (how === "drop") panel.dispatchEvent(new DragEvent("drop", { ...both, dataTransfer: data }));
  else if (how === "handed") panel.dispatchEvent(new CustomEvent("desk:files", { ...both, detail: data }));
  else document.body.dispatchEvent(new ClipboardEvent("paste", { ...both, clipboardData: data }));
}"""


def faults(page: Page) -> list[str]:
    page.wait_for_load_state()
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{page.url} {fault['id']}: {node['html'][:150]}" for fault in found for node in fault["nodes"]]


def test_photos_are_taken_in_rights_by_one_tap_and_saved_with_the_story(page: Page, opened: Article):
    rows = page.locator("[data-row]:has([data-photo])")
    page.locator("[data-pick]").first.set_input_files(
        [
            {"name": "부두.jpg", "mimeType": "image/jpeg", "buffer": jpeg()},
            {"name": "깨진 사진.jpg", "mimeType": "image/jpeg", "buffer": encoded(picture())[:900]},
            {"name": "배.jpg", "mimeType": "image/jpeg", "buffer": jpeg("red")},
        ]
    )
    expect(rows).to_have_count(2)
    expect(page.locator(".desk-queue-bad")).to_contain_text("깨진 사진.jpg")
    expect(page.locator("[data-status]")).not_to_be_empty()
    roles = page.locator("[data-row]:has([data-photo]) select[name$=role]")
    assert sorted(roles.nth(number).input_value() for number in range(2)) == ["body", "lead"]
    expect(page.locator(".desk-rights-lacking")).to_have_count(2)

    rows.first.locator("[data-preset=own]").click()
    expect(rows.first.locator(".desk-rights-fine")).to_be_visible()
    expect(rows.first.locator("[data-preset=own]")).to_be_focused()
    rows.last.locator("[data-preset=supplied]").click()
    credit = rows.last.locator("[data-credit=credit_line_ko]")
    expect(credit).to_be_focused()
    credit.fill("광양시")
    credit.press("Tab")
    expect(rows.last.locator(".desk-rights-fine")).to_be_visible()
    expect(rows.last).to_contain_text("사진=광양시 제공")
    rows.first.locator("[name$=alt_text_ko]").fill("부두에 닿은 배")
    assert faults(page) == []

    page.locator("button[name=_save]").click()
    expect(page.locator(".success")).to_be_visible()
    uses = list(opened.photo_uses.select_related("photo"))
    assert {use.role for use in uses} == {"lead", "body"}
    assert {use.photo.preset for use in uses} == {"own", "supplied"}
    assert {own(use, "alt_text", "ko") for use in uses} == {"부두에 닿은 배", ""}


def test_files_come_by_drop_by_paste_and_from_other_modules_but_not_beside_text(page: Page, opened: Article):
    expect(page.locator("[data-drop]")).to_be_visible()
    for how, colour in (("with text", "navy"), ("drop", "red"), ("paste", "green"), ("handed", "blue")):
        page.evaluate(GIVE, [how, f"{how}.jpg", base64.b64encode(jpeg(colour)).decode()])
    names = page.locator("[data-row] .desk-card-name")
    expect(names).to_have_count(3)
    assert sorted(names.all_inner_texts()) == ["drop.jpg", "handed.jpg", "paste.jpg"]


def test_without_a_session_the_file_stays_named_and_says_what_to_do(
    page: Page, opened: Article, watch: Watch
):
    page.context.clear_cookies(name="session")
    page.locator("[data-pick]").first.set_input_files(
        [{"name": "a.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}]
    )
    bad = page.locator(".desk-queue-bad")
    expect(bad).to_contain_text("a.jpg")
    expect(bad).to_contain_text(page.locator("[data-photo-panel]").get_attribute("data-word-session"))
    assert [fault[:3] for fault in watch.faults] == ["403"]
    watch.faults.clear()


def test_the_panel_fits_a_telephone_and_its_targets_a_thumb(page: Page, opened: Article):
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator("[data-pick]").first.set_input_files(
        [{"name": "a" * 120 + ".jpg", "mimeType": "image/jpeg", "buffer": jpeg()}]
    )
    expect(page.locator("[data-row] [data-photo]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for target in page.locator("[data-photo-panel] :is(button, .desk-pick):visible").all():
        assert target.bounding_box()["height"] >= 44, target.inner_text()


def test_the_focal_point_moves_by_arrow_keys_and_by_pointer_and_the_cuts_follow(
    page: Page, opened: Article, cast: SimpleNamespace, client: Client
):
    panorama = {"name": "wide.jpg", "mimeType": "image/jpeg", "buffer": encoded(picture((900, 300)))}
    page.locator("[data-pick]").first.set_input_files([panorama])
    expect(page.locator("[data-row] [data-photo]")).to_be_visible()
    photo = Photo.objects.get()
    page.goto(f"/admin/media/photo/{photo.pk}/change/")
    point = page.get_by_role("slider")
    cut = page.locator("[data-crop='1/1'] img")
    before = cut.evaluate("image => image.style.objectPosition")
    point.focus()
    for _ in range(3):
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("ArrowUp")
    assert page.locator("#id_focal_x").input_value() == "0.2"
    assert page.locator("#id_focal_y").input_value() == "0.49"
    assert "20" in point.get_attribute("aria-valuetext")
    assert cut.evaluate("image => image.style.objectPosition") != before
    assert faults(page) == []
    box = page.locator("[data-picture]").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.5)
    assert abs(float(page.locator("#id_focal_x").input_value()) - 0.75) < 0.01
    expect(point).to_be_focused()
    page.locator("[name=_continue]").click()
    expect(page.locator(".success")).to_be_visible()
    photo.refresh_from_db()
    assert abs(photo.focal_x - 0.75) < 0.01
