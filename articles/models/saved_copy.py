"""The desk's copy as it was before each save: what an editor who is behind started from, and what can be
brought back.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class SavedCopy(models.Model):
    """`part` is a language, or "shared"; `number` the version that was replaced; `data` its fields.
    Append-only.
    """

    SHARED = "shared"

    article = models.ForeignKey(Article, models.PROTECT, related_name="saved_copies")
    part = models.CharField(_("part"), max_length=6)
    number = models.PositiveIntegerField(_("version"))
    data = models.JSONField(_("text"))
    # Why it was replaced, if somebody said so; and how much: {field: [characters taken out, put in]}.
    reason = models.CharField(_("why"), max_length=300, blank=True, default="")
    changed = models.JSONField(_("how much"), default=dict)
    replaced_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    replaced_at = models.DateTimeField(_("replaced"))

    class Meta:
        verbose_name = _("earlier copy")
        verbose_name_plural = _("earlier copies")
        ordering = ("article", "part", "-number")
        constraints = [models.UniqueConstraint(fields=["article", "part", "number"], name="saved_copy_once")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.part} v{self.number}"
