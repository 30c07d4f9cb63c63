"""Who comes in, and how: no sign-up, screens in two languages, nothing inline, nothing foreign."""

import re
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from articles.workflow.policy import POLICY
from newsroom.accounts.models import User
from tests.cast import PASSWORD, story
from tests.forms import fields

LOGIN = "/admin/account/login/"


def log_in(client: Client, password: str = PASSWORD, after: str = "/admin/articles/article/") -> object:
    page = client.get(LOGIN, {"next": after})
    assert page.status_code == 200
    return client.post(LOGIN, fields(page) | {"login": "honam-editor", "password": password})


def test_login_leads_to_where_one_wanted_to_go(cast: SimpleNamespace, client: Client):
    response = client.get("/admin/articles/article/", follow=True)
    assert response.redirect_chain[-1][0].startswith(LOGIN)
    assert log_in(client).url == "/admin/articles/article/"
    assert client.get("/admin/articles/article/").status_code == 200


def test_login_leads_to_no_foreign_host(cast: SimpleNamespace, client: Client):
    assert log_in(client, after="https://evil.example/").url == "/admin/"


def test_a_wrong_password_is_said_beside_the_form(cast: SimpleNamespace, client: Client):
    response = log_in(client, "wrong")
    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()
    assert client.get("/admin/").status_code == 302


def test_guessing_is_slowed_down(cast: SimpleNamespace, client: Client):
    for _guess in range(12):
        log_in(client, "wrong")
    assert log_in(client).status_code in (200, 429)
    assert client.get("/admin/").status_code == 302


def test_logout_ends_the_session(cast: SimpleNamespace, client: Client):
    log_in(client)
    page = client.get("/admin/account/logout/")
    assert client.post("/admin/account/logout/", fields(page)).status_code == 302
    assert client.get("/admin/").status_code == 302


def test_a_changed_password_counts(cast: SimpleNamespace, client: Client):
    log_in(client)
    page = client.get("/admin/account/password/")
    new = "another calm sea at dusk"
    assert (
        client.post(
            page.request["PATH_INFO"],
            fields(page) | {"oldpassword": PASSWORD, "password1": "short", "password2": "short"},
        ).status_code
        == 200
    )
    typed = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post(page.request["PATH_INFO"], fields(page) | typed).status_code == 302
    assert User.objects.get(pk=cast.editor.pk).check_password(new)


@pytest.mark.parametrize("path", ["signup/", "password/reset/", "email/", "login/code/", "confirm-email/"])
def test_nobody_signs_up_or_resets(cast: SimpleNamespace, client: Client, path: str):
    client.force_login(cast.editor)
    assert client.get(f"/admin/account/{path}").status_code == 404


def test_roles_are_shown_where_there_are_some(cast: SimpleNamespace, client: Client):
    """A table of headings alone is wider than a telephone, and no key moves it."""
    client.force_login(cast.admin)
    shown = "assignments-group"
    assert shown in client.get(reverse("admin:accounts_user_change", args=[cast.editor.pk])).content.decode()
    for address in (
        reverse("admin:accounts_user_add"),
        reverse("admin:accounts_user_change", args=[cast.nobody.pk]),
    ):
        assert shown not in client.get(address).content.decode()


def test_a_person_is_made_with_a_password_and_no_flags(cast: SimpleNamespace, client: Client):
    client.force_login(cast.admin)
    add = "/admin/accounts/user/add/"
    page = client.get(add)
    assert "superuser" not in page.content.decode()
    typed = {"username": "kim-cheol-su-at-honam", "is_superuser": "on", "is_staff": "on", "is_active": "on"}
    for password in ("", "short", "kim-cheol-su-at-honam"):
        response = client.post(add, fields(page) | typed | {"new_password": password})
        assert "new_password" in response.context["adminform"].form.errors, password
    assert client.post(add, fields(page) | typed | {"new_password": PASSWORD}).status_code == 302
    kim = User.objects.get(username=typed["username"])
    assert kim.check_password(PASSWORD)
    assert not kim.is_superuser
    assert not kim.is_staff
    change = f"/admin/accounts/user/{kim.pk}/change/"
    html = client.get(change).content.decode()
    assert kim.password not in html
    assert client.post(change, fields(client.get(change)) | {"display_name": "김"}).status_code == 302
    kim.refresh_from_db()
    assert kim.check_password(PASSWORD)


def test_screens_change_their_language(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    for language in ("ko", "en"):
        response = client.post("/admin/language/", {"language": language, "next": "/admin/articles/article/"})
        assert response.url == "/admin/articles/article/"
        assert f'<html lang="{language}"' in client.get(response.url).content.decode()
    assert (
        client.post("/admin/language/", {"language": "xx", "next": "https://evil.example/"}).url == "/admin/"
    )
    assert client.get("/admin/language/").status_code == 405


def test_nothing_inline_and_nothing_foreign_on_any_screen(cast: SimpleNamespace, client: Client):
    article = story(cast)
    pages = [LOGIN]
    for label in POLICY:
        app, model = label.split(".")
        pages += [f"/admin/{app}/{model}/", f"/admin/{app}/{model}/add/"]
    pages += [
        f"/admin/articles/article/{article.pk}/{kind}/" for kind in ("change", "history", "act/ko/approve")
    ]
    pages += [
        f"/admin/articles/section/{cast.section.pk}/{kind}/" for kind in ("change", "history", "delete")
    ]
    seen = 0
    for page in pages:
        response = client.get(page)
        if page == LOGIN:
            client.force_login(cast.admin)
        if response.status_code != 200:
            continue
        seen += 1
        html = response.content.decode()
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html), page
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html)), page
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', html), page
        policy = response.headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert response.headers["Cache-Control"] == "no-store, private"
    assert seen > 30


@pytest.mark.parametrize("after", ["http://[", "//[", "/\\evil.example", "javascript:alert(1)"])
def test_what_is_no_address_is_none_to_go_on_to(cast: SimpleNamespace, client: Client, after: str):
    assert client.get("/admin/login/", {"next": after}).status_code == 302
    response = log_in(client, after=after)
    assert (response.status_code, response.url) == (302, "/admin/")
    assert client.get(LOGIN, {"next": after}).status_code == 302


# What anybody may send where a passkey's answer is read.
ANSWERS = (
    "[" * 15_000,
    '{"a": ' * 2_000,
    "x" * 20_000,
    "5",
    "[]",
    '{"response": 5}',
    '{"response": []}',
    '{"response": {"userHandle": 5}}',
    '{"response": {"userHandle": null}}',
    '{"response": {"userHandle": "MQ", "clientDataJSON": {}}}',
    '{"id": [], "response": {"userHandle": "MQ"}}',
    '{"id": "YQ", "rawId": "YQ", "type": "public-key", "response": {"clientDataJSON": "e30", '
    '"authenticatorData": "YQ", "signature": "YQ", "userHandle": "MQ"}}',
    '{"response": {"userHandle": "\\u0000\\ud800"}}',
)


@pytest.mark.parametrize("number", range(len(ANSWERS)))
def test_nonsense_for_a_passkey_opens_nothing(cast: SimpleNamespace, client: Client, number: int):
    client.get("/admin/account/keys/login/", headers={"Accept": "application/json"})
    assert client.post("/admin/account/keys/login/", {"credential": ANSWERS[number]}).status_code < 500
    assert client.get("/admin/").status_code == 302
