"""Something the desk has to look at: opened by an act or by the clock, closed by a person."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from articles.models.edition import Edition
from articles.models.named import one_of


class TaskKind(models.TextChoices):
    """What it is about; `Task.data` has the particulars."""

    REVIEW = "review", pgettext_lazy("task", "Published first, to be read by the desk")
    TRANSLATION = "translation", pgettext_lazy("task", "The original was corrected")
    MERGE = "merge", pgettext_lazy("task", "A fix that did not fit into the draft")
    LATE = "late", pgettext_lazy("task", "Late")
    FAILED = "failed", pgettext_lazy("task", "Something in the background failed")
    STILL_SHOWN = "still_shown", pgettext_lazy("task", "Withdrawn, but still shown somewhere")
    SEALED_NAME = "sealed_name", pgettext_lazy("task", "A protected name before readers")


class Task(models.Model):
    """`key` says what of its kind it is, so that the same thing is not opened twice while it is open."""

    kind = models.CharField(_("kind"), max_length=16, choices=TaskKind.choices)
    key = models.CharField(max_length=80)
    article = models.ForeignKey(
        Article, models.PROTECT, related_name="tasks", null=True, verbose_name=_("story")
    )
    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="tasks", null=True, verbose_name=_("edition")
    )
    data = models.JSONField(default=dict)
    opened_at = models.DateTimeField(pgettext_lazy("task", "opened"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("opened by")
    )
    due_at = models.DateTimeField(_("to be done by"), null=True)
    closed_at = models.DateTimeField(_("done"), null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("done by")
    )
    outcome = models.CharField(_("outcome"), max_length=300, blank=True, default="")

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ("due_at", "pk")
        constraints = [
            one_of("kind", TaskKind.values, "task_kind_known"),
            models.UniqueConstraint(
                fields=["kind", "key"], condition=Q(closed_at__isnull=True), name="task_open_once"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=Q(closed_at__isnull=True), name="task_open"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"
