"""Roles for a time: nights that pass midnight, given by chiefs below their own, and somebody always left."""

import datetime as dt
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client

from articles import clock
from articles.models import Article, AuditEntry
from articles.workflow.grants import may
from articles.workflow.policy import ROLES
from articles.workflow.refusals import NotAllowed, NotPossible
from newsroom.accounts import give
from newsroom.accounts.models import Assignment, User
from newsroom.accounts.models.assignment import is_within
from newsroom.accounts.presets import EVERYWHERE, PRESETS
from tests.cast import LONG_AGO, person, story

SEOUL = ZoneInfo("Asia/Seoul")
NIGHT = "/admin/accounts/assignment/night-duty/"
DAY = dt.timedelta(days=1)


def seoul(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=SEOUL)


def again(user: User) -> User:
    return User.objects.get(pk=user.pk)


def wanted(user: User, role: str = "bureau_editor", **more: object) -> Assignment:
    values = {"since": clock.now(), "until": clock.now() + DAY, "reason": "on leave", **more}
    return Assignment(user=user, role=role, **values)


@pytest.fixture
def chief(cast: SimpleNamespace) -> User:
    return person("honam-chief", "bureau_chief", cast.honam)


@pytest.mark.parametrize(
    ("hour", "expected"),
    [("21:59", False), ("22:00", True), ("00:00", True), ("06:59", True), ("07:00", False), ("12:00", False)],
)
def test_a_night_passes_midnight(hour, expected):
    at = dt.time.fromisoformat(hour)
    assert is_within(at, dt.time(22), dt.time(7)) is expected
    assert is_within(at, None, None)


def test_a_night_desk_is_gone_at_seven(cast, client):
    user = person("stand-in")
    Assignment.objects.create(
        user=user, role="bureau_editor", since=seoul("2031-03-01T22:00"), until=seoul("2031-03-04T07:00"),
        daily_from=dt.time(22), daily_until=dt.time(7),
    )  # fmt: skip
    article = story(cast)
    for when, expected in (
        ("2031-03-01T21:59:59", False),
        ("2031-03-01T22:00", True),
        ("2031-03-02T06:59:59", True),
        ("2031-03-02T07:00", False),
        ("2031-03-02T22:00", True),
        ("2031-03-04T06:59:59", True),
        ("2031-03-04T07:00", False),
        ("2031-03-04T22:00", False),
    ):
        with clock.at(seoul(when)):
            assert may(again(user), Article, "view", article) is expected, when
            client.force_login(user)
            assert (client.get("/admin/articles/article/").status_code == 200) is expected, when


