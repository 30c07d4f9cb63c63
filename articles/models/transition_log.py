"""Who did what to which edition, when and why: append-only."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.edition import Edition
from articles.models.release import Release
from articles.models.revision import Revision


class TransitionLog(models.Model):
    """`before` and `after` are "stage/hold"; `findings` what the checks said: [{"check", "level"}]."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="transitions")
    verb = models.CharField(_("act"), max_length=24)
    before = models.CharField(_("before"), max_length=20)
    after = models.CharField(_("after"), max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"))
    reason = models.CharField(_("reason"), max_length=300, blank=True, default="")
    effective_at = models.DateTimeField(_("takes effect"), null=True)
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+", null=True)
    release = models.ForeignKey(Release, models.PROTECT, related_name="+", null=True)
    findings = models.JSONField(_("findings"), default=list)

    class Meta:
        verbose_name = _("log of acts")
        verbose_name_plural = _("log of acts")
        ordering = ("-id",)
        indexes = [models.Index(fields=["by", "at"], name="transitionlog_by_person")]

    def __str__(self) -> str:
        return f"{self.edition} {self.verb}"
