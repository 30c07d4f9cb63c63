"""A full disk, a database that is away, any fault while saving: the editor gets back what was typed."""

import errno
import json
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from articles.models import Article
from articles.workflow import typing
from newsroom import failure
from tests.cast import KO, story
from tests.forms import fields

HERE = {"Sec-Fetch-Site": "same-origin"}
SCRIPT = {"Accept": "application/json"}


class Refusing:
    """Writes of one table fail as the database itself would let them fail."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __call__(self, execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE")):
            raise self.error
        return execute(sql, *rest)


def full() -> OperationalError:
    error = OperationalError("database or disk is full")
    error.__cause__ = SQLITE_FULL
    return error


class Full(Exception):
    sqlite_errorcode = 13  # SQLITE_FULL
    sqlstate = "53100"


SQLITE_FULL = Full()
FAULTS = [(full(), 507), (OperationalError("connection lost"), 503), (ZeroDivisionError(), 500)]


@pytest.fixture
def client() -> Client:
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


def opened(client: Client, article: Article) -> tuple[str, dict[str, list[str]]]:
    address = reverse("admin:articles_article_change", args=[article.pk])
    return address, fields(client.get(address))


@pytest.mark.parametrize(("error", "status"), FAULTS)
def test_a_full_disk_gives_the_text_back_and_it_can_be_saved_again(
    cast: SimpleNamespace, client: Client, error: Exception, status: int
):
    article = story(cast)
    client.force_login(cast.editor)
    address, data = opened(client, article)
    typed = data | {"ko-headline": "새벽의 제목", "ko-body": "<p>긴 글.</p>" * 300}
    with connection.execute_wrapper(Refusing(error)):
        response = client.post(address, typed, headers=HERE)
    assert response.status_code == status
    assert response.headers["Cache-Control"] == "no-store, private"
    assert response.headers.get("Retry-After") == ("120" if status != 500 else None)
    assert Article.objects.get(pk=article.pk).headline_ko == KO["headline"]
    again = fields(response)
    assert (again["ko-headline"], again["ko-body"]) == (["새벽의 제목"], [typed["ko-body"]])
    assert client.post(address, again, headers=HERE).status_code == 302
    assert Article.objects.get(pk=article.pk).headline_ko == "새벽의 제목"


def test_the_page_with_the_text_is_made_without_the_database(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    address, data = opened(client, article)

    def nothing(execute: Any, sql: str, *rest: Any) -> Any:
        raise OperationalError("the database does not answer")

    with connection.execute_wrapper(nothing):
        response = client.post(address, data | {"ko-headline": "새벽의 제목"}, headers=HERE)
    assert response.status_code == 503
    assert fields(response)["ko-headline"] == ["새벽의 제목"]


def test_a_foreign_page_gets_no_text_repeated(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    address, data = opened(client, article)
    with connection.execute_wrapper(Refusing(full())):
        response = client.post(
            address, data | {"ko-headline": "새벽의 제목"}, headers={"Sec-Fetch-Site": "cross-site"}
        )
    assert response.status_code == 503
    assert "새벽의 제목" not in response.content.decode()


@pytest.mark.parametrize(("error", "status"), FAULTS)
def test_what_cannot_be_kept_while_typing_says_so_and_takes_it_the_next_time(
    cast: SimpleNamespace, client: Client, error: Exception, status: int
):
    article = story(cast)
    client.force_login(cast.editor)
    _address, data = opened(client, article)
    part = {
        "part": "ko",
        "version": data["version_ko"][0],
        "turn": 1,
        "fields": {"ko-headline": ["새벽의 제목"]},
    }
    message = json.dumps({"tab": data["_tab"][0], "parts": [part]})
    typing_address = reverse("admin:articles_article_typing", args=[article.pk])

    def send() -> Any:
        return client.post(
            typing_address,
            message,
            content_type="application/json",
            headers={**SCRIPT, "X-CSRFToken": data["csrfmiddlewaretoken"][0]},
        )

    with connection.execute_wrapper(Refusing(error)):
        answer = send()
    assert answer.status_code == status
    assert "이 브라우저에 남아 있고" in answer.json()["problem"]
    assert send().json()["kept"] == ["ko"]
    assert [row.fields for row in typing.offered(article, by=cast.editor)] == [
        {"ko-headline": ["새벽의 제목"]}
    ]


def test_a_full_disk_is_told_from_a_database_that_is_away():
    assert failure.is_full(OSError(errno.ENOSPC, "no space left on device"))
    assert failure.is_full(full())
    assert not failure.is_full(OperationalError("connection lost"))
    assert not failure.is_full(OSError(errno.EACCES, "no"))
    assert not failure.is_full(None)