def test_hours_are_two_and_different(cast):
    for hours in ({"daily_from": dt.time(22)}, {"daily_from": dt.time(7), "daily_until": dt.time(7)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Assignment.objects.create(user=cast.nobody, role="reporter", since=LONG_AGO, **hours)


@pytest.mark.parametrize("role", [role.code for role in ROLES])
@pytest.mark.parametrize("giver", [role.code for role in ROLES])
def test_only_roles_below_ones_own_are_given(cast, giver, role):
    by = person(f"{giver}-1", giver, cast.honam if giver == "bureau_chief" else None)
    allowed = role in give.GIVES.get(giver, ())
    assert allowed is (role in give.gives(by))
    if allowed:
        give.give(wanted(cast.nobody, role, bureau=cast.honam), by=by)
        return
    with pytest.raises(NotAllowed):
        give.give(wanted(cast.nobody, role, bureau=cast.honam), by=by)
    assert not cast.nobody.assignments.exists()


def test_the_table_of_who_gives_what_has_no_way_up():
    assert "bureau_chief" not in give.GIVES["bureau_chief"]
    assert not {"national_editor", "system_admin"} & give.GIVES["national_editor"]
    assert set(give.GIVES) == {"bureau_chief", "national_editor", "system_admin"}


@pytest.mark.parametrize(
    "more",
    [
        {"bureau": None},
        {"bureau": "gangwon"},
        {"until": None},
        {"until": dt.datetime(2999, 1, 1, tzinfo=dt.UTC)},
        {"reason": " "},
    ],
)
def test_a_chief_gives_in_the_own_bureau_with_an_end_and_a_reason(cast, chief, more):
    if more.get("bureau") == "gangwon":
        more = {"bureau": cast.gangwon}
    with pytest.raises(NotAllowed):
        give.give(wanted(cast.nobody, **{"bureau": cast.honam, **more}), by=chief)
    assert not cast.nobody.assignments.exists() and not AuditEntry.objects.exists()


def test_what_is_given_stands_in_the_log_with_its_giver(cast, chief):
    made = give.give(wanted(cast.nobody, bureau=cast.honam), by=chief)
    assert Assignment.objects.get(pk=made.pk).granted_by == chief
    entry = AuditEntry.objects.get(kind="right")
    assert entry.by == chief
    changes = dict(line.partition(":")[::2] for line in entry.told["changes"])
    assert (changes["role"], changes["bureau"], changes["reason"], changes["user"]) == (
        " bureau_editor", f" {cast.honam.pk}", " on leave", f" {cast.nobody.pk}"
    )  # fmt: skip


def test_nobody_holds_one_role_twice_at_one_time(cast, chief):
    give.give(wanted(cast.nobody, bureau=cast.honam), by=chief)
    with pytest.raises(NotPossible, match="already"):
        give.give(wanted(cast.nobody, bureau=cast.honam), by=cast.admin)
    later = clock.now() + DAY
    give.give(wanted(cast.nobody, bureau=cast.honam, since=later + DAY, until=later + 2 * DAY), by=chief)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(user=cast.editor, role="bureau_editor", bureau=cast.honam, since=LONG_AGO)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(user=cast.admin, role="system_admin", since=LONG_AGO)


def test_the_last_administrators_role_stays(cast, client):
    held = cast.admin.assignments.get()
    page = f"/admin/accounts/assignment/{held.pk}/"
    client.force_login(cast.admin)
    data = {
        "user": cast.admin.pk, "role": "reporter", "bureau": "", "language": "", "since": "2000-01-01T09:00",
        "until": "", "daily_from": "", "daily_until": "", "reason": "",
    }  # fmt: skip
    assert client.post(f"{page}change/", data).status_code == 200
    assert (
        client.post(
            f"{page}change/", {**data, "role": "system_admin", "until": "2031-01-01T00:00"}
        ).status_code
        == 200
    )
    assert client.post(f"{page}delete/", {"post": "yes"}).status_code == 404
    with pytest.raises(NotPossible):
        give.take_back(held, by=cast.admin)
    assert Assignment.objects.get(pk=held.pk).role == "system_admin"
    person("second", "system_admin")
    assert client.post(f"{page}change/", data).status_code == 302


def test_a_chief_gives_nights_in_the_own_bureau_only(cast, client, chief):
    client.force_login(chief)
    data = {
        "user": cast.nobody.pk, "role": "bureau_editor", "bureau": cast.honam.pk, "first_night": "2031-03-01",
        "last_night": "2031-03-03", "daily_from": "22:00", "daily_until": "07:00", "reason": "on leave",
    }  # fmt: skip
    for wrong in (
        {"bureau": cast.gangwon.pk}, {"bureau": ""}, {"role": "bureau_chief"}, {"role": "system_admin"},
        {"last_night": "2031-02-01"}, {"daily_until": "22:00"}, {"reason": ""}, {"user": 99999},
    ):  # fmt: skip
        assert client.post(NIGHT, {**data, **wrong}).status_code == 200, wrong
    # Longer than a month is the administrator's to give.
    assert client.post(NIGHT, {**data, "last_night": "2031-05-01"}).status_code == 200
    assert not cast.nobody.assignments.exists()
    assert client.get(NIGHT).status_code == 200
    assert client.post(NIGHT, data).status_code == 302
    made = cast.nobody.assignments.get()
    assert (made.since, made.until) == (seoul("2031-03-01T22:00"), seoul("2031-03-04T07:00"))
    assert (made.daily_from, made.daily_until, made.granted_by) == (dt.time(22), dt.time(7), chief)
    html = client.get("/admin/accounts/assignment/").content.decode()
    assert "nobody" in html and "gangwon-editor" not in html
    for user in (cast.editor, cast.reporter):
        client.force_login(user)
        assert client.get(NIGHT).status_code == client.post(NIGHT, data).status_code == 404


def test_a_chief_ends_what_that_chief_gave_and_nothing_else(cast, client, chief):
    made = give.give(wanted(cast.nobody, bureau=cast.honam, since=clock.now() - DAY), by=chief)
    article, page = story(cast), f"/admin/accounts/assignment/{made.pk}/"
    stand_in, other = Client(), person("gangwon-chief", "bureau_chief", cast.gangwon)
    stand_in.force_login(cast.nobody)
    assert stand_in.get(f"/admin/articles/article/{article.pk}/change/").status_code == 200
    for user in (other, cast.editor, cast.reporter, person("second-chief", "bureau_chief", cast.honam)):
        client.force_login(user)
        assert client.get(f"{page}end/").status_code == client.post(f"{page}end/").status_code == 404, user
        with pytest.raises(NotAllowed):
            give.end(made, by=user)
    client.force_login(chief)
    for held in cast.editor.assignments.all():
        assert client.post(f"/admin/accounts/assignment/{held.pk}/end/").status_code == 404
    assert f'href="{page}end/"' in client.get(f"{page}change/").content.decode()
    assert client.get(f"{page}end/").status_code == 200
    assert client.post(f"{page}end/").status_code == 302
    # Gone on the next request, and told in the book.
    assert stand_in.get(f"/admin/articles/article/{article.pk}/change/").status_code != 200
    assert not may(again(cast.nobody), Article, "view", article)
    entry = AuditEntry.objects.filter(kind="right").latest("number")
    assert (entry.by, entry.told["what"], entry.told["number"]) == (chief, "changed", made.pk)
    assert entry.told["changes"][0].startswith("until: ")
    assert client.post(f"{page}end/").status_code == 404
    assert f'href="{page}end/"' not in client.get(f"{page}change/").content.decode()


def test_a_role_that_has_not_begun_is_taken_back(cast, chief):
    made = give.give(
        wanted(cast.nobody, bureau=cast.honam, since=clock.now() + DAY, until=clock.now() + 2 * DAY), by=chief
    )
    assert give.end(made, by=chief) is None
    assert not cast.nobody.assignments.exists()
    assert AuditEntry.objects.filter(kind="right").latest("number").told["what"] == "deleted"


def test_a_chief_who_is_chief_no_more_ends_nothing(cast, chief):
    made = give.give(wanted(cast.nobody, bureau=cast.honam), by=chief)
    chief.assignments.update(until=clock.now())
    with pytest.raises(NotAllowed):
        give.end(made, by=again(chief))
    assert give.end(made, by=cast.admin) is None or not again(cast.nobody).grants()


@pytest.mark.parametrize(
    ("zone", "when", "expected"),
    [
        # The nights in which clocks there are put forward and back: Seoul's hours count, and are all there.
        ("America/New_York", "2031-03-08T08:00", True),
        ("America/New_York", "2031-03-08T17:00", False),
        ("America/New_York", "2031-03-09T08:59", False),
        ("America/New_York", "2031-03-09T09:00", True),
        ("America/New_York", "2031-03-09T17:59", True),
        ("America/New_York", "2031-03-09T18:00", False),
        ("Europe/Berlin", "2031-10-26T02:30", False),
        ("Europe/Berlin", "2031-10-26T13:59", False),
        ("Europe/Berlin", "2031-10-26T14:00", True),
        ("Europe/Berlin", "2031-10-26T22:59", True),
        ("Europe/Berlin", "2031-10-26T23:00", False),
    ],
)
def test_a_night_is_a_night_in_seoul_wherever_somebody_lives(zone, when, expected):
    held = Assignment(daily_from=dt.time(22), daily_until=dt.time(7))
    assert held.is_on_duty(dt.datetime.fromisoformat(when).replace(tzinfo=ZoneInfo(zone))) is expected


def test_a_forged_form_of_a_chief_gives_nothing_more(cast, client, chief):
    client.force_login(chief)
    data = {
        "user": cast.nobody.pk, "role": "bureau_editor", "bureau": cast.honam.pk, "language": "",
        "since": "2031-03-01T00:00", "until": "2031-03-09T00:00", "daily_from": "", "daily_until": "",
        "reason": "on leave",
    }  # fmt: skip
    for wrong in ({"bureau": cast.gangwon.pk}, {"bureau": ""}, {"role": "system_admin"}, {"until": ""}):
        assert client.post("/admin/accounts/assignment/add/", {**data, **wrong}).status_code == 200, wrong
    assert client.post("/admin/accounts/assignment/add/", data).status_code == 302
    page = f"/admin/accounts/assignment/{cast.nobody.assignments.get().pk}/change/"
    client.post(page, {**data, "role": "reporter"})
    assert cast.nobody.assignments.get().role == "bureau_editor"


def test_every_seat_is_made_of_known_roles_and_each_paper_can_publish_and_kill():
    codes = {role.code for role in ROLES}
    for seats in PRESETS.values():
        roles = {part.role for seat in seats for part in seat.parts}
        assert roles <= codes
        assert {"reporter", "bureau_editor", "national_editor", "system_admin", "rights_manager"} <= roles
        assert len({seat.code for seat in seats}) == len(seats)
    large = {part.role for seat in PRESETS["three-hundred"] for part in seat.parts}
    assert large == codes


def test_the_seat_command_gives_a_seats_roles_once(cast, capsys):
    call_command("seat", "nobody", "twelve", "desk")
    call_command("seat", "nobody", "twelve", "desk")
    seat = next(seat for seat in PRESETS["twelve"] if seat.code == "desk")
    held = cast.nobody.assignments.values_list("role", "bureau")
    assert set(held) == {(part.role, None) for part in seat.parts} and len(held) == 3
    assert all(part.where == EVERYWHERE for part in seat.parts)
    call_command("seat", "nobody", "three-hundred", "bureau_chief", "--bureau", "honam")
    assert cast.nobody.assignments.get(role="bureau_chief").bureau == cast.honam
    assert AuditEntry.objects.filter(kind="right", by_name="manage.py seat").count() == 4


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nobody", "twelve", "pope"), "Choose one of"),
        (("who", "twelve", "desk"), "nobody called"),
        (("nobody", "twelve", "reporter"), "name it with --bureau"),
        (("nobody", "twelve", "reporter", "--bureau", "mars"), "Choose one of gangwon, honam"),
    ],
)
def test_the_seat_command_says_what_to_write_instead(cast, arguments, says):
    with pytest.raises(CommandError, match=says):
        call_command("seat", *arguments)
    assert not cast.nobody.assignments.exists()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_all_are_answered(cast, client, day):
    client.force_login(cast.admin)
    typed = {
        "user": cast.nobody.pk, "role": "bureau_editor", "bureau": cast.honam.pk, "first_night": day,
        "last_night": day, "daily_from": "22:00", "daily_until": "07:00", "reason": "x",
    }  # fmt: skip
    assert client.post(NIGHT, typed).status_code in (200, 302)
