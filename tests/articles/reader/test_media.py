"""Pictures leave through the same gate as text: only while something readers can see shows them."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from articles import clock
from articles.media.developing import develop
from articles.media.recipes import BY_NAME, RECIPES
from articles.pagecache import keys
from articles.pagecache.models import Outbox
from articles.workflow.perform import perform
from tests.articles.reader.surfaces import full_story, picture
from tests.cast import edition, publish

NOON = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)


def test_every_rendition_of_the_list_has_exactly_its_type(client, world):
    develop(world.photo.pk)
    publish(full_story(world), "ko", world.cast.admin)
    for recipe in RECIPES:
        response = client.get(f"/media/{world.photo.public_id}/{recipe.name}")
        assert response.status_code == 200, recipe
        assert response.headers["Content-Type"] == recipe.mime
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        with world.photo.renditions.get(name=recipe.name).file.open() as file:
            assert response.content == file.read()


def test_a_story_is_published_with_the_renditions_there_are_and_gets_the_others_when_they_are_ready(
    client, world
):
    edition = publish(full_story(world), "ko", world.cast.admin)
    address = f"/ko/articles/{edition.article_id}/"
    first = client.get(address, follow=True)
    html = first.content.decode()
    assert f"/media/{world.photo.public_id}/640.jpg" in html and "image/avif" not in html
    develop(world.photo.pk)
    html = client.get(address, follow=True).content.decode()
    types = re.findall(r'<source type="([^"]+)"', html)
    assert types[:2] == ["image/avif", "image/webp"], "browsers take the first they know"
    assert keys.photo(world.photo.pk) in Outbox.objects.latest("pk").keys
    assert keys.photo(world.photo.pk) in first.page_keys
    for name in re.findall(rf"/media/{world.photo.public_id}/([^ \"]+)", html):
        assert BY_NAME[name].ratio is None, "cuts are for machines, not for the page's own choice of width"


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


def test_a_feed_reader_on_another_site_may_show_a_picture_and_nothing_else(client, world):
    publish(full_story(world), "ko", world.cast.admin)
    for address, policy in (
        (f"/media/{world.photo.public_id}/640.jpg", "cross-origin"),
        ("/ko/", "same-origin"),
        (f"/media/{'0' * 32}/640.jpg", "same-origin"),
    ):
        assert client.get(address).headers["Cross-Origin-Resource-Policy"] == policy


def test_a_lost_file_is_a_404(client, world):
    publish(full_story(world), "ko", world.cast.admin)
    made = world.photo.renditions.get(name="640.jpg")
    made.file.storage.delete(made.file.name)
    assert client.get(f"/media/{world.photo.public_id}/640.jpg").status_code == 404


def test_an_unchanged_picture_is_not_sent_again(client, world):
    publish(full_story(world), "ko", world.cast.admin)
    address = f"/media/{world.photo.public_id}/640.jpg"
    mark = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": mark}).status_code == 304


def test_a_picture_says_when_its_file_was_written(client, world):
    before = dt.datetime.now(dt.UTC).replace(microsecond=0) - dt.timedelta(hours=1)
    publish(full_story(world), "en", world.cast.admin)
    response = client.get(f"/media/{world.photo.public_id}/640.jpg")
    assert response.status_code == 200
    assert before < parsedate_to_datetime(response.headers["Last-Modified"]) <= dt.datetime.now(dt.UTC)
