"""How people change their place and go: one act each, all of it or nothing, and every door closed after."""

import datetime as dt
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from articles import clock
from articles.models import Article, AuditEntry, BureauMembership, Byline
from articles.workflow.refusals import Refused
from newsroom.accounts.leave import leave
from newsroom.accounts.models import Assignment, User
from newsroom.accounts.move import move
from tests.cast import LONG_AGO, PASSWORD, edition, person, publish, story
from tests.forms import fields
from tests.newsroom.accounts.test_login import log_in
from tests.newsroom.accounts.test_second_factor import with_app

DOWN = "/admin/accounts/user/"


def at(user: User, act: str) -> str:
    return f"{DOWN}{user.pk}/{act}/"


def test_who_leaves_keeps_bylines_and_hands_over_drafts(cast: SimpleNamespace, client: Client):
    written = story(cast, by=cast.reporter)
    live = publish(story(cast, en=None, by=cast.reporter), "ko", cast.editor).article
    theirs = Client()
    theirs.force_login(cast.reporter)
    assert theirs.get("/admin/").status_code == 200
    with_app(cast.reporter)
    client.force_login(cast.admin)
    page = client.get(at(cast.reporter, "leave"))
    assert client.post(at(cast.reporter, "leave"), fields(page)).status_code == 200, "drafts need an heir"
    assert User.objects.get(pk=cast.reporter.pk).is_active
    assert client.post(at(cast.reporter, "leave"), fields(page) | {"heir": cast.editor.pk}).status_code == 302
    gone = User.objects.get(pk=cast.reporter.pk)
    assert not gone.is_active and not gone.has_usable_password()
    assert Article.objects.get(pk=written.pk).created_by == cast.editor
    assert Article.objects.get(pk=live.pk).created_by == cast.reporter
    assert Byline.objects.filter(article=written, reporter=cast.heo).exists()
    assert Article.objects.get(pk=written.pk).version == written.version
    cast.heo.refresh_from_db()
    assert cast.heo.left_on == clock.seoul_day(clock.now())
    assert BureauMembership.objects.get(reporter=cast.heo).until is not None
    assert not Assignment.objects.filter(user=gone).valid(clock.now()).exists()
    assert not Authenticator.objects.filter(user=gone).exists()
    assert theirs.get("/admin/").status_code == 302
    assert AuditEntry.objects.filter(told__what="left").count() == 1
    for user in (cast.editor, cast.reporter):
        client.force_login(cast.editor)
        assert client.get(at(user, "leave")).status_code == 404


def test_whom_nothing_is_handed_to_needs_no_heir(cast: SimpleNamespace):
    assert leave(cast.translator, heir=None, by=cast.admin) == 0
    assert not User.objects.get(pk=cast.translator.pk).is_active


@pytest.mark.parametrize("case", ["self", "heir is gone", "heir is the same", "not an administrator"])
def test_nobody_leaves_in_a_way_that_loses_something(cast: SimpleNamespace, case: str):
    story(cast, by=cast.reporter)
    User.objects.filter(pk=cast.other_reporter.pk).update(is_active=False)
    cast.other_reporter.refresh_from_db()
    who, heir, by = {
        "self": (cast.admin, cast.editor, cast.admin),
        "heir is gone": (cast.reporter, cast.other_reporter, cast.admin),
        "heir is the same": (cast.reporter, cast.reporter, cast.admin),
        "not an administrator": (cast.reporter, cast.editor, cast.editor),
    }[case]
    with pytest.raises(Refused):
        leave(who, heir=heir, by=by)
    assert User.objects.get(pk=who.pk).is_active
    assert not AuditEntry.objects.filter(told__what="left").exists()


