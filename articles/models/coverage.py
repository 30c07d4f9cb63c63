"""Special coverage: a curated, dated collection of stories with a title and an introduction of its own."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.media.models import Photo
from articles.models.named import Named, no_slash, one_of
from articles.rights.models import Scope


class Kind(models.TextChoices):
    SPECIAL = "special", _("special")
    IN_DEPTH = "in_depth", _("in depth")
    SERIAL = "serial", _("serial")
    ISSUE = "issue", _("running topic")


class Coverage(Named):
    """특집, 기획, 연재 and 이슈 differ; paid work is never one of them. `name` is its title."""

    Kind = Kind

    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    intro = models.TextField(_("introduction"), max_length=1000, blank=True, default="")
    cover = models.ForeignKey(
        Photo, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name=_("cover photo")
    )
    runs_from = models.DateField(_("runs from"), null=True, blank=True)
    runs_until = models.DateField(_("runs until, inclusive"), null=True, blank=True)
    scope = models.OneToOneField(
        Scope, models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("special coverage")
        verbose_name_plural = _("special coverages")
        ordering = ("-runs_from", "pk")
        constraints = [
            one_of("kind", Kind.values, "coverage_kind_known"),
            no_slash("slug", "coverage_slug_is_one_step"),
            models.CheckConstraint(
                name="coverage_ends_after_it_begins",
                condition=Q(runs_from__isnull=True)
                | Q(runs_until__isnull=True)
                | Q(runs_until__gte=F("runs_from")),
                violation_error_message=_("The last day must not come before the first."),
            ),
        ]
