"""The zone of whoever sits at this screen, beside the paper's own: set around a request, read by fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from articles.clock import SEOUL

_own: ContextVar[ZoneInfo] = ContextVar("admin_zone", default=SEOUL)


def own_zone() -> ZoneInfo:
    """Seoul's, unless somebody works elsewhere."""
    return _own.get()


@contextmanager
def in_zone(zone: ZoneInfo) -> Iterator[None]:
    """Whatever is answered and drawn inside the block is for somebody who lives by this zone."""
    token = _own.set(zone)
    try:
        yield
    finally:
        _own.reset(token)


def city(zone: ZoneInfo) -> str:
    """A zone by its city, as people say it: New York."""
    return _("Seoul") if zone.key == SEOUL.key else zone.key.rpartition("/")[2].replace("_", " ")


def told(instant: dt.datetime, zone: ZoneInfo) -> str:
    """An instant by a zone's clock: 2026-11-24 22:00 New York."""
    return f"{instant.astimezone(zone):%Y-%m-%d %H:%M} {city(zone)}"
