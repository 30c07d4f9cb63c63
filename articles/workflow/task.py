"""Opens and closes what the desk has to look at."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from articles.models import Article, Edition, Task
from articles.workflow.grants import Actor, may
from articles.workflow.refusals import NotAllowed, NotPossible

MOST_OUTCOME = 300  # characters


def open_task(
    kind: str,
    key: str,
    *,
    at: dt.datetime,
    article: Article | None = None,
    edition: Edition | None = None,
    by: Actor | None = None,
    due_at: dt.datetime | None = None,
    data: dict[str, Any] | None = None,
) -> Task:
    """The open task of this kind and key, made if there is none; inside the caller's transaction.

    `key` names the thing (80 characters): "edition:7:correction:3". An edition brings its story along.
    """
    found, _is_new = Task.objects.get_or_create(
        kind=kind,
        key=key,
        closed_at=None,
        defaults={
            "article_id": edition.article_id if edition else article and article.pk,
            "edition": edition,
            "data": data or {},
            "opened_at": at,
            "opened_by_id": by.pk if by else None,
            "due_at": due_at,
        },
    )
    return found


def close_task(task: Task, *, by: Actor, at: dt.datetime, outcome: str) -> None:
    """Done, with a word of what came of it. Raises NotAllowed and NotPossible."""
    if not may(by, Task, "change", task):
        raise NotAllowed(_("You have no task with this number."))
    if not outcome.strip():
        raise NotPossible(_("Say what came of it."))
    if len(outcome) > MOST_OUTCOME:
        raise NotPossible(_("Say the outcome in 300 characters."))
    closed = Task.objects.filter(pk=task.pk, closed_at=None).update(
        closed_at=at, closed_by_id=by.pk, outcome=outcome.strip()
    )
    if not closed:
        raise NotPossible(_("Somebody has done this task already."))
