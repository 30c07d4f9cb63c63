"""A session ends after an hour without use and after twelve hours in any case; beats of a page are no use."""

from types import SimpleNamespace

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from newsroom.accounts import idle
from newsroom.urls import handler404, handler500
from newsroom.urls import urlpatterns as ours

HOUR = 3600
pytestmark = pytest.mark.urls(__name__)


def beat(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(request.user.is_authenticated))


urlpatterns = [
    path("admin/beat/", beat, name="articles_article_typing"),
    path("admin/used/", beat, name="articles_article_used"),
    *ours,
]
__all__ = ["handler404", "handler500", "urlpatterns"]


def older(client: Client, name: str, seconds: int) -> None:
    session = client.session
    session[name] -= seconds
    session.save()


def test_an_hour_without_use_ends_the_session(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    older(client, idle.USED, HOUR - 5)
    assert client.get("/admin/").status_code == 200
    older(client, idle.USED, HOUR + 5)
    assert client.get("/admin/").status_code == 302


def test_use_begins_the_hour_anew(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    for _half in range(3):
        older(client, idle.USED, HOUR // 2)
        assert client.get("/admin/").status_code == 200


def test_twelve_hours_end_it_whatever_is_done(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    older(client, idle.BEGUN, 12 * HOUR - 5)
    assert client.get("/admin/").status_code == 200
    older(client, idle.BEGUN, 10)
    assert client.get("/admin/").status_code == 302


def test_beats_of_a_page_are_no_use_of_it(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    older(client, idle.USED, HOUR - 60)
    assert client.get("/admin/beat/").content == b"True"
    older(client, idle.USED, 65)
    assert client.get("/admin/beat/").content == b"False"


def test_what_was_typed_comes_back_when_the_hour_is_over(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    older(client, idle.USED, HOUR + 5)
    typed = {"ko-headline": "광양항 새 부두 열려, 첫 배는 새벽에 닿았다"}
    answer = client.post("/admin/articles/article/add/", typed, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 403
    assert typed["ko-headline"] in answer.content.decode()


def test_the_last_use_is_written_down_once_a_minute(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    older(client, idle.USED, 30)
    at = client.session[idle.USED]
    client.get("/admin/used/")
    assert client.session[idle.USED] == at
    older(client, idle.USED, 40)
    client.get("/admin/used/")
    assert client.session[idle.USED] > at
