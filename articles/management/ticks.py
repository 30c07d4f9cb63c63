"""What has to be done when nobody asks, as one table: each entry does what is due and says how much."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from articles import clock
from articles.media.developing import develop_due
from articles.sharing.due import draw_due
from articles.workflow import inbox, typing
from articles.workflow.audit_anchor import keep_due
from articles.workflow.effects import run_due
from articles.workflow.forward import forward_due
from articles.workflow.looking import look_due
from articles.workflow.tally import drop_old


@dataclass(frozen=True, slots=True)
class Due:
    """`work` does some of what is due now and returns how many things those were, 0 when nothing is left; it
    may be called at any time, again and again.
    """

    name: str
    work: Callable[[], int]


def drop_readings() -> int:
    return drop_old(clock.now())


WORK = (
    # First what follows from an instant; pictures take their time.
    Due("effects done", run_due),
    Due("places of withdrawn stories looked at", look_due),
    Due("photos worked on", develop_due),
    Due("share images drawn", draw_due),
    Due("letters sent on", forward_due),
    Due("readers' reports forgotten", inbox.forget_due),
    Due("unsaved texts forgotten", typing.forget_due),
    Due("old counts of reads dropped", drop_readings),
    Due("audit log anchored", keep_due),
)
