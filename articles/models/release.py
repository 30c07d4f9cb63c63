"""Which revision of an edition readers see, from when until when."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.edition import Edition, not_held_at, open_at
from articles.models.named import one_of
from articles.models.revision import Revision


class ReleaseQuerySet(models.QuerySet["Release"]):
    """Releases as vocabulary."""

    def visible(self, at: dt.datetime) -> ReleaseQuerySet:
        """The releases readers see at `at`, at most one for an edition."""
        if not isinstance(at, dt.datetime) or at.tzinfo is None:
            raise TypeError("visible(at) needs the aware instant of this response: articles.clock.now().")
        return self.filter(open_at(at), not_held_at(at, "edition__"))

    def visible_range(self, at: dt.datetime) -> ReleaseQuerySet:
        """Those whose range holds `at`, whatever stands between them and readers."""
        return self.filter(open_at(at))

    def unfinished(self, at: dt.datetime) -> ReleaseQuerySet:
        """Running at `at`, or still to come; cancelled ones (empty ranges) are neither."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=at)).exclude(until=F("since"))


class Weight(models.TextChoices):
    """A typo put right is no news to who has read the story; another number is."""

    MINOR = "minor", pgettext_lazy("weight of a change", "minor")
    MATERIAL = "material", pgettext_lazy("weight of a change", "material")


class Release(models.Model):
    """[since, until); ranges of one edition never overlap. A cancelled one has until == since and was
    never seen.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="releases")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="releases")
    since = models.DateTimeField(_("from"))
    until = models.DateTimeField(_("until"), null=True)
    # When this text came as an update of an earlier one; None on the first text, and kept by a restore.
    updated_at = models.DateTimeField(_("updated"), null=True)
    # How much an update changed for readers; nothing is said of a first text.
    weight = models.CharField(
        pgettext_lazy("weight of a change", "weight"),
        max_length=8,
        choices=Weight.choices,
        blank=True,
        default="",
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    created_at = models.DateTimeField(_("made"))

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ("edition", "since")
        constraints = [
            models.CheckConstraint(
                name="release_ends_after_it_begins",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            one_of("weight", ("", *Weight.values), "release_weight_known"),
        ]
        indexes = [
            models.Index(fields=["edition", "since"], name="release_by_edition"),
            models.Index(fields=["since"], name="release_by_since"),
            models.Index(fields=["until"], condition=Q(until__isnull=False), name="release_by_until"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.since:%Y-%m-%d %H:%M}"
