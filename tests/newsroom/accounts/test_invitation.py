"""Invitations: a link opens once, for three days, to one seat; the database never knows the link."""

import datetime as dt
import logging
from types import SimpleNamespace

import pytest
from django.core import mail
from django.test import Client

from articles import clock
from articles.models import AuditEntry
from articles.workflow.refusals import NotPossible
from newsroom.accounts.invite import accept
from newsroom.accounts.models import Assignment, Invitation, User
from newsroom.log import WithoutTokens
from tests.cast import reporter_at
from tests.forms import fields
from tests.newsroom.accounts.test_login import LOGIN

ADD = "/admin/accounts/invitation/add/"
TYPED = {"username": "kim-saerom", "display_name": "김새롬", "password": "the tide turns at four"}


def invited(cast: SimpleNamespace, **more: object) -> str:
    """The link that the administrator's page shows."""
    admin = Client()
    admin.force_login(cast.admin)
    asked = {"display_name": "김새롬", "email": "", "role": "reporter", "bureau": cast.honam.pk, **more}
    page = admin.post(ADD, fields(admin.get(ADD)) | asked)
    assert page.status_code == 200
    return str(page.context["link"]).removeprefix("http://testserver")


def take(client: Client, link: str, **more: str):
    return client.post(link, fields(client.get(link)) | TYPED | more)


def test_an_invitation_makes_a_login_with_its_seat_and_its_reporter(cast: SimpleNamespace, client: Client):
    who = reporter_at(cast.honam, "kim-saerom", "김새롬", "Kim Saerom", None)
    link = invited(cast, reporter=who.pk)
    assert "김새롬" in client.get(link).content.decode()
    assert take(client, link).url == LOGIN
    kim = User.objects.get(username="kim-saerom")
    who.refresh_from_db()
    seat = Assignment.objects.get(user=kim)
    assert (seat.role, seat.bureau, seat.until, who.user) == ("reporter", cast.honam, None, kim)
    assert not kim.is_staff and not kim.is_superuser
    page = client.get(LOGIN)
    client.post(LOGIN, fields(page) | {"login": "kim-saerom", "password": TYPED["password"]})
    assert client.get("/admin/").status_code == 200


def test_an_invitation_is_used_once_and_runs_out(cast: SimpleNamespace, client: Client):
    link = invited(cast)
    assert take(client, link).status_code == 302
    assert Client().get(link).status_code == 404
    assert Client().post(link, TYPED | {"username": "other"}).status_code == 404
    late = invited(cast)
    with clock.at(clock.now() + dt.timedelta(hours=71, minutes=59)):
        assert client.get(late).status_code == 200
    with clock.at(clock.now() + dt.timedelta(hours=72, seconds=1)):
        assert client.get(late).status_code == 404
    assert User.objects.filter(username="other").count() == 0


def test_an_invitation_taken_back_opens_nothing(cast: SimpleNamespace, client: Client):
    link = invited(cast)
    made = Invitation.objects.get()
    client.force_login(cast.editor)
    revoke = f"/admin/accounts/invitation/{made.pk}/revoke/"
    assert client.post(revoke).status_code == 404
    assert client.get(f"/admin/accounts/invitation/{made.pk}/change/").status_code == 404
    assert Client().get(link).status_code == 200
    client.force_login(cast.admin)
    assert client.get(revoke).status_code == 405
    assert client.post(revoke).status_code == 302
    assert Client().get(link).status_code == 404
    client.post(revoke)
    assert AuditEntry.objects.filter(told__what="invitation_revoked").count() == 1


def test_the_link_is_known_to_the_page_alone(cast: SimpleNamespace, client: Client):
    link = invited(cast)
    token = link.rstrip("/").rsplit("/", 1)[-1]
    assert len(token) >= 43
    row = Invitation.objects.get()
    assert token not in str(Invitation.objects.values().get(pk=row.pk))
    assert not any(token in str(entry.told) for entry in AuditEntry.objects.all())
    client.force_login(cast.admin)
    assert token not in client.get(f"/admin/accounts/invitation/{row.pk}/change/").content.decode()
    assert client.get(link).headers["Referrer-Policy"] == "no-referrer"
    assert client.get(link).headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("token", ["x", "x" * 43, "..", "é" * 40, "a" * 5000])
def test_a_guessed_link_opens_nothing(cast: SimpleNamespace, client: Client, token: str):
    assert client.get(f"/admin/account/invitation/{token}/").status_code == 404


def test_a_letter_goes_out_where_there_is_a_mail_server(cast: SimpleNamespace, settings):
    settings.EMAIL_HOST = "mail.example"
    link = invited(cast, email="kim@gaonnaru.example")
    (letter,) = mail.outbox
    assert letter.to == ["kim@gaonnaru.example"] and link in letter.body


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"username": "HONAM-editor"}, "username"),
        ({"username": "a b"}, "username"),
        ({"password": "short"}, "password"),
        ({"password": "kim-saerom-login"}, "password"),
        ({"display_name": ""}, "display_name"),
    ],
)
def test_what_was_not_right_is_said_and_the_link_still_opens(cast, client: Client, typed, field: str):
    link = invited(cast)
    page = take(client, link, **typed)
    assert page.status_code == 200
    assert field in page.context["form"].errors
    assert take(client, link).status_code == 302


def test_a_forged_seat_is_no_field(cast: SimpleNamespace, client: Client):
    take(client, invited(cast), role="system_admin", is_superuser="on", bureau="")
    assert [row.role for row in Assignment.objects.filter(user__username="kim-saerom")] == ["reporter"]


def test_who_leaves_takes_their_open_invitations_along(cast: SimpleNamespace):
    link = invited(cast)
    User.objects.filter(username="admin").update(is_active=False)
    assert Client().get(link).status_code == 404


def test_who_may_invite_no_more_comes_back_through_no_link(cast: SimpleNamespace, client: Client):
    """Otherwise an administrator whose role is taken back makes themselves another beforehand."""
    link = invited(cast, role="system_admin", bureau="")
    filled = fields(client.get(link)) | TYPED
    Assignment.objects.filter(user=cast.admin).update(until=clock.now())
    assert client.post(link, filled).status_code == 404
    assert not User.objects.filter(username="kim-saerom").exists()


def test_the_seat_says_who_gave_it(cast: SimpleNamespace, client: Client):
    take(client, invited(cast))
    assert Assignment.objects.get(user__username="kim-saerom").granted_by == cast.admin


def test_two_who_choose_one_name_at_once_are_told(cast: SimpleNamespace):
    token = invited(cast).rstrip("/").rsplit("/", 1)[-1]
    with pytest.raises(NotPossible):
        accept(token, **TYPED | {"username": cast.editor.username})
    assert accept(token, **TYPED).username == "kim-saerom"


def test_no_log_knows_the_link():
    record = logging.LogRecord(
        "x", 40, "", 0, "Internal Server Error: %s", ("/admin/account/invitation/AbC_-1/",), None
    )
    assert WithoutTokens().filter(record) and record.getMessage().endswith("/invitation/***/")
