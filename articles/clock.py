"""The one instant a response is made at: the host's monotonic clock plus its measured offset to the
database's clock.

The database's own now() moves between two statements, so one page could straddle an embargo; the host's wall
clock can be stepped by hand. The offset is measured when a connection opens and at least each minute after
that.
"""

from __future__ import annotations

import datetime as dt
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext as _

SEOUL = ZoneInfo("Asia/Seoul")
MEASURE_EVERY = 60.0  # seconds


class AmbiguousTime(ValueError):
    """A time that is none, or happened twice or never; the message says what to write instead.

    `choices` are the instants that can have been meant, the earlier first: both of an hour that came twice,
    or the same time by the clock before and after one that was left out. Empty where nothing can be offered.
    """

    def __init__(self, message: str, choices: tuple[dt.datetime, ...] = ()) -> None:
        super().__init__(message)
        self.choices = choices


# A typed year beyond these is a slip of the hand, and near the calendar's ends no time zone can be worked
# out.
YEARS = range(1800, 2201)
# ISO 8601 lets a day stand for its midnight; at a desk it is a forgotten hour.
BARE_DAY = re.compile(r"\d{4}-?(?:\d{2}-?\d{2}|W\d{2}(?:-?\d)?)")


class _Offset:
    """Seconds to add to time.monotonic() to get the database's time as a Unix timestamp."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.seconds: float | None = None
        self.measured_at = float("-inf")


_offset = _Offset()
_moved: list[Callable[[], dt.datetime]] = []


def measure(wrapper: BaseDatabaseWrapper) -> None:
    """Take the offset once from an open connection. SQLite's clock is this host's, so no query is needed
    there.
    """
    if wrapper.vendor == "postgresql":
        before = time.monotonic()
        with wrapper.cursor() as cursor:
            cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
            seconds = float(cursor.fetchone()[0])
        middle = (before + time.monotonic()) / 2
    else:
        seconds, middle = time.time(), time.monotonic()
    with _offset.lock:
        _offset.seconds = seconds - middle
        _offset.measured_at = time.monotonic()


def on_connect(sender: object, connection: BaseDatabaseWrapper, **kwargs: object) -> None:
    """Receiver of Django's connection_created signal; a pool opens one for each request, so not every one
    counts.
    """
    if time.monotonic() - _offset.measured_at > MEASURE_EVERY:
        measure(connection)


def now() -> dt.datetime:
    """The present instant, aware, in UTC. Call it once for a response and hand the value on."""
    if _moved:
        return _moved[-1]()
    stale = time.monotonic() - _offset.measured_at > MEASURE_EVERY
    if connection.vendor == "sqlite":
        measure(connection)
    elif stale and connection.connection is not None and not connection.needs_rollback:
        try:
            measure(connection)
        except DatabaseError:
            # A database that cannot answer now must not stop a page that needs nothing else from it:
            # the last offset drifts by milliseconds a minute, and the next connection measures again.
            with _offset.lock:
                _offset.measured_at = time.monotonic()
    seconds = _offset.seconds
    if seconds is None:
        return dt.datetime.now(dt.UTC)
    return dt.datetime.fromtimestamp(time.monotonic() + seconds, dt.UTC)


@contextmanager
def at(instant: dt.datetime) -> Iterator[None]:
    """Hold the clock at `instant` inside the block: rehearsals, samples, archives and tests."""
    if instant.tzinfo is None:
        raise AmbiguousTime("The instant has no time zone: write it like 2026-11-22T23:40:00+09:00.")
    fixed = instant.astimezone(dt.UTC)

    def held() -> dt.datetime:
        return fixed

    _moved.append(held)
    try:
        yield
    finally:
        _moved.remove(held)


def seoul_day(instant: dt.datetime) -> dt.date:
    """The calendar day in Seoul: what a reader calls "today", and the year a copyright claim names."""
    return instant.astimezone(SEOUL).date()


def day_bounds(day: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """First instant of a day in Seoul and of the next, in UTC."""
    start = dt.datetime.combine(day, dt.time(), SEOUL)
    end = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), SEOUL)
    return start.astimezone(dt.UTC), end.astimezone(dt.UTC)


def parse_instant(text: str, zone: ZoneInfo = SEOUL) -> dt.datetime:
    """An instant from what a person typed: ISO 8601 with an offset, or local time in `zone`.

    Local times that occur twice or never (Seoul's summer time of 1987 and 1988, New York's each year) are
    refused.
    """
    if BARE_DAY.fullmatch(text.strip()):
        raise AmbiguousTime(
            _("“%(typed)s” has no hour. Write it like %(typed)s 12:00.") % {"typed": text.strip()}
        )
    try:
        found = dt.datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise AmbiguousTime(
            _("“%(typed)s” is not a time. Write it like 2026-11-22 23:40 or 2026-11-22T23:40:00+09:00.")
            % {"typed": text[:40]}
        ) from error
    return settle(found, zone)


def settle(found: dt.datetime, zone: ZoneInfo = SEOUL) -> dt.datetime:
    """Make a time aware and UTC, refusing a local time that is ambiguous or does not exist in `zone`."""
    if found.year not in YEARS:
        raise AmbiguousTime(
            _("The year %(year)s cannot be meant: write one from %(first)s to %(last)s.")
            % {"year": found.year, "first": YEARS[0], "last": YEARS[-1]}
        )
    if found.tzinfo is not None:
        return found.astimezone(dt.UTC)
    early, late = (found.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    # In UTC and back: what an hour that was left out stands for is another time by the clock.
    choices = tuple(sorted({one.astimezone(dt.UTC) for one in (early, late)}))
    if early.astimezone(dt.UTC).astimezone(zone).replace(tzinfo=None) != found:
        raise AmbiguousTime(
            _("%(time)s did not exist in %(zone)s: the clocks went forward. Choose another time.")
            % {"time": f"{found:%Y-%m-%d %H:%M}", "zone": zone.key},
            choices,
        )
    if early.utcoffset() != late.utcoffset():
        raise AmbiguousTime(
            _("%(time)s happened twice in %(zone)s: add the offset, %(early)s or %(late)s.")
            % {
                "time": f"{found:%Y-%m-%d %H:%M}",
                "zone": zone.key,
                "early": early.isoformat(),
                "late": late.isoformat(),
            },
            choices,
        )
    return early.astimezone(dt.UTC)
