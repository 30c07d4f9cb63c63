"""A link by which somebody without an account sees one language of a story before readers do."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.edition import Edition
from articles.models.revision import Revision


class PreviewLink(models.Model):
    """`digest` is the SHA-256 of the token, which is shown once and kept nowhere.

    `revision` empty: whatever the desk's copy is when the link is opened. `at` empty: as if published in
    that instant.
    """

    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="preview_links", verbose_name=_("edition")
    )
    revision = models.ForeignKey(
        Revision, models.PROTECT, related_name="+", null=True, verbose_name=_("revision")
    )
    at = models.DateTimeField(pgettext_lazy("preview", "as at"), null=True)
    digest = models.CharField(max_length=64, unique=True)
    note = models.CharField(pgettext_lazy("preview", "for whom"), max_length=120, blank=True, default="")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made"))
    expires_at = models.DateTimeField(pgettext_lazy("preview", "opens until"))
    uses = models.PositiveIntegerField(pgettext_lazy("preview", "times opened"), default=0)
    last_used_at = models.DateTimeField(pgettext_lazy("preview", "last opened"), null=True)
    revoked_at = models.DateTimeField(pgettext_lazy("preview", "taken back"), null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("taken back by")
    )

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                name="preview_link_opens_a_while", condition=Q(expires_at__gt=F("made_at"))
            ),
        ]
        indexes = [models.Index(fields=["edition", "-expires_at"], name="preview_link_by_edition")]

    def __str__(self) -> str:
        return f"{self.edition} {self.pk}"

    def is_open(self, now: dt.datetime) -> bool:
        """Whether it still leads anywhere; the hold of the edition has its own word."""
        return self.revoked_at is None and self.made_at <= now < self.expires_at
