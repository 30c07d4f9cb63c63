"""Stops whoever, or whatever loop, puts more first publications before readers than a person does by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection
from django.utils.translation import gettext as _

from articles.models import Release, TransitionLog
from articles.workflow.act import Act
from articles.workflow.grants import Actor
from articles.workflow.refusals import Refused

# First publications of one person within a minute; the next one asks.
MOST = 20
MINUTE = dt.timedelta(seconds=60)
FIRST = ("publish", "publish_first", "schedule")
# First of the two numbers of PostgreSQL's advisory locks; the second is whose publications they are.
ONE_PERSON = 20

_going_on: ContextVar[bool] = ContextVar("workflow_breaker_going_on", default=False)


class TooMany(Refused):
    """`count` stories of this person went out within a minute; said again on purpose, the act is done."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(
            _(
                "%(count)d stories were published by you within one minute. Say that you mean it to go on; "
                "otherwise look first what is publishing them."
            )
            % {"count": count}
        )


@contextmanager
def going_on(is_meant: bool = True) -> Iterator[None]:
    """Inside the block nothing asks: a person was asked and said yes."""
    token = _going_on.set(is_meant)
    try:
        yield
    finally:
        _going_on.reset(token)


def one_at_a_time(by: Actor) -> None:
    """Until this transaction ends, no other act of this person is counted, so that acts at the same moment
    cannot pass each other unseen. After the claims and before any story.

    SQLite's IMMEDIATE transactions hold the whole database instead.
    """
    if connection.vendor == "postgresql" and not _going_on.get():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s::int, %s::int)", [ONE_PERSON, by.pk % 2**31])


def ask(act: Act) -> None:
    """Before a first publication, now or at an instant. Raises TooMany."""
    first = act.edition.first_published_at
    if act.verb not in FIRST or (first is not None and first <= act.at) or _going_on.get():
        return
    done = TransitionLog.objects.filter(
        by=act.by.pk, at__gt=act.at - MINUTE, at__lte=act.at, verb__in=FIRST, release__updated_at__isnull=True
    ).exclude(edition=act.edition)
    count = done.values("edition").distinct().count()
    if count < MOST and act.effective_at > act.at:
        # By instants too: what is typed over an hour for one minute goes out in that minute.
        near = (act.effective_at - MINUTE, act.effective_at + MINUTE)
        planned = Release.objects.unfinished(act.at).filter(
            created_by=act.by.pk, since__gt=near[0], since__lt=near[1], updated_at__isnull=True
        )
        count = planned.exclude(edition=act.edition).values("edition").distinct().count()
    if count >= MOST:
        raise TooMany(count)
