"""What readers had at an instant is the public page of then, under a head that says which text it is."""

import datetime as dt

import pytest

from articles import clock
from articles.models import Revision
from articles.pagecache import addresses
from articles.workflow import preview
from articles.workflow.copy import save_copy
from articles.workflow.past import seal_of
from articles.workflow.perform import perform
from articles.workflow.supersede import supersede
from tests.articles.reader.surfaces import full_story, picture
from tests.cast import edition, publish

NOW = dt.datetime(2031, 5, 2, 3, 4, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def told(world):
    """Published, and corrected an hour later."""
    article = full_story(world, photo=picture("green", "then.jpg"))
    with clock.at(NOW):
        publish(article, "ko", world.cast.admin)
    with clock.at(NOW + HOUR):
        save_copy(article, {"ko": (1, {"deck": "다시 쓴 부제"})}, by=world.cast.editor)
        perform("correct", edition(article, "ko"), by=world.cast.admin, note="고쳤습니다.", reason="정정")
    with clock.at(NOW + 2 * HOUR):
        yield article


def then(client, article, at=None):
    address = addresses.preview_then(edition(article, "ko").pk)
    return client.get(address, {"at": at.isoformat()} if at else {})


def main_of(html: str) -> str:
    return html[html.index("<article") : html.index("</article>")]


def test_the_page_of_then_is_the_public_page_under_its_record(client, world, told):
    public = client.get(addresses.permalink("ko", told.pk), follow=True).content.decode()
    client.force_login(world.cast.editor)
    now, before = then(client, told), then(client, told, NOW)
    shown = now.content.decode()
    assert now.headers["Cache-Control"] == "no-store, private"
    for html in (main_of(public), main_of(shown)):
        assert "다시 쓴 부제" in html and "고쳤습니다." in html
    first, second = Revision.objects.filter(edition__article=told, edition__language="ko").order_by("number")
    record = shown[shown.index('<aside class="record') : shown.index("<article")]
    assert seal_of(second) in record and "정정" in record and "무단전재" in record
    old = before.content.decode()
    assert "다시 쓴 부제" not in old and "고쳤습니다." not in old
    assert seal_of(first) in old and seal_of(first) != seal_of(second)
    assert "2031-05-02T12:04:00+09:00" in old


def test_its_photos_are_seen_by_those_who_see_the_page(client, world, told):
    photo = told.photo_uses.get().photo
    address = f"{addresses.preview_then(edition(told, 'ko').pk)}media/{photo.public_id}/640.jpg"
    assert client.get(address).status_code == 404
    client.force_login(world.cast.editor)
    assert address in then(client, told, NOW).content.decode()
    assert client.get(address).status_code == 200


def test_the_past_is_for_its_bureau_and_before_it_there_was_nothing(client, world, told):
    assert then(client, told, NOW).status_code == 404
    for actor in (world.cast.other_editor, world.cast.nobody):
        client.force_login(actor)
        assert then(client, told, NOW).status_code == 404
    client.force_login(world.cast.editor)
    assert then(client, told, NOW - HOUR).status_code == 404
    address = addresses.preview_then(edition(told, "ko").pk)
    for at in ("x", "2019-13-01 00:00", "9999-99"):
        assert client.get(address, {"at": at}).status_code == 404


def test_the_past_of_a_killed_text_is_for_those_who_may_see_killed_texts(client, world, told):
    perform("kill", edition(told, "ko"), by=world.cast.admin, reason="x")
    client.force_login(world.cast.editor)
    assert then(client, told, NOW).status_code == 404
    client.force_login(world.cast.admin)
    assert then(client, told, NOW).status_code == 200
    assert then(client, told).status_code == 404


@pytest.mark.parametrize("basis", ["blocked", "anonymised"])
def test_what_the_law_withdrew_is_in_no_page_of_the_past_and_no_preview(client, world, told, basis):
    ko = edition(told, "ko")
    first = Revision.objects.filter(edition=ko).earliest("number")
    _link, token = preview.make(ko, by=world.cast.admin, revision=first)
    _link, past = preview.make(ko, by=world.cast.admin, at=NOW)
    assert client.get(addresses.preview(token)).status_code == 200
    # What stands there now has other words; the texts that were printed go.
    save_copy(told, {"ko": (2, {"headline": "이름을 뺀 제목"})}, by=world.cast.admin)
    supersede(ko, None, by=world.cast.admin, at=clock.now(), basis=basis)
    assert client.get(addresses.preview(token)).status_code == 404
    assert first.headline not in client.get(addresses.preview(past)).content.decode()
    client.force_login(world.cast.admin)
    assert then(client, told, NOW).status_code == 404
    desk = client.get(addresses.preview_desk(ko.pk), {"revision": first.pk})
    assert desk.status_code == 404
