"""A session that ended, or a token that is too old, loses no text; a foreign page gets nothing repeated."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.languages import own
from articles.models import Article
from articles.workflow.copy import save_copy
from tests.articles.admin.pictures import jpeg
from tests.cast import PASSWORD, story
from tests.forms import fields

HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def client() -> Client:
    """A browser: its posts need the token of the page."""
    return Client(enforce_csrf_checks=True)


def opened(client: Client, article: Article) -> tuple[str, dict[str, list[str]]]:
    address = reverse("admin:articles_article_change", args=[article.pk])
    return address, fields(client.get(address))


def headline(article: Article) -> str:
    return own(Article.objects.get(pk=article.pk), "headline", "ko")


def test_the_text_comes_back_after_the_session_ended_and_is_saved(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    address, data = opened(client, article)
    long_text = "긴 글. " * 500
    client.cookies.pop("session")
    response = client.post(address, data | {"ko-headline": "새 제목", "ko-body": long_text}, headers=HERE)
    assert response.status_code == 403
    assert response.headers["Cache-Control"] == "no-store, private"
    kept = fields(response)
    assert (kept["ko-headline"], kept["ko-body"]) == (["새 제목"], [long_text])
    assert "새 제목" in response.content.decode()
    assert client.login(username="honam-editor", password=PASSWORD)
    response = client.post(address, kept, headers=HERE)
    if response.status_code == 403:  # the log-in made a new token: the page comes once more, with the text
        kept = fields(response)
        response = client.post(address, kept, headers=HERE)
    assert response.status_code == 302
    assert headline(article) == "새 제목"


def test_a_stale_token_keeps_the_text_too(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    address, data = opened(client, article)
    response = client.post(
        address, data | {"ko-headline": "새 제목", "csrfmiddlewaretoken": "x" * 64}, headers=HERE
    )
    assert response.status_code == 403
    kept = fields(response)
    assert kept["csrfmiddlewaretoken"] != ["x" * 64]
    assert len(kept["csrfmiddlewaretoken"]) == 1
    assert client.post(address, kept, headers=HERE).status_code == 302
    assert headline(article) == "새 제목"


def test_the_list_of_what_is_kept_says_fields_in_words(cast: SimpleNamespace, client: Client):
    typed = {
        "ko-headline": "새 제목",
        "en-body": "My text",
        "en-deck": "",
        "shared-editors_note": "기상청에 다시 확인할 것. 내일 아침까지.",
        "mine-ko-headline": "내 제목이 길게 쓰여 있으면 스무 글자를 넘는다",
        "shown-ko-headline": "새 제목",
        "base-ko": "1",
    }
    client.cookies["staff_language"] = "en"
    response = client.post("/admin/articles/article/add/", typed, headers=HERE)
    told = re.findall(r"<li>([^<]*): <q>", response.content.decode())
    assert told == ["Korean: headline", "English: body", "note for the desk"]
    assert {name: [value] for name, value in typed.items()}.items() <= fields(response).items()


@pytest.mark.parametrize("is_logged_in", [True, False])
def test_who_is_logged_in_is_not_told_that_the_log_in_ran_out(
    cast: SimpleNamespace, client: Client, is_logged_in: bool
):
    if is_logged_in:
        client.force_login(cast.editor)
    client.cookies["staff_language"] = "en"
    html = client.post("/admin/articles/article/add/", {"ko-headline": "새"}, headers=HERE).content.decode()
    assert ("log-in had run out" in html) is not is_logged_in
    assert ("Log in (opens a new tab)" in html) is not is_logged_in


def test_a_newer_version_meanwhile_is_a_conflict_not_a_loss(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    address, data = opened(client, article)
    session = client.cookies.pop("session")
    kept = fields(client.post(address, data | {"ko-headline": "내 제목"}, headers=HERE))
    save_copy(article, {"ko": (1, {"headline": "남의 제목"})}, by=cast.reporter)
    client.cookies["session"] = session.value
    response = client.post(address, kept, headers=HERE)
    assert response.status_code == 409
    assert fields(response)["ko-headline"] == ["내 제목"]
    assert client.post(address, fields(response), headers=HERE).status_code == 302
    assert headline(article) == "내 제목"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Referer": "https://evil.example/testserver"},
        {},
    ],
)
def test_a_foreign_page_gets_nothing_repeated(cast: SimpleNamespace, client: Client, headers: dict[str, str]):
    article = story(cast)
    response = client.post(
        reverse("admin:articles_article_change", args=[article.pk]),
        {"ko-headline": "untergeschoben"},
        headers=headers,
    )
    assert response.status_code == 403
    assert "untergeschoben" not in response.content.decode()


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://testserver"}, {"Referer": "http://testserver/admin/"}, HERE]
)
def test_our_own_page_is_known_by_its_headers(cast: SimpleNamespace, client: Client, headers: dict[str, str]):
    response = client.post("/admin/articles/topic/add/", {"name_ko": "항만 이야기"}, headers=headers)
    assert "항만 이야기" in response.content.decode()


def test_passwords_are_never_kept(cast: SimpleNamespace, client: Client):
    typed = {
        "username": "kim",
        "new_password": "sehr-geheimes-wort-hier",
        "password": "auch-geheim-und-lang-genug",
    }
    response = client.post("/admin/accounts/user/add/", typed, headers=HERE)
    html = response.content.decode()
    assert fields(response)["username"] == ["kim"]
    assert "geheim" not in html


@pytest.mark.parametrize("name", ["account_login", "account_change_password"])
def test_the_login_page_keeps_nothing(db: None, client: Client, name: str):
    response = client.post(
        reverse(name), {"login": "honam-editor", "password": "geheim", "next": "/x"}, headers=HERE
    )
    assert response.status_code == 403
    assert "honam-editor" not in response.content.decode()


def test_files_cannot_be_kept_and_the_page_says_so(cast: SimpleNamespace, client: Client):
    typed = {"file": SimpleUploadedFile("pier.jpg", jpeg()), "creator": "허가온 사진기자가 찍은 것"}
    response = client.post("/admin/media/photo/add/", typed, headers=HERE)
    html = response.content.decode()
    assert "(file)" in html
    assert fields(response)["creator"] == [typed["creator"]]


def test_markup_is_kept_as_text(cast: SimpleNamespace, client: Client):
    attack = '"><script>alert(1)</script>'
    response = client.post("/admin/articles/topic/add/", {"name_ko": attack, attack: "x" * 30}, headers=HERE)
    assert "<script>alert" not in response.content.decode()
    assert fields(response)["name_ko"] == [attack]


def test_who_has_lost_the_role_keeps_the_text(cast: SimpleNamespace, client: Client):
    article = story(cast)
    client.force_login(cast.editor)
    address, data = opened(client, article)
    cast.editor.assignments.all().delete()
    response: Any = client.post(address, data | {"ko-headline": "새 제목"}, headers=HERE)
    assert response.status_code == 403
    assert fields(response)["ko-headline"] == ["새 제목"]
