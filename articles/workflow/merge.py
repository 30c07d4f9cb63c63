"""Puts two saves of one part together: by field, by paragraph, by row; what cannot be is a clash with all the
texts.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from articles.models import Article, SavedCopy
from articles.text import diff
from articles.workflow import limits, tidy
from articles.workflow.parts import SHARED, Data
from articles.workflow.refusals import NotPossible

# Texts of paragraphs or lines; a headline two have changed is one question.
IN_PARAGRAPHS: Final = ("body", "deck", "editors_note")


@dataclass(frozen=True, slots=True)
class Clash:
    """One part both have changed. `base` is what the loser started from, None if it is not known any more.

    `fields` are those that differ and were changed on both sides; everything else of `mine` is merged
    already.
    """

    part: str
    version: int
    base: Data | None
    mine: Data
    theirs: Data
    fields: tuple[str, ...]


def of_itself(row: Any) -> Any:
    return row


def of_photo(row: Any) -> Any:
    return row["photo"]


def of_byline(row: Any) -> Any:
    """Who signs; of somebody from outside the name."""
    return row["reporter"] or json.dumps(row["name"], sort_keys=True)


# What makes two rows of a set the same row.
KEYS: Final[dict[str, Callable[[Any], Any]]] = {
    "bylines": of_byline,
    "places": of_itself,
    "topics": of_itself,
    "coverages": of_itself,
    "photos": of_photo,
}


def merge(
    article: Article, part: str, base_version: int, version: int, mine: Data, theirs: Data
) -> Data | Clash:
    """What of `mine` has to be written, or the clash. Data says nothing of fields it does not name."""
    differing = {field: value for field, value in mine.items() if value != theirs.get(field)}
    if base_version == version or not differing:
        return differing
    earlier = SavedCopy.objects.filter(article=article, part=part, number=base_version).first()
    base: Data | None = earlier.data if earlier else None
    if base is None:
        return Clash(part, version, None, mine, theirs, tuple(differing))
    found: Data = {}
    both: list[str] = []
    for field, value in differing.items():
        before, now = base.get(field), theirs.get(field)
        if value == before:
            continue
        together = value if now == before else put_together(part, field, before, value, now)
        if together is None:
            both.append(field)
        found[field] = value if together is None else together
    return Clash(part, version, base, {**theirs, **found}, theirs, tuple(both)) if both else found


def put_together(part: str, field: str, base: Any, mine: Any, theirs: Any) -> Any | None:
    """Both sides' changes of one field as one value; None where somebody has to choose."""
    together: Any = None
    if field in IN_PARAGRAPHS:
        together = diff.merged(base or "", mine or "", theirs or "")
    elif field in KEYS:
        together = merged_rows(base or [], mine or [], theirs or [], KEYS[field])
    if together is None:
        return None
    try:
        return within_limits(part, field, together)
    except NotPossible:
        return None


def within_limits(part: str, field: str, value: Any) -> Any:
    """Two texts that were short enough may not be so together, and two lead photos are one too many."""
    if part == SHARED:
        return tidy.shared(limits.checked_shared({field: value}))[field]
    return tidy.language(limits.checked({field: value}))[field]


def merged_rows(
    base: list[Any], mine: list[Any], theirs: list[Any], key: Callable[[Any], Any]
) -> list[Any] | None:
    """Rows one side alone touched, as that side left them, in the order of the side that changed it."""
    by_key = [{key(row): row for row in rows} for rows in (base, mine, theirs)]
    if any(len(found) < len(rows) for found, rows in zip(by_key, (base, mine, theirs), strict=True)):
        return None
    old, left, right = by_key
    kept: dict[Any, Any] = {}
    for name in {**old, **left, **right}:
        before, ours, other = old.get(name), left.get(name), right.get(name)
        if ours == other or other == before:
            row = ours
        elif ours == before:
            row = other
        else:
            return None
        if row is not None:
            kept[name] = row
    order = ordered([*old], [*left], [*right], kept)
    return None if order is None else [kept[name] for name in order]


def ordered(old: list[Any], left: list[Any], right: list[Any], kept: dict[Any, Any]) -> list[Any] | None:
    """The names of `kept` in order; None if both sides changed the order, each to another end."""
    stay = [name for name in old if name in kept]
    ours, other = ([name for name in side if name in old and name in kept] for side in (left, right))
    if stay not in (ours, other) and ours != other:
        return None
    lead, rest = (left, right) if ours != stay else (right, left)
    found = [name for name in lead if name in kept]
    for place, name in enumerate(rest):
        if name in kept and name not in found:
            # Behind what it stands behind on its own side.
            before = [other for other in rest[:place] if other in found]
            found.insert(found.index(before[-1]) + 1 if before else 0, name)
    return found
