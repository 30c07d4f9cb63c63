"""The one instant of a response: whose clock rules, how often it is measured, what a typed time may mean."""

import datetime as dt
import time
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.db import OperationalError, connection

from articles import clock

NEW_YORK = ZoneInfo("America/New_York")
HOUR = dt.timedelta(hours=1)


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)


@pytest.fixture
def offset(monkeypatch):
    """A fresh offset: never measured, and forgotten after the test."""
    fresh = clock._Offset()
    monkeypatch.setattr(clock, "_offset", fresh)
    return fresh


@pytest.fixture
def measured(monkeypatch):
    """Every measurement, counted and still done."""
    calls = []
    original = clock.measure

    def counted(wrapper):
        calls.append(wrapper.vendor)
        original(wrapper)

    monkeypatch.setattr(clock, "measure", counted)
    return calls


@pytest.mark.django_db
def test_now_is_aware_utc_and_the_databases_own_time(offset):
    clock.measure(connection)
    found = clock.now()
    assert found.utcoffset() == dt.timedelta(0)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            database = cursor.fetchone()[0]
    else:
        database = dt.datetime.now(dt.UTC)
    assert abs(database - found) < dt.timedelta(seconds=1)


@pytest.mark.django_db
def test_the_offset_is_measured_when_a_connection_opens(offset):
    clock.on_connect(sender=None, connection=connection)
    assert offset.seconds is not None
    assert time.monotonic() - offset.measured_at < 5


@pytest.mark.django_db
def test_a_connection_that_opens_within_the_minute_costs_no_second_measurement(offset, measured):
    clock.on_connect(sender=None, connection=connection)
    clock.on_connect(sender=None, connection=connection)
    assert len(measured) == 1
    offset.measured_at -= clock.MEASURE_EVERY + 1
    clock.on_connect(sender=None, connection=connection)
    assert len(measured) == 2


@pytest.mark.django_db
def test_postgresqls_clock_rules_for_a_minute_whatever_the_hosts_says(offset, measured, monkeypatch):
    """On SQLite the host's clock is the database's, so there a step of it is a step of both."""
    clock.measure(connection)
    before = clock.now()
    stepped = time.time() + 3600
    monkeypatch.setattr(time, "time", lambda: stepped)
    drift = clock.now() - before
    if connection.vendor == "postgresql":
        assert dt.timedelta(0) <= drift < dt.timedelta(seconds=30)
        assert len(measured) == 1
    else:
        assert abs(drift - HOUR) < dt.timedelta(seconds=30)


@pytest.mark.django_db
def test_after_a_minute_the_offset_is_measured_again(offset, measured):
    clock.measure(connection)
    offset.measured_at -= clock.MEASURE_EVERY + 1
    offset.seconds += 500
    found = clock.now()
    assert len(measured) == 2
    assert abs(found - dt.datetime.now(dt.UTC)) < dt.timedelta(seconds=60)


@pytest.fixture
def stale(offset, monkeypatch):
    """An open PostgreSQL connection, last measured more than a minute ago."""
    wrapper = SimpleNamespace(vendor="postgresql", connection=object(), needs_rollback=False)
    monkeypatch.setattr(clock, "connection", wrapper)
    offset.seconds = time.time() - time.monotonic()
    offset.measured_at = time.monotonic() - clock.MEASURE_EVERY - 1
    return wrapper


def test_a_database_that_cannot_answer_does_not_stop_the_clock_and_is_not_asked_again_at_once(
    stale, offset, monkeypatch
):
    asked = []

    def fails(wrapper):
        asked.append(wrapper)
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(clock, "measure", fails)
    for _again in range(2):
        assert abs(clock.now() - dt.datetime.now(dt.UTC)) < dt.timedelta(seconds=30)
    assert asked == [stale]


def test_a_transaction_that_has_failed_is_not_asked_for_the_time(stale, measured):
    stale.needs_rollback = True
    clock.now()
    assert measured == []


def test_a_cached_answer_that_needs_no_connection_opens_none_for_the_clock(stale, measured):
    stale.connection = None
    clock.now()
    assert measured == []


@pytest.mark.django_db
def test_a_held_clock_stands_still_and_the_inner_hold_wins():
    outer, inner = utc(2031, 3, 1), utc(2019, 5, 2)
    with clock.at(outer):
        with clock.at(inner):
            assert clock.now() == clock.now() == inner
        assert clock.now() == outer
    assert abs(clock.now() - dt.datetime.now(dt.UTC)) < dt.timedelta(seconds=60)


@pytest.mark.django_db
def test_the_clock_goes_on_after_an_error_inside_the_hold():
    with pytest.raises(ZeroDivisionError), clock.at(utc(2031, 3, 1)):
        raise ZeroDivisionError
    assert clock.now().year < 2031


