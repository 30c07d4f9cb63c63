"""What somebody types into a story's page and has not saved: kept as it is typed, for them alone."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article

# A page says at least every 30 seconds that it is open; browsers slow hidden pages down to once a minute.
ALIVE = dt.timedelta(seconds=90)


class TypingQuerySet(models.QuerySet["Typing"]):
    def open(self) -> TypingQuerySet:
        return self.filter(closed_at__isnull=True)

    def alive(self, at: dt.datetime) -> TypingQuerySet:
        """Whose page is open at this moment, so far as anybody knows."""
        return self.open().filter(seen_at__gt=at - ALIVE)


class Typing(models.Model):
    """One part of one page in one browser tab: at once its text, the sign that somebody is there, and the
    claim to the pen. So nothing that keeps text can let go of the pen.

    `fields` is what the form held, name to values, unread; `turn` counts up, so that a late request loses;
    `base_version` is the copy the person started from. `article` is empty for a story not begun yet.
    Overwritten in place, and no part of a story's history.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="typings")
    tab = models.CharField(max_length=32)
    article = models.ForeignKey(Article, models.PROTECT, related_name="typings", null=True)
    part = models.CharField(_("part"), max_length=6)
    base_version = models.PositiveIntegerField(_("version"), default=0)
    turn = models.PositiveBigIntegerField(default=0)
    fields = models.JSONField(default=dict)
    begun_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    kept_at = models.DateTimeField(null=True)
    # The pen taken from somebody who had it.
    took_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = TypingQuerySet.as_manager()

    class Meta:
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["user", "tab", "part"], name="typing_once_a_tab"),
        ]
        indexes = [
            models.Index(
                fields=["article", "seen_at"], condition=Q(closed_at__isnull=True), name="typing_story"
            ),
            models.Index(fields=["seen_at"], name="typing_seen"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.article_id or '-'} {self.part}"
