"""One line of one public list, for as long as its release runs."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from articles.models.choices import ListKind
from articles.models.edition import Edition, not_held_at
from articles.models.release import Release


class PlacementQuerySet(models.QuerySet["Placement"]):
    """Placements as vocabulary."""

    def visible(self, at: dt.datetime) -> PlacementQuerySet:
        """The lines of lists as readers see them at `at`."""
        if not isinstance(at, dt.datetime) or at.tzinfo is None:
            raise TypeError("visible(at) needs the aware instant of this response: articles.clock.now().")
        # SQLite would rather take the index on `since` and sort while a table is small: inside an expression
        # it leaves that alone, and lists are read along the index that has them in order, at every size.
        ends = Q(until__isnull=True) | Q(until__gt=at)
        begun = self.alias(begun=Coalesce("since", "sort_at")).filter(begun__lte=at)
        return begun.filter(ends, not_held_at(at, "edition__"))

    def of(self, kind: str, target: int | OuterRef, language: str) -> PlacementQuerySet:
        return self.filter(list=kind, target=target, language=language)


class Placement(models.Model):
    """`since` and `until` repeat the release's, so that a list reads one index; the database keeps them
    equal.

    `target` is the pk of the section, bureau, reporter, ...; 0 for the list of everything. `sort_at` is the
    first publication: an update does not push a story up.
    """

    release = models.ForeignKey(Release, models.PROTECT, related_name="placements")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="placements")
    list = models.CharField(_("list"), max_length=8, choices=ListKind.choices)
    target = models.BigIntegerField(_("target"), default=0)
    language = models.CharField(_("language"), max_length=2)
    sort_at = models.DateTimeField(_("sorted by"))
    since = models.DateTimeField(_("from"))
    until = models.DateTimeField(_("until"), null=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ("-sort_at", "-edition")
        constraints = [
            models.UniqueConstraint(fields=["release", "list", "target"], name="placement_once"),
            models.CheckConstraint(name="placement_list_known", condition=Q(list__in=ListKind.values)),
        ]
        indexes = [
            models.Index(
                fields=["language", "list", "target", "-sort_at", "-edition"], name="placement_in_order"
            ),
            models.Index(fields=["language", "list", "target", "since"], name="placement_by_since"),
            models.Index(
                fields=["language", "list", "target", "until"],
                condition=Q(until__isnull=False),
                name="placement_by_until",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.list}:{self.target}:{self.language} {self.edition_id}"
