"""An invitation: who may make themselves a login, once, within three days, and which seat waits for them."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Bureau, Reporter
from articles.workflow.policy import ROLES

VALID_FOR = dt.timedelta(hours=72)


class State(models.TextChoices):
    OPEN = "open", pgettext_lazy("invitation", "open")
    USED = "used", pgettext_lazy("invitation", "accepted")
    REVOKED = "revoked", pgettext_lazy("invitation", "taken back")
    EXPIRED = "expired", pgettext_lazy("invitation", "ran out")


class Invitation(models.Model):
    """Of the link only the SHA-256 is kept: whoever reads the database opens no door with it."""

    # Known to the instance that was just made, and to no other.
    token = ""
    digest = models.CharField(max_length=64, unique=True, editable=False)
    display_name = models.CharField(_("name shown to colleagues"), max_length=80)
    email = models.EmailField(
        _("e-mail"),
        blank=True,
        default="",
        help_text=_("The link is sent there, if the paper has a mail server; else hand it over yourself."),
    )
    role = models.CharField(_("role"), max_length=20, choices=[(role.code, role.label) for role in ROLES])
    bureau = models.ForeignKey(
        Bureau,
        models.PROTECT,
        "+",
        verbose_name=_("bureau"),
        null=True,
        blank=True,
        help_text=_("Empty: every bureau."),
    )
    language = models.CharField(
        _("language"),
        max_length=2,
        blank=True,
        default="",
        choices=settings.LANGUAGES,
        help_text=_("Empty: every language."),
    )
    reporter = models.ForeignKey(
        Reporter,
        models.PROTECT,
        "+",
        verbose_name=_("reporter"),
        null=True,
        blank=True,
        help_text=_("Who this person is for readers, if they sign stories."),
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, "+", verbose_name=_("by"), editable=False
    )
    made_at = models.DateTimeField(pgettext_lazy("invitation", "made"), editable=False)
    expires_at = models.DateTimeField(pgettext_lazy("invitation", "runs out"), editable=False)
    revoked_at = models.DateTimeField(
        pgettext_lazy("invitation", "taken back"), null=True, blank=True, editable=False
    )
    used_at = models.DateTimeField(
        pgettext_lazy("invitation", "accepted"), null=True, blank=True, editable=False
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        "+",
        verbose_name=_("person"),
        null=True,
        blank=True,
        editable=False,
    )

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                name="invitation_role_known", condition=Q(role__in=[role.code for role in ROLES])
            ),
            models.CheckConstraint(
                name="invitation_used_by_somebody",
                condition=Q(used_at__isnull=True, user__isnull=True)
                | Q(used_at__isnull=False, user__isnull=False),
            ),
            models.CheckConstraint(name="invitation_runs_out", condition=Q(expires_at__gt=F("made_at"))),
        ]

    def __str__(self) -> str:
        return self.display_name

    def state(self, now: dt.datetime) -> State:
        if self.used_at is not None:
            return State.USED
        if self.revoked_at is not None:
            return State.REVOKED
        return State.OPEN if now < self.expires_at else State.EXPIRED
