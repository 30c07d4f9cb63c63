"""What the paper told readers about a published text: it was wrong, it was unclear, or the news moved."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.edition import Edition
from articles.models.named import one_of
from articles.models.release import Release

MOST_CHARACTERS = 1000


class Correction(models.Model):
    """One row for one note to readers of one language, public with the release it came with.

    Written once by the act that publishes the text, then never changed: the database guards that. Whether it
    is shown follows the story: what readers cannot open has no corrections either.
    """

    class Kind(models.TextChoices):
        CORRECTION = "correction", pgettext_lazy("kind of correction", "Correction")
        CLARIFICATION = "clarification", pgettext_lazy("kind of correction", "Clarification")
        UPDATE = "update", pgettext_lazy("kind of correction", "Update")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="corrections")
    release = models.OneToOneField(Release, models.PROTECT, related_name="correction")
    kind = models.CharField(pgettext_lazy("correction", "kind"), max_length=13, choices=Kind.choices)
    # In the edition's own language, plain; lines are kept.
    text = models.TextField(_("note to readers"), max_length=MOST_CHARACTERS)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ("-at", "-pk")
        constraints = [
            one_of("kind", ("correction", "clarification", "update"), "correction_kind_known"),
            models.CheckConstraint(name="correction_says_something", condition=~Q(text="")),
        ]
        indexes = [models.Index(fields=["-at", "-id"], name="correction_newest")]

    def __str__(self) -> str:
        return f"{self.edition} {self.kind}"
