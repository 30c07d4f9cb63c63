"""A form larger than a request may be is answered with its limit and a way to keep the text."""

import re
from types import SimpleNamespace

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse

from articles.models import Article
from newsroom.bad_request import answer
from tests.cast import story
from tests.forms import fields

LANGUAGES = ("ko", "en")


@pytest.fixture
def desk(cast: SimpleNamespace) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(cast.editor)
    return client


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_that_is_too_large_gets_a_page_in_the_language_of_the_screens(
    cast: SimpleNamespace, desk: Client, language: str
):
    article = story(cast)
    address = reverse("admin:articles_article_change", args=[article.pk])
    desk.cookies["staff_language"] = language
    typed = fields(desk.get(address)) | {"ko-body": "가" * 3_000_000}
    response = desk.post(address, typed)
    html = response.content.decode()
    assert response.status_code == 413
    assert re.search("8 ?MB", html)
    assert f'lang="{language}"' in html
    assert response.headers["Cache-Control"] == "no-store, private"
    assert Article.objects.get().body_ko == article.body_ko


def test_a_form_of_too_many_fields_says_how_many(desk: Client):
    desk.cookies["staff_language"] = "en"
    with override_settings(DATA_UPLOAD_MAX_NUMBER_FIELDS=5):
        response = desk.post(reverse("admin:articles_article_add"), {f"x{number}": "" for number in range(6)})
    assert response.status_code == 413
    assert "more than 5 fields" in response.content.decode()


def test_other_bad_requests_and_readers_addresses_learn_nothing_of_the_desk(rf: RequestFactory, desk: Client):
    assert answer(rf.post("/admin/"), SuspiciousOperation("no such host")).status_code == 400
    response = desk.post("/ko/", "a" * 9_000_000, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 405


def test_the_desks_door_is_found_without_its_last_slash_and_no_other_address_is(client: Client):
    assert client.get("/admin").headers["Location"] == "/admin/"
    for address in ("/admin/articles", "/admin/articles/article", "/admin/no-such-page"):
        assert client.get(address).status_code == client.get("/admin/nothing").status_code


def test_every_screen_of_the_desk_links_its_icon(desk: Client):
    for address in ("/admin/", "/admin/articles/article/", "/admin/articles/article/add/"):
        assert '<link rel="icon"' in desk.get(address).content.decode()
    assert '<link rel="icon"' in Client().get("/admin/account/login/").content.decode()
