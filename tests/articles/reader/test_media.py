"""Pictures leave through the same gate as text: only while something readers can see shows them."""

import datetime as dt

import pytest

from articles import clock
from articles.media.recipes import RECIPES
from articles.workflow.perform import perform
from tests.articles.reader.surfaces import full_story, picture
from tests.cast import edition, publish

NOON = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_every_rendition_has_exactly_its_type(client, world, recipe):
    publish(full_story(world), "ko", world.cast.admin)
    response = client.get(f"/media/{world.photo.public_id}/{recipe.name}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == recipe.mime
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    with world.photo.renditions.get(name=recipe.name).file.open() as file:
        assert response.content == file.read()


def test_the_original_has_no_address(client, world):
    publish(full_story(world), "ko", world.cast.admin)
    for name in ("original", "original.jpg", "2560.jpg", world.photo.original.name.rpartition("/")[2]):
        assert client.get(f"/media/{world.photo.public_id}/{name}").status_code == 404
    assert client.get(f"/media/{world.photo.original.name}").status_code == 404


def test_a_picture_comes_and_goes_with_its_story(client, world):
    address = f"/media/{world.photo.public_id}/640.jpg"
    with clock.at(NOON):
        article = full_story(world)
        perform("approve", edition(article, "ko"), by=world.cast.admin)
        later = NOON + dt.timedelta(hours=1)
        perform("schedule", edition(article, "ko"), by=world.cast.admin, effective_at=later)
    statuses = []
    for instant in (later - dt.timedelta(seconds=1), later):
        with clock.at(instant):
            statuses.append(client.get(address).status_code)
    with clock.at(later + dt.timedelta(hours=1)):
        perform("withhold", edition(article, "ko"), by=world.cast.admin, reason="asked by counsel")
        statuses.append(client.get(address).status_code)
    assert statuses == [404, 200, 404]


def test_a_hidden_picture_and_none_get_the_same_answer(client, world):
    hidden = client.get(f"/media/{picture('red').public_id}/640.jpg")
    none = client.get(f"/media/{'0' * 32}/640.jpg")
    assert (hidden.content, dict(hidden.headers)) == (none.content, dict(none.headers))


def test_a_lost_file_is_a_404(client, world):
    publish(full_story(world), "ko", world.cast.admin)
    made = world.photo.renditions.get(name="640.jpg")
    made.file.storage.delete(made.file.name)
    assert client.get(f"/media/{world.photo.public_id}/640.jpg").status_code == 404


def test_an_unchanged_picture_is_not_sent_again(client, world):
    publish(full_story(world), "ko", world.cast.admin)
    address = f"/media/{world.photo.public_id}/640.webp"
    mark = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": mark}).status_code == 304
