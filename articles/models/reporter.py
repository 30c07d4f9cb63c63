"""A reporter as readers know them; a login is something else."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.media.models import Photo
from articles.models.bureau import Bureau
from articles.models.named import Named, no_slash
from articles.models.topic import Topic


class Reporter(Named):
    """Former staff keep their page and bylines. `email` leaves the server only where `contact` says so."""

    class Contact(models.TextChoices):
        NONE = "none", _("not shown")
        ADDRESS = "address", _("e-mail address shown")
        RELAY = "relay", _("by form, address hidden")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="reporter",
        null=True,
        blank=True,
        verbose_name=_("login"),
    )
    portrait = models.ForeignKey(
        Photo, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name=_("portrait")
    )
    bio = models.TextField(_("about"), blank=True, default="", max_length=2000)
    beats = models.ManyToManyField(Topic, related_name="reporters", blank=True, verbose_name=_("beats"))
    email = models.EmailField(_("e-mail"), blank=True, default="")
    contact = models.CharField(
        _("readers reach them"), max_length=7, choices=Contact.choices, default=Contact.NONE
    )
    has_closing_line = models.BooleanField(
        _("closing line"),
        default=True,
        help_text=_("Name and address under the story, if the address may be shown."),
    )
    joined_on = models.DateField(_("joined"), null=True, blank=True)
    left_on = models.DateField(_("left"), null=True, blank=True)

    class Meta:
        verbose_name = _("reporter")
        verbose_name_plural = _("reporters")
        ordering = ("slug",)
        constraints = [no_slash("slug", "reporter_slug_is_one_step")]


class BureauMembershipQuerySet(models.QuerySet["BureauMembership"]):
    def on(self, day: dt.date) -> BureauMembershipQuerySet:
        """Memberships that hold on a day in Seoul."""
        return self.filter(
            Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gt=day)
        )


class BureauMembership(models.Model):
    """At which bureau a reporter works or worked, with which title; bylines copy it as it was."""

    reporter = models.ForeignKey(
        Reporter, models.CASCADE, related_name="memberships", verbose_name=_("reporter")
    )
    bureau = models.ForeignKey(Bureau, models.PROTECT, related_name="memberships", verbose_name=_("bureau"))
    title = models.CharField(_("title"), max_length=60, blank=True, default="")
    is_chief = models.BooleanField(_("heads the bureau"), default=False)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("first day no longer"), null=True, blank=True)

    objects = BureauMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("bureau membership")
        verbose_name_plural = _("bureau memberships")
        ordering = ("reporter", "since")
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_it_begins",
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gt=F("since")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.reporter} · {self.bureau}"
