"""What is published first is read by the desk afterwards: opens that task, and closes it when it is done."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from articles.models import Edition, Task
from articles.models.task import TaskKind
from articles.workflow.act import Act
from articles.workflow.grants import may
from articles.workflow.task import close_task, open_task

REVIEW = TaskKind("review").value
READ_WITHIN = dt.timedelta(minutes=30)
# What the desk does to such a text settles it too.
SETTLING = frozenset({"update", "correct", "clarify", "fix", "withhold", "kill"})


def of_act(act: Act, before: str, after: str) -> None:
    """After an act: a text nobody at the desk has read yet is a task, one the desk has put right is none."""
    if act.verb == "publish_first":
        assert act.release is not None  # the act has just begun it
        open_task(
            REVIEW,
            f"edition:{act.edition.pk}:release:{act.release.pk}",
            at=act.at,
            edition=act.edition,
            by=act.by,
            due_at=act.at + READ_WITHIN,
        )
    elif act.verb in SETTLING and may(act.by, Edition, "approve", act.edition):
        for task in Task.objects.filter(kind=REVIEW, edition=act.edition, closed_at=None):
            if may(act.by, Task, "change", task):
                close_task(task, by=act.by, at=act.at, outcome=_("put right by the desk"))