def test_a_colleague_goes_to_another_bureau_in_one_act(cast: SimpleNamespace, client: Client):
    ours = story(cast, by=cast.reporter)
    client.force_login(cast.admin)
    page = client.get(at(cast.reporter, "move"))
    typed = {"old": cast.honam.pk, "new": cast.gangwon.pk, "heir": cast.editor.pk}
    assert client.post(at(cast.reporter, "move"), fields(page) | typed).status_code == 302
    now = clock.now()
    (held,) = Assignment.objects.filter(user=cast.reporter).valid(now)
    assert (held.role, held.bureau) == ("reporter", cast.gangwon)
    (member,) = BureauMembership.objects.on(clock.seoul_day(now)).filter(reporter=cast.heo)
    assert (member.bureau, member.title_ko, member.title_en) == (cast.gangwon, "기자", "Reporter")
    assert Article.objects.get(pk=ours.pk).created_by == cast.editor
    fresh = Client()
    fresh.force_login(User.objects.get(pk=cast.reporter.pk))
    assert fresh.get(f"/admin/articles/article/{ours.pk}/change/").status_code == 404
    assert client.post(at(cast.reporter, "move"), fields(page) | typed).status_code == 200, (
        "no role there now"
    )
    client.force_login(cast.editor)
    assert client.get(at(cast.reporter, "move")).status_code == 404


def test_a_move_changes_only_what_was_there(cast: SimpleNamespace):
    kept = story(cast, by=cast.reporter)
    assert move(cast.reporter, old=cast.honam, new=cast.gangwon, heir=None, by=cast.admin) == 0
    assert Article.objects.get(pk=kept.pk).created_by == cast.reporter
    assert move(cast.reporter, old=cast.gangwon, new=cast.honam, heir=None, by=cast.admin) == 0
    assert edition(kept, "ko").stage == "draft"


def test_the_last_administrator_stays(cast: SimpleNamespace, client: Client):
    given = Assignment.objects.get(user=cast.admin)
    client.force_login(cast.admin)
    change = f"{DOWN}{cast.admin.pk}/change/"
    typed = fields(client.get(change))
    typed.pop("is_active")
    page = client.post(change, typed)
    assert "is_active" in page.context["adminform"].form.errors
    role = f"/admin/accounts/assignment/{given.pk}/"
    for changed in ({"role": "reporter"}, {"until": "2099-01-01T00:00:00"}):
        page = client.post(role + "change/", fields(client.get(role + "change/")) | changed)
        assert page.context["adminform"].form.non_field_errors(), changed
    assert client.post(role + "delete/", {"post": "yes"}).status_code == 404
    assert Assignment.objects.filter(pk=given.pk, role="system_admin", until=None).exists()
    second = person("second", "system_admin")
    assert leave(cast.admin, heir=None, by=second) == 0
    with pytest.raises(Refused):
        leave(second, heir=None, by=second)
    third = person("third", "system_admin")
    Assignment.objects.filter(user=third).update(until=clock.now() + dt.timedelta(days=1))
    with pytest.raises(Refused):
        leave(second, heir=None, by=third)
    assert User.objects.get(pk=second.pk).is_active


def test_the_same_role_is_not_given_twice(cast: SimpleNamespace, client: Client):
    client.force_login(cast.admin)
    add = "/admin/accounts/assignment/add/"
    typed = {
        "user": cast.reporter.pk,
        "role": "reporter",
        "bureau": cast.honam.pk,
        "since": f"{LONG_AGO:%F}T09:00",
    }
    page = client.post(add, fields(client.get(add)) | typed)
    assert page.status_code == 200 and page.context["adminform"].form.errors
    assert client.post(add, fields(client.get(add)) | typed | {"bureau": cast.gangwon.pk}).status_code == 302


