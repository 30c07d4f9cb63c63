"""Lets one process of the paper work at a time: an advisory lock in PostgreSQL, a locked file for SQLite."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

# Any number that nothing else in this database locks on: the outbox and the claims have the two before it.
TICK_LOCK = 7_301_846_554


@contextmanager
def alone() -> Iterator[bool]:
    """Whether it is this process's turn; it ends with the block, or with the process."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s::bigint)", [TICK_LOCK])
            is_mine = bool(cursor.fetchone()[0])
        try:
            yield is_mine
        finally:
            if is_mine:
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_unlock(%s::bigint)", [TICK_LOCK])
        return
    with (settings.DATA_DIR / "tick.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
