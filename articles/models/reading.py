"""How often a story was opened, by ten minutes: counts alone, nothing of whoever opened it."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.named import one_of

WINDOW = dt.timedelta(minutes=10)
_EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def window_of(instant: dt.datetime) -> dt.datetime:
    """The last ten-minute instant: when the window began that holds this one."""
    return instant - (instant - _EPOCH) % WINDOW


class Reading(models.Model):
    """Reads of a story in one language from `since` for ten minutes. A window that has ended is not written
    any more.
    """

    since = models.DateTimeField(_("from"))
    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    language = models.CharField(_("language"), max_length=2)
    count = models.PositiveIntegerField(_("read"))

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ("-since",)
        constraints = [
            models.UniqueConstraint(fields=["language", "since", "article"], name="reading_once"),
            one_of("language", settings.COLUMN_LANGUAGES, "reading_language_known"),
            models.CheckConstraint(name="reading_counts", condition=Q(count__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.language} {self.since:%Y-%m-%d %H:%M}: {self.count}"
