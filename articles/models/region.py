"""A region of the country as a dated record: names and borders change by law, old stories keep the old
ones.
"""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.named import Tree


class RegionQuerySet(models.QuerySet["Region"]):
    def on(self, day: dt.date) -> RegionQuerySet:
        """The regions that exist on a day in Seoul; `until` is the first day on which one no longer does."""
        return self.filter(
            Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gt=day)
        )


class Region(Tree):
    """A 시·도. One that is renamed or merged ends, and names its successor."""

    code = models.CharField(_("official code"), max_length=10, blank=True, default="")
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("first day it no longer exists"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, related_name="predecessors", null=True, blank=True, verbose_name=_("became")
    )
    is_name_verified = models.BooleanField(_("official English name confirmed"), default=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                name="region_ends_after_it_begins",
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gt=F("since")),
            )
        ]
