"""Several acts on one story as one: approve and publish, or two languages at once, all or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from articles import clock
from articles.models import Edition
from articles.models.choices import Phase, Stage
from articles.pagecache.models import Outbox
from articles.workflow import breaker, pin
from articles.workflow.grants import Actor
from articles.workflow.perform import Outcome, lock, perform
from articles.workflow.refusals import Blocked, Refused


@dataclass(frozen=True, slots=True)
class Seen:
    """An edition, and the versions of its text and of the shared part that the person looked at."""

    edition: Edition
    copy_version: int
    shared_version: int


class NotTogether(Refused):
    """One of several was refused, so none was done. `language` says which, `refusal` why."""

    def __init__(self, language: str, refusal: Refused) -> None:
        super().__init__(str(refusal))
        self.language = language
        self.refusal = refusal

    @property
    def is_blocked(self) -> bool:
        return isinstance(self.refusal, Blocked)


def release_together(
    seen: Sequence[Seen], *, by: Actor, reason: str = "", weight: str = "", note: str = ""
) -> list[Outcome]:
    """Put these editions of one story before readers now; what is not approved yet is approved first.
    `weight` and `note` are for those that replace a live text, the note for one language alone.

    Raises NotTogether, and then nothing was done. Locks are taken in the house's order: the claims and the
    story before anything, the outbox after everything.
    """
    with Outbox.objects.gathering():
        pin.share_claims()
        breaker.one_at_a_time(by)
        lock(seen[0].edition.article_id)
        at = clock.now()
        return [released(one, by, reason, at, weight, note) for one in seen]


def submit_together(seen: Sequence[Seen], *, by: Actor, reason: str = "") -> list[Outcome]:
    """Hand these editions of one story to the desk. Raises NotTogether, and then nothing was done."""
    with Outbox.objects.gathering():
        lock(seen[0].edition.article_id)
        at = clock.now()
        return [done("submit", one, by, reason, at) for one in seen]


def released(one: Seen, by: Actor, reason: str, at: dt.datetime, weight: str, note: str) -> Outcome:
    fresh = Edition.objects.get(pk=one.edition.pk)
    if fresh.stage != Stage.APPROVED:
        done("approve", one, by, reason, at)
    if fresh.phase(at) == Phase.LIVE:
        return done("update", one, by, reason, at, weight, note)
    return done("publish", one, by, reason, at)


def done(
    verb: str, one: Seen, by: Actor, reason: str, at: dt.datetime, weight: str = "", note: str = ""
) -> Outcome:
    """All of them in one instant: `at`, taken when the story's lock was."""
    try:
        return perform(
            verb,
            one.edition,
            by=by,
            reason=reason,
            weight=weight,
            note=note,
            copy_version=one.copy_version,
            shared_version=one.shared_version,
            now=at,
        )
    except Refused as refusal:
        raise NotTogether(one.edition.language, refusal) from refusal
