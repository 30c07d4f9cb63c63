"""A name that must not come before readers with one story: a child, a victim, a source."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article

MOST_NAME, MOST_SPELLINGS, MOST_REASON = 60, 300, 300  # characters


class SealedName(models.Model):
    """Never changed; lifted once. Shown on the page of its story alone, to whoever may: in no list, search,
    history or audit.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="sealed_names", verbose_name=_("story"))
    name = models.CharField(_("name"), max_length=MOST_NAME)
    # One a line: in other languages and scripts, without the family name, as a nickname.
    spellings = models.TextField(_("other spellings"), max_length=MOST_SPELLINGS, blank=True, default="")
    reason = models.CharField(pgettext_lazy("sealed name", "why"), max_length=MOST_REASON)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=pgettext_lazy("sealed name", "sealed by"),
    )
    at = models.DateTimeField(pgettext_lazy("sealed name", "sealed"))
    lifted_at = models.DateTimeField(pgettext_lazy("sealed name", "lifted"), null=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=pgettext_lazy("sealed name", "lifted by"),
    )
    lifted_reason = models.CharField(max_length=MOST_REASON, blank=True, default="")

    class Meta:
        verbose_name = _("sealed name")
        verbose_name_plural = _("sealed names")
        ordering = ("article", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "name"], condition=Q(lifted_at__isnull=True), name="sealed_name_once"
            ),
            models.CheckConstraint(
                name="sealed_name_lifted_by_somebody",
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}/{self.pk}"

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its other spellings."""
        return (self.name, *filter(None, (line.strip() for line in self.spellings.splitlines())))
