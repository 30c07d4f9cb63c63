"""Counts what strangers send, so that one sender cannot fill the desk's inbox: the one place for it.

Counts live in Django's cache, which is a table of the database: two workers must see one count. Who sends is
never kept, only a keyed mark of the address, and only as long as it is counted.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import ipaddress
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction

# Any number that nothing else in this database locks on.
COUNT_LOCK = 7_301_846_555
# Whoever has an IPv6 line has at least this much of it to themselves (RFC 6177).
ONE_LINE = 64


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` of `what` in each window of `seconds`; windows begin at fixed instants."""

    what: str
    most: int
    seconds: int


def sender(address: str, now: dt.datetime) -> str:
    """A mark for an address of a client, of no use tomorrow and to nobody without the key."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        line = address[:64]
    else:
        mapped = getattr(found, "ipv4_mapped", None) or found
        prefix = ONE_LINE if mapped.version == 6 else 32
        line = str(ipaddress.ip_network((mapped, prefix), strict=False))
    words = f"{now:%Y-%m-%d} {line}"
    return hmac.new(settings.SECRET_KEY.encode(), words.encode(), hashlib.sha256).hexdigest()[:32]


def take(limit: Limit, who: str, now: dt.datetime) -> int:
    """Count one more. Returns 0 if it is within the limit, else the seconds until the window ends.

    Counting is one transaction, so that two workers cannot both be the last: SQLite's hold the whole
    database, PostgreSQL locks the count.
    """
    window, past = divmod(int(now.timestamp()), limit.seconds)
    key = f"rate:{limit.what}:{who}:{window}"
    with transaction.atomic():
        if connection.vendor == "postgresql":
            mark = int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big", signed=True)
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s::int, %s::int)", [COUNT_LOCK % (2**31), mark])
        count = int(cache.get(key, 0))
        if count >= limit.most:
            return limit.seconds - past
        cache.set(key, count + 1, timeout=2 * limit.seconds)
    return 0


def give_back(limit: Limit, who: str, now: dt.datetime) -> None:
    """Take one off again: what was counted turned out to be nothing to count."""
    key = f"rate:{limit.what}:{who}:{int(now.timestamp()) // limit.seconds}"
    with transaction.atomic():
        if (count := int(cache.get(key, 0))) > 0:
            cache.set(key, count - 1, timeout=2 * limit.seconds)


def forget(limit: Limit, who: str, now: dt.datetime) -> None:
    """Begin this window's count anew."""
    cache.delete(f"rate:{limit.what}:{who}:{int(now.timestamp()) // limit.seconds}")
