"""Keeps the newest number and seal of the audit log outside the database: a line a day, the last one moving.

Whoever may write the database could cut the log's end or seal it anew; the file is for somebody else to keep,
on another machine if need be. It never moves on over a row that no longer fits it.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from django.conf import settings
from django.db import transaction

from articles import clock
from articles.models import AuditEntry
from articles.workflow.task import open_task

NAME = "audit.anchor"
MOST_BYTES = 2_000_000  # some fifty years of days


def path() -> Path:
    return Path(settings.DATA_DIR, NAME)


def lines() -> list[tuple[str, int, str]]:
    """Day, number and seal of each anchor, oldest first; a line that cannot be read is none."""
    try:
        raw = path().read_bytes()[:MOST_BYTES].decode("ascii", "replace")
    except FileNotFoundError:
        return []
    parts = [line.split() for line in raw.splitlines()]
    return [
        (part[0], int(part[1]), part[2])
        for part in parts
        if len(part) == 3 and part[1].isdigit() and len(part[1]) < 19 and len(part[2]) == 64
    ]


def anchors() -> dict[int, str]:
    return {number: seal for _day, number, seal in lines()}


def keep_due() -> int:
    """Move the newest anchor on. Returns 0 always: nothing waits for it."""
    newest = AuditEntry.objects.order_by("-number").values_list("number", "seal").first()
    known = lines()
    if newest is None and not known:
        return 0
    number, seal = newest or (0, "")
    if known:
        _day, last, sealed = known[-1]
        if last == number and sealed == seal:
            return 0
        held = AuditEntry.objects.filter(number=last).values_list("seal", flat=True).first()
        if held != sealed:
            alarm(last)
            return 0
    now = clock.now()
    today = f"{clock.seoul_day(now):%Y-%m-%d}"
    write([line for line in known if line[0] != today] + [(today, number, seal)])
    return 0


def alarm(number: int) -> None:
    """A task for the desk, once while it is open."""
    now = clock.now()
    with transaction.atomic():
        open_task("failed", "audit", at=now, due_at=now + dt.timedelta(minutes=30), data={"number": number})


def write(found: list[tuple[str, int, str]]) -> None:
    """Whole or not at all."""
    beside = path().with_suffix(".new")
    beside.write_text("".join(f"{day} {number} {seal}\n" for day, number, seal in found), encoding="ascii")
    os.replace(beside, path())
