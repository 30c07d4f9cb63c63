"""Addresses that nouns once had, so that old links lead on for ever."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

NOUNS = ("section", "bureau", "reporter", "coverage", "topic", "place")


class FormerSlug(models.Model):
    """`noun` and `target` say whose it was. A slug in use again belongs to its new owner first."""

    noun = models.CharField(_("of a"), max_length=8, choices=[(noun, noun) for noun in NOUNS])
    slug = models.CharField(_("former address"), max_length=80)
    target = models.BigIntegerField(_("whose"))
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        ordering = ("noun", "slug")
        constraints = [
            models.UniqueConstraint(fields=["noun", "slug"], name="former_slug_once"),
            models.CheckConstraint(name="former_slug_noun_known", condition=Q(noun__in=NOUNS)),
        ]

    def __str__(self) -> str:
        return f"{self.noun}/{self.slug}"
