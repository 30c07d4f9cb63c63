"""What protects a story or those in it: set by whoever works on it, cleared only by an act of its own."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from articles.models.named import one_of

MOST_REASON = 300  # characters


class FlagKind(models.TextChoices):
    LEGAL = "legal", pgettext_lazy("flag", "Legal check")
    IDENTITY = "identity", pgettext_lazy("flag", "Identity protected")


class StoryFlagQuerySet(models.QuerySet["StoryFlag"]):
    """Flags as vocabulary."""

    def open_kinds(self, article: int) -> frozenset[str]:
        """The kinds of the flags that stand on this story (by number) now."""
        return frozenset(self.filter(article=article, cleared_at=None).values_list("kind", flat=True))


class StoryFlag(models.Model):
    """One row from the setting to the clearing; at most one of a kind is open. What was set is never changed:
    the database guards that.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="flags", verbose_name=_("story"))
    kind = models.CharField(_("kind"), max_length=8, choices=FlagKind.choices)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("set by")
    )
    set_at = models.DateTimeField(pgettext_lazy("flag", "set"))
    reason = models.CharField(_("reason"), max_length=MOST_REASON)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("cleared by")
    )
    cleared_at = models.DateTimeField(pgettext_lazy("flag", "cleared"), null=True)
    cleared_reason = models.CharField(_("why it was cleared"), max_length=MOST_REASON, blank=True, default="")

    objects = StoryFlagQuerySet.as_manager()

    class Meta:
        verbose_name = _("flag of a story")
        verbose_name_plural = _("flags of a story")
        ordering = ("-set_at", "-pk")
        constraints = [
            one_of("kind", FlagKind.values, "story_flag_kind_known"),
            models.UniqueConstraint(
                fields=["article", "kind"], condition=Q(cleared_at__isnull=True), name="story_flag_open_once"
            ),
            models.CheckConstraint(
                name="story_flag_cleared_with_reason",
                condition=Q(cleared_at__isnull=True, cleared_reason="")
                | (Q(cleared_at__isnull=False) & ~Q(cleared_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.kind}"
