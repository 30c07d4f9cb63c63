"""The second factor: who has one is asked for it, who publishes must have one, and a code opens once."""

import time
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from django.test import Client

from newsroom.accounts import idle
from tests.cast import PASSWORD, edition, story
from tests.forms import fields
from tests.newsroom.accounts.test_login import log_in

HERE = "/admin/account/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(at: float | None = None) -> str:
    return auth.format_hotp_value(auth.hotp_value(SECRET, int(at or time.time()) // 30))


def with_app(user) -> None:
    auth.TOTP.activate(user, SECRET)


def prove(client: Client, typed: str) -> object:
    """The step after the password."""
    page = client.get(HERE + "code/")
    assert page.status_code == 200
    return client.post(HERE + "code/", fields(page) | {"code": typed})


@pytest.fixture(autouse=True)
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test meets the turn of a code."""
    at = time.time()
    monkeypatch.setattr(auth.time, "time", lambda: at)


def test_who_has_two_factors_logs_in(cast: SimpleNamespace, client: Client):
    with_app(cast.editor)
    assert log_in(client).url == HERE + "code/"
    assert client.get("/admin/").status_code == 302, "the password alone opened the desk"
    assert prove(client, "000000").status_code == 200
    assert client.get("/admin/").status_code == 302
    assert prove(client, code()).status_code == 302
    assert client.get("/admin/").status_code == 200


def test_a_code_is_used_once(cast: SimpleNamespace, client: Client):
    with_app(cast.editor)
    log_in(client)
    assert prove(client, code()).status_code == 302
    other = Client()
    log_in(other)
    assert prove(other, code()).status_code == 200
    assert other.get("/admin/").status_code == 302


def test_a_recovery_code_is_used_once(cast: SimpleNamespace, client: Client):
    with_app(cast.editor)
    typed = RecoveryCodes.activate(cast.editor).generate_codes()[0]
    log_in(client)
    assert prove(client, typed).status_code == 302
    other = Client()
    log_in(other)
    assert prove(other, typed).status_code == 200
    assert other.get("/admin/").status_code == 302


def test_codes_are_guessed_ten_times_and_not_more(cast: SimpleNamespace, client: Client):
    with_app(cast.editor)
    log_in(client)
    wrong = next(f"{n:06}" for n in range(10) if f"{n:06}" != code())
    for _guess in range(10):
        assert prove(client, wrong).status_code == 200
    assert prove(client, code()).status_code == 200
    assert client.get("/admin/").status_code == 302


def test_who_they_are_is_asked_again_before_a_factor_changes(cast: SimpleNamespace, client: Client):
    client.force_login(cast.editor)
    assert client.get(HERE + "me/").status_code == 200
    asked = client.get(HERE + "app/")
    assert asked.status_code == 302
    assert asked.url.startswith(HERE + "again/")
    page = client.get(asked.url)
    assert client.post(asked.url, fields(page) | {"password": "wrong"}).status_code == 200
    assert client.get(HERE + "app/").status_code == 302
    done = client.post(asked.url, fields(page) | {"password": PASSWORD})
    assert done.url == HERE + "app/"
    page = client.get(done.url)
    secret = client.session["mfa.totp.secret"]
    shown = page.content.decode()
    assert " ".join(secret[at : at + 4] for at in range(0, 32, 4)) in shown
    typed = auth.format_hotp_value(auth.hotp_value(secret, int(auth.time.time()) // 30))
    assert client.post(done.url, fields(page) | {"code": typed}).url == HERE + "codes/"
    held = Authenticator.objects.get(user=cast.editor, type="totp")
    assert secret not in str(held.data), "the secret lies open in the database"


def test_codes_are_shown_once(cast: SimpleNamespace, client: Client):
    with_app(cast.editor)
    log_in(client)
    prove(client, code())
    again = client.get(HERE + "codes/new/")
    page = client.get(again.url)
    client.post(again.url, fields(page) | {"password": PASSWORD})
    page = client.get(HERE + "codes/new/")
    assert client.post(HERE + "codes/new/", fields(page)).url == HERE + "codes/"
    codes = Authenticator.objects.get(user=cast.editor, type="recovery_codes").wrap().get_unused_codes()
    assert len(codes) == 10
    first, second = (client.get(HERE + "codes/").content.decode() for _time in range(2))
    assert all(each in first for each in codes)
    assert not any(each in second for each in codes)


def test_whoever_may_publish_must_have_two_factors(cast: SimpleNamespace, client: Client, settings):
    settings.MFA_REQUIRED = True
    for user, status in ((cast.editor, 302), (cast.admin, 302), (cast.reporter, 200), (cast.translator, 200)):
        client.force_login(user)
        assert client.get("/admin/").status_code == status, user
    client.force_login(cast.editor)
    asked = client.get("/admin/articles/article/", follow=True)
    assert asked.redirect_chain[-1][0] == HERE + "me/"
    assert 'role="alert"' in asked.content.decode()
    assert client.post("/admin/articles/article/add/", {}).status_code == 403
    with_app(cast.editor)
    assert client.get("/admin/").status_code == 200


def test_the_last_factor_of_who_publishes_stays(cast: SimpleNamespace, client: Client, settings):
    with_app(cast.editor)
    with_app(cast.reporter)
    settings.MFA_REQUIRED = True
    for user, left in ((cast.editor, True), (cast.reporter, False)):
        client.force_login(user)
        again = client.get(HERE + "app/remove/")
        client.post(again.url, fields(client.get(again.url)) | {"password": PASSWORD})
        page = client.get(HERE + "app/remove/")
        client.post(HERE + "app/remove/", fields(page))
        assert Authenticator.objects.filter(user=user, type="totp").exists() is left


def test_who_is_switched_off_does_not_come_in_by_the_second_factor(cast: SimpleNamespace, client: Client):
    with_app(cast.editor)
    log_in(client)
    cast.editor.is_active = False
    cast.editor.save()
    prove(client, code())
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("path", ["code/again/", "keys/", "keys/again/", "keys/1/remove/", "keys/1/edit/"])
def test_nobody_meets_a_page_of_another_persons_factors(cast: SimpleNamespace, client: Client, path: str):
    key = Authenticator.objects.create(
        user=cast.other_editor, type="webauthn", data={"name": "canary", "credential": {}}
    )
    path = path.replace("1", str(key.pk))
    assert client.get(HERE + path).status_code == 302
    client.force_login(cast.editor)
    answer = client.get(HERE + path, follow=True)
    if "/again/?" in str(answer.redirect_chain):
        again = answer.redirect_chain[-1][0]
        answer = client.post(again, fields(answer) | {"password": PASSWORD}, follow=True)
    assert "canary" not in answer.content.decode()
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_no_page_of_factors_has_anything_inline(cast: SimpleNamespace, client: Client):
    with_app(cast.editor)
    log_in(client)
    pages = [client.get(HERE + "code/")]
    prove(client, code())
    again = client.get(HERE + "keys/add/").url
    pages.append(client.get(again))
    client.post(again, fields(pages[-1]) | {"password": PASSWORD})
    pages += [client.get(HERE + path) for path in ("me/", "keys/", "keys/add/", "app/remove/", "codes/new/")]
    for page in pages:
        html = page.content.decode()
        assert page.status_code == 200
        assert "<style" not in html and " style=" not in html
        assert html.count("<script") == html.count("<script src=") + html.count('<script type="module" src=')


def test_a_page_before_readers_asks_for_two_factors_too(cast: SimpleNamespace, client: Client, settings):
    """Its address is not the desk's, its log-in is."""
    draft = edition(story(cast), "ko")
    client.force_login(cast.editor)
    address = f"/preview/desk/{draft.pk}/"
    assert client.get(address).status_code == 200
    settings.MFA_REQUIRED = True
    assert client.get(address).status_code == 404
    with_app(cast.editor)
    assert client.get(address).status_code == 200
    session = client.session
    session[idle.USED] -= settings.SESSION_IDLE + 5
    session.save()
    assert client.get(address).status_code == 404, "an hour without use"


def test_with_the_first_factor_every_log_in_without_one_ends(
    cast: SimpleNamespace, client: Client, django_capture_on_commit_callbacks
):
    """Whoever stole the password alone before is out then."""
    elsewhere = Client()
    for one in (elsewhere, client):
        log_in(one)
        assert one.get("/admin/").status_code == 200
    page = client.get(HERE + "again/", {"next": HERE + "app/"})
    client.post(HERE + "again/", fields(page) | {"password": PASSWORD})
    page = client.get(HERE + "app/")
    secret = client.session["mfa.totp.secret"]
    typed = auth.format_hotp_value(auth.hotp_value(secret, int(auth.time.time()) // 30))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(HERE + "app/", fields(page) | {"code": typed})
    assert Authenticator.objects.filter(user=cast.editor, type="totp").exists()
    assert [one.get("/admin/").status_code for one in (elsewhere, client)] == [302, 200]