def test_other_sessions_are_listed_and_ended(cast: SimpleNamespace, client: Client):
    office = Client(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Chrome/141.0 Safari/537.36")
    phone = Client(HTTP_USER_AGENT="Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Version/19 Safari/605.1")
    for each in (office, phone, client):
        log_in(each)
    stranger = Client()
    stranger.force_login(cast.other_editor)
    page = client.get("/admin/account/me/")
    assert [one.browser for one in page.context["sessions"]][1:] == ["Safari, iPhone", "Chrome, Windows"]
    assert page.context["sessions"][0].is_this
    other = stranger.get("/admin/account/me/").context["sessions"][0].pk
    client.post("/admin/account/sessions/", {"only": other})
    assert stranger.get("/admin/").status_code == 200, "another person's session is nobody's to end"
    client.post("/admin/account/sessions/", {"only": page.context["sessions"][1].pk})
    assert [each.get("/admin/").status_code for each in (office, phone, client)] == [200, 302, 200]
    client.post("/admin/account/sessions/", {})
    assert [each.get("/admin/").status_code for each in (office, phone, client)] == [302, 302, 200]


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one_listed(cast, client: Client):
    other = Client()
    for each in (other, client):
        log_in(each)
    page = client.get("/admin/account/password/")
    new = "another calm sea at dusk"
    client.post(
        "/admin/account/password/",
        fields(page) | {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    assert [each.get("/admin/").status_code for each in (other, client)] == [302, 200]
    shown = client.get("/admin/account/me/").context["sessions"]
    assert shown[0].is_this


def test_language_and_zone_are_ones_own_on_every_device(cast: SimpleNamespace, client: Client):
    log_in(client)
    page = client.get("/admin/account/me/")
    typed = fields(page) | {"language": "en", "zone": "Europe/Berlin"}
    assert client.post("/admin/account/me/", typed).status_code == 302
    me = User.objects.get(pk=cast.editor.pk)
    assert (me.language, str(me.own_zone())) == ("en", "Europe/Berlin")
    fresh = Client(HTTP_ACCEPT_LANGUAGE="ko")
    log_in(fresh)
    assert '<html lang="en"' in fresh.get("/admin/").content.decode()
    page = client.post("/admin/account/me/", typed | {"zone": "Mars/Olympus"})
    assert page.context["own"].errors.keys() == {"zone"}
    client.post("/admin/language/", {"language": "ko"})
    assert User.objects.get(pk=cast.editor.pk).language == "ko"


def test_an_administrator_removes_a_lost_second_factor(cast: SimpleNamespace, client: Client):
    with_app(cast.editor)
    client.force_login(cast.admin)
    change = f"{DOWN}{cast.editor.pk}/change/"
    client.post(change, fields(client.get(change)) | {"without_factor": "on"})
    assert not Authenticator.objects.filter(user=cast.editor).exists()
    assert AuditEntry.objects.latest("number").told["what"] == "factor_removed"


def test_a_night_role_moves_as_a_night_role(cast: SimpleNamespace):
    Assignment.objects.filter(user=cast.reporter).update(daily_from=dt.time(22), daily_until=dt.time(7))
    move(cast.reporter, old=cast.honam, new=cast.gangwon, heir=None, by=cast.admin)
    there = Assignment.objects.get(user=cast.reporter, bureau=cast.gangwon)
    assert (there.daily_from, there.daily_until) == (dt.time(22), dt.time(7))
    assert there.granted_by == cast.admin


def test_who_holds_the_role_there_already_moves_too(cast: SimpleNamespace):
    Assignment.objects.create(user=cast.reporter, role="reporter", bureau=cast.gangwon, since=LONG_AGO)
    move(cast.reporter, old=cast.honam, new=cast.gangwon, heir=None, by=cast.admin)
    (held,) = Assignment.objects.filter(user=cast.reporter).valid(clock.now())
    assert held.bureau == cast.gangwon


def test_a_role_there_that_ends_sooner_does_not_stand_for_the_one_that_moves(cast: SimpleNamespace):
    soon = clock.now() + dt.timedelta(days=1)
    Assignment.objects.create(
        user=cast.reporter, role="reporter", bureau=cast.gangwon, since=LONG_AGO, until=soon
    )
    with pytest.raises(Refused):
        move(cast.reporter, old=cast.honam, new=cast.gangwon, heir=None, by=cast.admin)
    assert Assignment.objects.get(user=cast.reporter, bureau=cast.honam).until is None


def test_no_two_names_differ_in_case_alone(cast: SimpleNamespace, client: Client):
    """The log-in would let neither in."""
    client.force_login(cast.admin)
    for address in (f"{DOWN}add/", f"{DOWN}{cast.editor.pk}/change/"):
        typed = fields(client.get(address)) | {"username": cast.reporter.username.upper()}
        page = client.post(address, typed)
        assert "username" in page.context["adminform"].form.errors
    own = f"{DOWN}{cast.reporter.pk}/change/"
    assert (
        client.post(own, fields(client.get(own)) | {"username": cast.reporter.username.upper()}).status_code
        == 302
    )
