"""The public door to how a text changed: by the desk's choice, and never with what was superseded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import F

from articles.models.edition import Edition
from articles.models.public_correction import as_told
from articles.models.public_shapes import Correction, Gone, Story
from articles.models.public_story import story
from articles.models.release import Release, Weight
from articles.models.revision import Revision
from articles.text.compare import Row, blocks, bodies

MOST = 50  # changes on the page, the newest


@dataclass(frozen=True, slots=True)
class Change:
    """A later text. `rows` are the blocks that differ; None: one of the two texts is not shown any more."""

    at: dt.datetime
    is_minor: bool
    note: Correction | None
    rows: tuple[Row, ...] | None


@dataclass(frozen=True, slots=True)
class History:
    """The newest first, what changed the story apart from small repairs."""

    story: Story
    material: tuple[Change, ...]
    minor: tuple[Change, ...]


def history(at: dt.datetime, language: str, number: int) -> History | Gone | None:
    """None where there is no such story for readers, or its desk shows no history."""
    found = story(at, language, number)
    if not isinstance(found, Story):
        return found
    edition = Edition.objects.filter(article_id=number, language=language, shows_history=True).first()
    if edition is None:
        return None
    rows = (
        Release.objects.filter(edition=edition, since__lte=at)
        .exclude(until=F("since"))
        .select_related("revision__superseded", "correction")
        .order_by("-since")[: MOST + 1]
    )
    made = [change for change in map(between, rows[1:], rows) if change is not None]
    return History(
        found,
        tuple(change for change in made if not change.is_minor),
        tuple(change for change in made if change.is_minor),
    )


def between(before: Release, after: Release) -> Change | None:
    """What a reader of the first sees in the second; None where it is the same text without a word."""
    note = getattr(after, "correction", None)
    if before.revision_id == after.revision_id and note is None:
        return None
    is_hidden = any(hasattr(release.revision, "superseded") for release in (before, after))
    return Change(
        after.since,
        after.weight == Weight.MINOR,
        as_told(note) if note else None,
        None if is_hidden else differences(before.revision, after.revision),
    )


def differences(before: Revision, after: Revision) -> tuple[Row, ...]:
    rows = (
        *blocks([before.headline], [after.headline]),
        *blocks([before.deck], [after.deck]),
        *bodies(before.body, after.body),
    )
    return tuple(row for row in rows if row.kind != "same")
