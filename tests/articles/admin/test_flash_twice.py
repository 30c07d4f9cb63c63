"""Two taps, a form sent again, a change before the publication: one story, one photo, one release."""

import threading
from types import SimpleNamespace

import pytest
from django.db import connections
from django.test import Client

from articles import clock
from articles.media.models import Photo
from articles.models import Article, Edition, PhotoBureau
from tests.articles.admin.flashes import FLASH, TYPED, photo, send
from tests.cast import edition
from tests.forms import fields


def test_the_same_form_sent_twice_is_one_story_and_one_photo(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    start = fields(client.get(FLASH))
    posted = [send(client, start, **TYPED, photo=photo(), preset="own") for _number in range(3)]
    assert len({response.url for response in posted}) == 1
    assert Article.objects.count() == Photo.objects.count() == PhotoBureau.objects.count() == 1
    data = fields(client.get(posted[0].url))
    for _number in range(2):
        assert client.post(posted[0].url, data).status_code == 302
    assert Edition.objects.visible(clock.now()).count() == 1
    # The form once more, from the browser's history: what is out stays as it is.
    assert send(client, start, **(TYPED | {"headline": "다른 제목"})).url == posted[0].url
    assert Article.objects.get().headline_ko == TYPED["headline"]


def test_what_is_changed_before_it_goes_out_changes_the_same_story(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    response = send(client, **TYPED, photo=photo(), preset="supplied", credit="광양시", alt="불길")
    once = client.get(response.url).context["once"]
    data = fields(client.get(FLASH, {"once": once}))
    kept = {
        "headline": TYPED["headline"],
        "body": TYPED["body"],
        "preset": "supplied",
        "alt": "불길",
        "once": once,
    }
    assert {name: data[name] for name in kept} == {name: [value] for name, value in kept.items()}
    assert send(client, data, headline="고친 제목", credit="광양소방서").url == response.url
    article = Article.objects.get()
    assert article.headline_ko == "고친 제목"
    assert article.photo_uses.get().photo.credit_line_ko == "광양소방서 제공"
    send(client, fields(client.get(FLASH, {"once": once})), preset="", credit="")
    assert not article.photo_uses.exists()
    assert client.get(FLASH, {"once": "0" * 32}).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_two_taps_at_the_same_moment_are_one_story(cast: SimpleNamespace):
    login = Client()
    login.force_login(cast.editor)
    start = fields(login.get(FLASH))
    gate, found = threading.Barrier(2), []

    def tap() -> None:
        try:
            client = Client()
            client.cookies = login.cookies.copy()
            gate.wait(10)
            found.append(client.post(FLASH, {**start, **TYPED}).url)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=tap) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(found) == 2
    assert len(set(found)) == 1
    assert Article.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_confirmations_at_the_same_moment_publish_once(cast: SimpleNamespace):
    login = Client()
    login.force_login(cast.editor)
    page = send(login, **TYPED).url
    data = fields(login.get(page))
    gate, found = threading.Barrier(2), []

    def tap() -> None:
        try:
            client = Client()
            client.cookies = login.cookies.copy()
            gate.wait(10)
            found.append(client.post(page, data).status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=tap) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert found == [302, 302]
    assert edition(Article.objects.get(), "ko").releases.count() == 1
