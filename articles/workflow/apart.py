"""Runs one piece of background work so that its fault is its own: the boundary of everything nobody waits
for.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from articles import clock
from articles.workflow.task import open_task

MOST_TOLD = 300  # characters of an error
logger = logging.getLogger("newsroom.background")


@dataclass(frozen=True, slots=True)
class Fault:
    """What a piece of work ended with, in one line."""

    told: str


def apart(name: str, work: Callable[[], int]) -> int | Fault:
    """How much was done, or the fault; the whole of it is in the log.

    The one place that catches whatever is raised: the work is of many rooms, nobody is there to be told, and
    one that ends the process would stop every other.
    """
    try:
        return work()
    except Exception as error:
        logger.exception("%s failed", name)
        # Its first line: what follows may hold the row that was refused, words of a text and all.
        first, *_rest = str(error).splitlines() or [""]
        return Fault(f"{type(error).__name__}: {first}"[:MOST_TOLD])


def alarm(name: str, fault: Fault) -> int:
    """The desk's task for a kind of work that failed, one while it is open."""
    with transaction.atomic():
        open_task("failed", f"tick:{name}", at=clock.now(), data={"work": name, "error": fault.told})
    return 1
