"""Many photos at once: bad ones named, the rest in the order they were chosen, nothing lost on the way."""

import threading
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from articles.media import intake
from articles.media.models import Photo
from articles.models import Article
from tests.articles.admin.pictures import jpeg
from tests.articles.media.files import encoded, gif_of, picture
from tests.browser import Watch

pytestmark = pytest.mark.browser

UPLOAD = "**/media/photo/upload/"
BAD = {"잘린 사진.jpg": encoded(picture())[:900], "빈 파일.jpg": b"", "움직임.gif": gif_of(10_000)}


def choose(page: Page, **named: bytes) -> None:
    page.locator("[data-pick]").first.set_input_files(
        [{"name": name, "mimeType": "image/jpeg", "buffer": data} for name, data in named.items()]
    )


def rows(page: Page) -> Any:
    return page.locator("[data-row]:has([data-photo])")


class Gate:
    """Holds the first upload until it is opened; the others pass."""

    def __init__(self, page: Page) -> None:
        self.held: list[Route] = []
        page.route(UPLOAD, self.route)

    def route(self, route: Route) -> None:
        if self.held:
            route.fallback()
        else:
            self.held.append(route)

    def open(self) -> None:
        self.held[0].fallback()


def test_of_sixty_with_three_bad_ones_those_are_named_and_the_rest_stands_in_the_order_it_was_chosen(
    page: Page, opened: Article
):
    good = [(f"{number:02}.jpg", jpeg(f"hsl({6 * number}, 80%, 50%)")) for number in range(57)]
    gate = Gate(page)
    choose(page, **dict([*good[:20], *BAD.items(), *good[20:]]))
    progress = page.locator("[data-progress]")
    expect(rows(page)).to_have_count(56, timeout=30_000)
    expect(progress).to_contain_text("59")
    expect(progress.locator("progress")).to_have_js_property("max", 60)
    gate.open()
    expect(rows(page)).to_have_count(57)
    expect(progress).to_be_hidden()
    names = page.locator("[data-row] .desk-card-name").all_inner_texts()
    assert names == [name for name, _data in good]
    roles = page.locator("[data-row]:has([data-photo]) select[name$=role]")
    assert roles.evaluate_all("all => all.map((one) => one.value)") == ["lead"] + ["body"] * 56
    bad = page.locator(".desk-queue-bad")
    expect(bad).to_have_count(3)
    for line, name in zip(sorted(bad.all_inner_texts()), sorted(BAD), strict=True):
        assert line.startswith(f"{name} — ") and len(line) > len(name) + 15
    page.locator("button[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator("[data-row] .desk-card-name")).to_have_text(names)


def test_what_is_still_on_its_way_is_waited_for_before_the_story_is_saved(page: Page, opened: Article):
    gate = Gate(page)
    choose(page, **{"부두.jpg": jpeg()})
    expect(page.locator("[data-queue] li")).to_contain_text("부두.jpg")
    page.locator("button[name=_save]").click()
    expect(page.locator("[data-progress]")).to_contain_text(
        page.locator("[data-photo-panel]").get_attribute("data-word-wait")
    )
    gate.open()
    expect(rows(page)).to_have_count(1)
    page.locator("button[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert opened.photo_uses.count() == 1


def test_a_busy_server_is_asked_again_without_a_word(
    page: Page, opened: Article, monkeypatch: pytest.MonkeyPatch
):
    asked = threading.Event()
    look = intake.look

    def busy_once(data: bytes) -> intake.Look:
        if asked.is_set():
            return look(data)
        asked.set()
        raise intake.Refused("busy")

    monkeypatch.setattr(intake, "look", busy_once)
    choose(page, **{"부두.jpg": jpeg()})
    expect(rows(page)).to_have_count(1)
    assert asked.is_set() and page.locator(".desk-queue-bad").count() == 0


def test_a_file_lost_on_its_way_can_be_sent_again_at_its_place(page: Page, opened: Article, watch: Watch):
    lost: list[Route] = []

    def lose(route: Route) -> None:
        if lost:
            route.fallback()
        else:
            lost.append(route)
            route.abort()

    page.route(UPLOAD, lose)
    choose(page, **{"1.jpg": jpeg(), "2.jpg": jpeg("red")})
    bad = page.locator(".desk-queue-bad")
    expect(bad).to_contain_text("1.jpg")
    expect(rows(page)).to_have_count(1)
    bad.get_by_role("button").click()
    expect(rows(page)).to_have_count(2)
    expect(page.locator("[data-queue] li")).to_have_count(0)
    assert page.locator("[data-row] .desk-card-name").all_inner_texts() == ["1.jpg", "2.jpg"]


def test_a_picture_that_is_here_already_is_used_or_kept_twice_as_one_says(
    page: Page, opened: Article, pier: Photo
):
    choose(page, **{"again.jpg": jpeg(), "new.jpg": jpeg("red")})
    twin = page.locator(".desk-queue-twin")
    expect(twin).to_contain_text(f"{pier.pk}")
    expect(rows(page)).to_have_count(1)
    twin.get_by_role("button").first.click()
    expect(rows(page)).to_have_count(2)
    expect(rows(page).first.locator("[name$=alt_text_ko]")).to_be_focused()
    expect(rows(page).first.locator("[name$='-photo']")).to_have_value(str(pier.pk))
    assert Photo.objects.count() == 2

    choose(page, **{"again.jpg": jpeg()})
    twin.get_by_role("button").first.click()
    expect(twin).to_have_count(0)
    expect(rows(page)).to_have_count(2)
    choose(page, **{"again.jpg": jpeg()})
    twin.get_by_role("button").last.click()
    expect(rows(page)).to_have_count(3)
    assert Photo.objects.count() == 3
    roles = page.locator("[data-row]:has([data-photo]) select[name$=role]")
    assert roles.evaluate_all("all => all.map((one) => one.value)") == ["lead", "body", "body"]
