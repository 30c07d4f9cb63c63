"""A section of the paper."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.named import Tree, no_slash, not_its_own_parent
from articles.rights.models import Scope


class Section(Tree):
    """Where a story stands in the paper. A story has one; a list of a section holds its sub-sections'
    stories too.
    """

    position = models.PositiveSmallIntegerField(_("order"), default=0)
    scope = models.OneToOneField(
        Scope, models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ("position", "pk")
        constraints = [
            no_slash("slug", "section_slug_is_one_step"),
            not_its_own_parent("section_not_its_own_parent"),
        ]
