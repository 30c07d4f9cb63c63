"""What has to be done once when a text comes before readers or goes: written with the act, done by tick."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.edition import Edition
from articles.models.named import one_of
from articles.models.revision import Revision


class EffectEvent(models.TextChoices):
    LIVE = "live", pgettext_lazy("effect", "Came before readers")
    ENDED = "ended", pgettext_lazy("effect", "Publication ended")
    WITHHELD = "withheld", pgettext_lazy("effect", "Was withheld")
    KILLED = "killed", pgettext_lazy("effect", "Was killed")


class EffectQuerySet(models.QuerySet["Effect"]):
    """Effects as vocabulary."""

    def open(self) -> EffectQuerySet:
        """Neither done nor given up."""
        return self.filter(done_at__isnull=True, failed_at__isnull=True)

    def due(self, at: dt.datetime) -> EffectQuerySet:
        """To be done now. A claim from the future was made by a clock that has been set back since: it holds
        nobody up.
        """
        return self.open().filter(Q(retry_at__lte=at) | Q(claimed_at__gt=at), due_at__lte=at)


class Effect(models.Model):
    """`item` is what happened to what: "release:12", or "edition:7" for what can happen to one only once.

    `retry_at` is when it may be taken up: its instant, and later the end of a claim or of a pause.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="effects", verbose_name=_("edition"))
    item = models.CharField(max_length=40)
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    event = models.CharField(_("event"), max_length=8, choices=EffectEvent.choices)
    due_at = models.DateTimeField(pgettext_lazy("effect", "due"))
    made_at = models.DateTimeField(pgettext_lazy("effect", "written"))
    # By the machine's clock, whatever instant the act was held at: before that nothing could be late.
    written_at = models.DateTimeField(auto_now_add=True)
    retry_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    claimed_by = models.CharField(max_length=32, blank=True, default="")
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(pgettext_lazy("effect", "done"), null=True)
    failed_at = models.DateTimeField(pgettext_lazy("effect", "given up"), null=True)
    error = models.CharField(max_length=300, blank=True, default="")

    objects = EffectQuerySet.as_manager()

    class Meta:
        verbose_name = _("effect")
        verbose_name_plural = _("effects")
        ordering = ("due_at", "pk")
        constraints = [
            one_of("event", EffectEvent.values, "effect_event_known"),
            models.UniqueConstraint(fields=["item", "revision", "event"], name="effect_once"),
        ]
        indexes = [
            models.Index(
                fields=["retry_at"],
                condition=Q(done_at__isnull=True, failed_at__isnull=True),
                name="effect_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.item}"
