"""What an engine is asked: words, lists, days, an order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.search.query import Term

# How much a word weighs where it stands: headline, deck, names and captions, text.
WEIGHTS = (8.0, 4.0, 2.0, 1.0)
# A story of today counts half as much again as an old one; a month later half of that is left.
FRESH, FRESH_DAYS = 0.5, 30.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """All of `terms`, or any of them; none of `without`; all of `lists`, as tokens; days as in documents."""

    terms: Sequence[Term]
    without: Sequence[Term]
    lists: Sequence[str]
    first_day: int | None
    last_day: int | None
    match_any: bool
    newest_first: bool
    today: int
    limit: int
