"""What is written down of log-ins and accounts: who and what, never a password, a code, or what a stranger
typed.
"""

import re
import unicodedata
from types import SimpleNamespace

from django.test import Client
from django.utils.html import escape

from articles.models import AuditEntry
from articles.workflow import audit
from newsroom.accounts.models import Assignment, User
from tests.cast import LONG_AGO, PASSWORD, edition, story
from tests.forms import fields
from tests.newsroom.accounts.test_login import LOGIN, log_in
from tests.newsroom.accounts.test_second_factor import HERE, SECRET, code, prove, with_app

NEW = "another calm sea at dusk"


def told(kind: str) -> list[tuple[str, object]]:
    rows = AuditEntry.objects.filter(kind=kind).order_by("number")
    return [(row.by_name, row.told.get("what", row.told.get("verb"))) for row in rows]


def test_log_ins_log_outs_and_wrong_guesses_are_written_down(cast: SimpleNamespace, client: Client):
    log_in(client, "wrong")
    log_in(client)
    client.post(HERE + "logout/", fields(client.get(HERE + "logout/")))
    log_in(client)
    assert told("login") == [
        ("honam-editor", "wrong_password"),
        ("honam-editor", "logged_in"),
        ("honam-editor", "logged_out"),
        ("honam-editor", "logged_in"),
    ]
    devices = [row.told["device"] for row in AuditEntry.objects.order_by("number") if "device" in row.told]
    assert devices == ["new", "known"]


def test_what_a_stranger_typed_for_a_name_is_not_kept(cast: SimpleNamespace, client: Client):
    page = client.get(LOGIN)
    client.post(LOGIN, fields(page) | {"login": "my secret password", "password": "x"})
    row = AuditEntry.objects.get()
    assert (row.by_name, row.told) == ("", {"what": "wrong_password", "line": "127.0.0.1"})


def test_a_log_in_that_stops_at_the_second_factor_is_none(cast: SimpleNamespace, client: Client):
    with_app(cast.editor)
    log_in(client)
    assert told("login") == []
    prove(client, "x")
    prove(client, code())
    assert told("login") == [("honam-editor", "wrong_code"), ("honam-editor", "logged_in")]


def test_changes_of_password_and_factor_are_written_down(cast: SimpleNamespace, client: Client):
    log_in(client)
    page = client.get(HERE + "password/")
    typed = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post(HERE + "password/", fields(page) | typed)
    with_app(cast.editor)
    again = client.get(HERE + "app/remove/")
    client.post(again.url, fields(client.get(again.url)) | {"password": NEW})
    client.post(HERE + "app/remove/", fields(client.get(HERE + "app/remove/")))
    assert [what for _name, what in told("person")] == ["password_changed", "factor_removed"]


def test_accounts_and_roles_are_written_down_before_and_after(cast: SimpleNamespace, client: Client):
    client.force_login(cast.admin)
    add = "/admin/accounts/user/add/"
    typed = {"username": "kim", "display_name": "김", "is_active": "on", "new_password": PASSWORD}
    client.post(add, fields(client.get(add)) | typed)
    kim = User.objects.get(username="kim")
    change = f"/admin/accounts/user/{kim.pk}/change/"
    client.post(change, fields(client.get(change)) | {"display_name": "김민지", "new_password": NEW})
    given = Assignment.objects.create(user=kim, role="reporter", bureau=cast.honam, since=LONG_AGO)
    change = f"/admin/accounts/assignment/{given.pk}/change/"
    client.post(change, fields(client.get(change)) | {"role": "bureau_editor"})
    delete = f"/admin/accounts/assignment/{given.pk}/delete/"
    client.post(delete, fields(client.get(delete)))
    added, changed = AuditEntry.objects.filter(kind="person").order_by("number")
    assert (added.by, added.told["what"], added.told["number"]) == (cast.admin, "added", kim.pk)
    assert changed.told["changes"] == ["display_name: 김 > 김민지", "password"]
    given, taken = AuditEntry.objects.filter(kind="right").order_by("number")
    assert given.told["changes"] == ["role: reporter > bureau_editor"]
    assert taken.told["what"] == "deleted"


def test_a_forged_post_is_written_down_and_a_flood_of_them_a_few_times(cast: SimpleNamespace, client: Client):
    theirs = story(cast, bureau=cast.gangwon)
    client.force_login(cast.editor)
    for _time in range(35):
        assert client.post("/admin/accounts/user/add/", {"username": "x"}).status_code == 404
    rows = AuditEntry.objects.filter(kind="refused")
    assert rows.count() == 30
    assert rows[0].by == cast.editor and rows[0].told["address"] == "/admin/accounts/user/add/"
    assert edition(theirs, "ko").stage == "draft"
    client.get("/admin/accounts/user/add/")
    assert rows.count() == 30


def test_no_secret_and_no_control_character_is_in_any_row(cast: SimpleNamespace, client: Client):
    """A night of log-ins, a second factor, an account made and changed: nothing of it opens a door."""
    with_app(cast.editor)
    log_in(client, "wrong\x1b[31m")
    log_in(client)
    prove(client, code())
    client.post(HERE + "logout/", fields(client.get(HERE + "logout/")))
    test_accounts_and_roles_are_written_down_before_and_after(cast, client)
    kim = User.objects.get(username="kim")
    hidden = (PASSWORD, NEW, SECRET, kim.password, cast.editor.password, client.session.session_key, "wrong")
    entries = list(AuditEntry.objects.order_by("number"))
    assert len(entries) >= 7
    for entry in entries:
        told = f"{entry.by_name} {entry.told}"
        plain = told.replace("wrong_password", "").replace("wrong_code", "")
        assert not [word for word in hidden if word in plain or escape(word) in plain], told
        assert not re.search(r"(pbkdf2|md5|argon2|bcrypt)[_$]|\b[0-9a-f]{32,}\b|\b\d{6}\b", plain), told
        assert not [sign for sign in told if unicodedata.category(sign) == "Cc"], told
        assert audit.seal_of(entry) == entry.seal
