"""Texts that must not be shown again in any public history, whatever the desk shows of the others."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.correction import Correction
from articles.models.named import one_of
from articles.models.revision import Revision


class SupersededBasis(models.TextChoices):
    CORRECTION = "correction", _("statutory correction")
    BLOCKED = "blocked", _("access restricted")
    ANONYMISED = "anonymised", _("anonymised")


# What nobody looks at again, at the desk neither.
WITHDRAWN = (str(SupersededBasis.BLOCKED), str(SupersededBasis.ANONYMISED))


class Superseded(models.Model):
    """One row a revision, written once and for good: the database guards that."""

    revision = models.OneToOneField(Revision, models.PROTECT, related_name="superseded")
    basis = models.CharField(
        pgettext_lazy("superseded", "because of"), max_length=10, choices=SupersededBasis.choices
    )
    correction = models.ForeignKey(Correction, models.PROTECT, related_name="+", null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("superseded text")
        verbose_name_plural = _("superseded texts")
        constraints = [one_of("basis", SupersededBasis.values, "superseded_basis_known")]

    def __str__(self) -> str:
        return f"{self.revision_id} {self.basis}"
