"""What the desk sets by hand on the front page: the stories on top in their order, dated, and the strip."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.models.article import Article


class FrontArrangement(models.Model):
    """One state of the front page, never changed afterwards: the highest number is in force.

    So who put what there, and when, is the table itself. The strip leads to a story, in its own words or the
    story's headline, and ends by itself.
    """

    number = models.PositiveIntegerField(_("number"), unique=True)
    strip_article = models.ForeignKey(
        Article, models.PROTECT, related_name="+", verbose_name=_("story of the strip"), null=True, blank=True
    )
    strip_text = models.CharField(_("words of the strip"), max_length=120, blank=True, default="")
    strip_until = models.DateTimeField(_("strip until"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=clock.now)

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front page")
        ordering = ("-number",)
        constraints = [
            models.CheckConstraint(
                name="front_strip_ends",
                condition=Q(strip_article__isnull=True, strip_until__isnull=True)
                | Q(strip_article__isnull=False, strip_until__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return str(self.number)


class FrontItem(models.Model):
    """A story's place on the front page: 1 opens the paper. It holds from `since` to before `until`."""

    arrangement = models.ForeignKey(
        FrontArrangement, models.PROTECT, related_name="items", verbose_name=_("front page")
    )
    article = models.ForeignKey(Article, models.PROTECT, related_name="front_items", verbose_name=_("story"))
    position = models.PositiveSmallIntegerField(_("order"))
    since = models.DateTimeField(_("from"))
    until = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("story on the front page")
        verbose_name_plural = _("stories on the front page")
        ordering = ("position", "pk")
        constraints = [
            models.UniqueConstraint(fields=["arrangement", "article"], name="front_article_once"),
            models.CheckConstraint(name="front_position_counts", condition=Q(position__gte=1)),
            models.CheckConstraint(
                name="front_item_ends_after_it_begins",
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.article_id}"

    def holds(self, at: dt.datetime) -> bool:
        return self.since <= at and (self.until is None or self.until > at)