def test_a_held_clock_answers_in_utc():
    with clock.at(dt.datetime(2031, 3, 1, 9, tzinfo=clock.SEOUL)):
        assert clock.now() == utc(2031, 3, 1)
        assert clock.now().utcoffset() == dt.timedelta(0)


def test_the_clock_is_not_held_at_a_time_without_a_zone():
    with pytest.raises(clock.AmbiguousTime, match="time zone"), clock.at(dt.datetime(2031, 3, 1)):
        pass


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-22 23:40", utc(2026, 11, 22, 14, 40)),
        ("  2026-11-22T23:40:00+09:00 ", utc(2026, 11, 22, 14, 40)),
        ("2026-11-22T14:40:00Z", utc(2026, 11, 22, 14, 40)),
        ("2026-11-22T14:40:00.5+00:00", utc(2026, 11, 22, 14, 40, 0, 500000)),
    ],
)
def test_a_typed_time_is_seouls_unless_it_says_otherwise(text, expected):
    assert clock.parse_instant(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "2026-13-01 00:00",
        "2026-02-30 00:00",
        "2026-11-22 25:00",
        "23:40",
        "내일",
        "\x00",
        "9" * 400,
    ],
)
def test_what_is_no_time_is_refused_with_an_example(text):
    with pytest.raises(clock.AmbiguousTime, match="Write it like 2026-11-22 23:40"):
        clock.parse_instant(text)


@pytest.mark.parametrize("text", ["2026-11-22", "20261122", " 2026-W47-7 "])
def test_a_day_without_an_hour_is_refused(text):
    with pytest.raises(clock.AmbiguousTime, match="has no hour"):
        clock.parse_instant(text)


@pytest.mark.parametrize(
    "text",
    [
        "0001-01-01 00:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
        "9999-12-31 23:59",
        "1799-12-31 23:59",
    ],
)
def test_a_year_that_cannot_be_meant_is_refused(text):
    with pytest.raises(clock.AmbiguousTime, match="cannot be meant"):
        clock.parse_instant(text)


@pytest.mark.parametrize("minute", ["02:00", "02:30", "02:59"])
def test_the_hour_seoul_left_out_in_1987_is_refused(minute):
    with pytest.raises(clock.AmbiguousTime, match="did not exist in Asia/Seoul"):
        clock.parse_instant(f"1987-05-10 {minute}")


def test_the_minutes_around_seouls_missing_hour_are_accepted():
    assert clock.parse_instant("1987-05-10 01:59") == utc(1987, 5, 9, 16, 59)
    assert clock.parse_instant("1987-05-10 03:00") == utc(1987, 5, 9, 17, 0)


def test_the_hour_seoul_had_twice_in_1987_needs_an_offset():
    with pytest.raises(clock.AmbiguousTime, match="twice in Asia/Seoul") as refused:
        clock.parse_instant("1987-10-11 02:30")
    assert "1987-10-11T02:30:00+10:00" in str(refused.value)
    assert "1987-10-11T02:30:00+09:00" in str(refused.value)
    assert clock.parse_instant("1987-10-11T02:30:00+10:00") + HOUR == clock.parse_instant(
        "1987-10-11T02:30:00+09:00"
    )


def test_summer_time_of_another_zone_is_known():
    with pytest.raises(clock.AmbiguousTime, match="did not exist in America/New_York"):
        clock.parse_instant("2026-03-08 02:30", NEW_YORK)
    with pytest.raises(clock.AmbiguousTime, match="twice in America/New_York"):
        clock.parse_instant("2026-11-01 01:30", NEW_YORK)
    assert clock.parse_instant("2026-11-01 03:30", NEW_YORK) == utc(2026, 11, 1, 8, 30)
    assert clock.parse_instant("2026-03-08 02:30") == utc(2026, 3, 7, 17, 30)


def test_the_day_and_year_are_seouls():
    assert clock.seoul_day(utc(2031, 12, 31, 14, 59, 59)) == dt.date(2031, 12, 31)
    assert clock.seoul_day(utc(2031, 12, 31, 15)) == dt.date(2032, 1, 1)


def test_a_day_runs_from_midnight_to_midnight_in_seoul():
    assert clock.day_bounds(dt.date(2026, 11, 22)) == (utc(2026, 11, 21, 15), utc(2026, 11, 22, 15))


def test_the_days_on_which_seouls_clocks_changed_have_23_and_25_hours():
    lengths = [
        end - start for start, end in map(clock.day_bounds, (dt.date(1987, 5, 10), dt.date(1987, 10, 11)))
    ]
    assert lengths == [23 * HOUR, 25 * HOUR]
