"""The book of what was done in this newsroom: append-only, each row sealed with the row before it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from articles.models.named import one_of


class AuditKind(models.TextChoices):
    ACT = "act", pgettext_lazy("audit", "Act on a text")
    FLAG = "flag", pgettext_lazy("audit", "Protection of a story")
    RIGHT = "right", pgettext_lazy("audit", "Change of a right")
    PERSON = "person", pgettext_lazy("audit", "Change of an account")
    LOGIN = "login", pgettext_lazy("audit", "Log-in")
    PREVIEW = "preview", pgettext_lazy("audit", "Preview")
    EXPORT = "export", pgettext_lazy("audit", "Export")
    REFUSED = "refused", pgettext_lazy("audit", "Refused")
    SETTING = "setting", pgettext_lazy("audit", "Setting of the paper")


class AuditEntry(models.Model):
    """`number` counts without a gap. `seal` is the SHA-256 of the row and of `before`, the seal of the row
    before it; workflow/audit.py has the exact form.
    """

    number = models.PositiveBigIntegerField(_("number"), unique=True)
    at = models.DateTimeField(_("at"))
    kind = models.CharField(_("kind"), max_length=16, choices=AuditKind.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("by")
    )
    # As the person was called then; who tried to log in has no account perhaps.
    by_name = models.CharField(_("name"), max_length=150, blank=True, default="")
    article = models.ForeignKey(Article, models.PROTECT, related_name="+", null=True, verbose_name=_("story"))
    told = models.JSONField(_("what"), default=dict)
    before = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit log")
        ordering = ("-number",)
        constraints = [one_of("kind", AuditKind.values, "audit_kind_known")]
        indexes = [
            models.Index(fields=["kind", "-number"], name="audit_by_kind"),
            models.Index(fields=["by", "-number"], name="audit_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"
