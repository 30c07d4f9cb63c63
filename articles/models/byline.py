"""Who made a story, in order, with role, title and bureau as they were."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.languages import column
from articles.models.article import Article
from articles.models.bureau import Bureau
from articles.models.choices import BylineRole
from articles.models.named import one_of
from articles.models.reporter import Reporter

# Nullable columns: a bare comparison would be NULL, and a CHECK lets NULL pass.
NAMED = [
    Q(**{f"{name}__isnull": False, f"{name}__gt": ""})
    for name in (column("name", code) for code in settings.COLUMN_LANGUAGES)
]


class Byline(models.Model):
    """Either one of our reporters or a name from outside. Title and bureau are copied, so later moves change
    nothing.

    A language limits the entry to that edition: the translator of the English text, say.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="bylines")
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    reporter = models.ForeignKey(
        Reporter, models.PROTECT, related_name="bylines", verbose_name=_("reporter"), null=True, blank=True
    )
    name = models.CharField(_("name, if not one of ours"), max_length=80, blank=True, default="")
    role = models.CharField(_("role"), max_length=12, choices=BylineRole.choices, default=BylineRole.REPORTER)
    title = models.CharField(_("title at the time"), max_length=60, blank=True, default="")
    bureau = models.ForeignKey(
        Bureau, models.PROTECT, related_name="+", verbose_name=_("bureau at the time"), null=True, blank=True
    )
    language = models.CharField(
        _("only in"), max_length=2, blank=True, default="", choices=settings.LANGUAGES
    )

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ("position", "pk")
        constraints = [
            models.CheckConstraint(
                name="byline_names_someone",
                condition=reduce(or_, NAMED, Q(reporter__isnull=False)),
                violation_error_message=_("Choose a reporter or write a name."),
            ),
            one_of("role", BylineRole.values, "byline_role_known"),
        ]

    def __str__(self) -> str:
        return str(self.reporter) if self.reporter_id else self.name or ""
