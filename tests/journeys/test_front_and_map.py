"""A reader finds a bureau on the map by keyboard, and a story that was read says so by itself."""

import pytest
from playwright.sync_api import expect

from articles.models import Place, PlaceTerm, Region
from articles.workflow import tally
from tests.articles.reader.surfaces import full_story, make_world
from tests.cast import publish


@pytest.fixture
def country(cast, settings, tmp_path):
    """Two regions of the map: one with a bureau, one with a place alone."""
    settings.MEDIA_ROOT = tmp_path / "media"
    world = make_world(cast)
    for slug, code, name in (("gangwon", "51", "강원특별자치도"), ("busan", "26", "부산광역시")):
        region = Region.objects.create(slug=slug, code=code, name_ko=name)
        place = Place.objects.create(slug=f"in-{slug}")
        PlaceTerm.objects.create(place=place, region=region, name_ko=f"{name}의 곳")
        if slug == "gangwon":
            type(cast.gangwon).objects.filter(pk=cast.gangwon.pk).update(place=place)
    return world


@pytest.mark.browser
def test_the_map_is_walked_by_keyboard_and_every_tile_has_a_name(page, country):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/ko/bureaus/")
    page.wait_for_load_state()
    tiles = page.locator("svg.map a")
    expect(tiles).to_have_count(2)
    names = [tile.get_attribute("aria-label") for tile in tiles.all()]
    assert names[0] == "강원, 강원특별자치도: 강원취재본부" and names[1].startswith("부산, 부산광역시: ")
    for tile in tiles.all():
        box = tile.bounding_box()
        assert min(box["width"], box["height"]) >= 44
    tiles.first.focus()
    page.keyboard.press("Tab")
    expect(tiles.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(page.url.partition("#")[0] + "#region-busan")
    expect(page.locator("#region-busan")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    tiles.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("강원취재본부")


@pytest.mark.browser
def test_a_story_in_view_is_counted_and_no_cookie_is_set(page, country, monkeypatch):
    counted = tally.Tally()
    monkeypatch.setattr("articles.reader.seen.TALLY", counted)
    article = full_story(country)
    publish(article, "ko", country.cast.admin)
    with page.expect_request(lambda request: "/seen/" in request.url) as told:
        page.goto(f"/ko/articles/{article.pk}/")
    assert told.value.method == "POST" and told.value.url.endswith(f"/seen/{article.pk}/ko")
    assert told.value.response().status == 204
    assert counted.counts == {(article.pk, "ko"): 1}
    assert page.context.cookies() == []
