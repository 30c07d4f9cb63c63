"""What must always hold, as literal lists, one file a subject."""

from __future__ import annotations

from articles.guards.rules import edition, memory, record, release
from articles.guards.rules.shapes import (
    PREFIX,
    Follow,
    Guard,
    NoOverlap,
    Rule,
    Stays,
    append_only,
)

__all__ = ["FOLLOWS", "GUARDS", "NO_OVERLAPS", "PREFIX", "STAYS", "append_only"]
__all__ += ["Follow", "Guard", "NoOverlap", "Rule", "Stays"]

GUARDS: tuple[Guard, ...] = (*memory.GUARDS, *release.GUARDS, *edition.GUARDS, *record.GUARDS)
STAYS: tuple[Stays, ...] = (*memory.STAYS, *release.STAYS, *edition.STAYS, *record.STAYS)
NO_OVERLAPS: tuple[NoOverlap, ...] = (*release.NO_OVERLAPS, *record.NO_OVERLAPS)
FOLLOWS: tuple[Follow, ...] = release.FOLLOWS
