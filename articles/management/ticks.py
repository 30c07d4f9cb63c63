"""What has to be done when nobody asks, as one table: each entry does what is due and says how much."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from articles.media.developing import develop_due
from articles.sharing.due import draw_due


@dataclass(frozen=True, slots=True)
class Due:
    """`work` does some of what is due now and returns how many things those were, 0 when nothing is left; it
    may be called at any time, again and again.
    """

    name: str
    work: Callable[[], int]


WORK = (Due("photos worked on", develop_due), Due("share images drawn", draw_due))
