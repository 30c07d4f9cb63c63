"""Writes into the log of acts what concerns a whole story and moves no state: a line for each language."""

from __future__ import annotations

import datetime as dt

from articles.models import Article, Edition, TransitionLog
from articles.workflow.grants import Actor


def log_story(
    verb: str,
    article: Article,
    *,
    by: Actor,
    at: dt.datetime,
    reason: str,
    effective_at: dt.datetime | None = None,
) -> None:
    """Inside the caller's transaction, on the locked story."""
    for edition in article.editions.order_by("pk"):
        unmoved(edition, verb, by=by, at=at, reason=reason, effective_at=effective_at)


def unmoved(
    edition: Edition,
    verb: str,
    *,
    by: Actor,
    at: dt.datetime,
    reason: str,
    effective_at: dt.datetime | None = None,
) -> TransitionLog:
    """The row of an act that leaves the state of a text as it is."""
    state = f"{edition.stage}/{edition.hold}"
    return TransitionLog.objects.create(
        edition=edition,
        verb=verb,
        before=state,
        after=state,
        by_id=by.pk,
        at=at,
        reason=reason,
        effective_at=effective_at,
    )
