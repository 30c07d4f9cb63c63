"""A city, county or district, and the dated terms under which it has been called and has belonged
somewhere.
"""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.named import no_slash, slug_is_an_address
from articles.models.region import Region


class Place(models.Model):
    """The lasting identity of a place: its address and page. Its name and region stand in its terms."""

    slug = models.CharField(_("address"), max_length=80, unique=True, validators=[slug_is_an_address])

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ("slug",)
        constraints = [no_slash("slug", "place_slug_is_one_step")]

    def __str__(self) -> str:
        terms = list(self.terms.all())
        return str(terms[-1]) if terms else self.slug

    def term_on(self, day: dt.date) -> PlaceTerm | None:
        """The term in force on a day, else the nearest earlier or first one; reads `terms` if prefetched."""
        terms = sorted(self.terms.all(), key=lambda term: term.since or dt.date.min)
        fitting = [term for term in terms if (term.since or dt.date.min) <= day]
        return fitting[-1] if fitting else (terms[0] if terms else None)


class PlaceTerm(models.Model):
    """Name and region of a place from a day until another. Names repeat (중구 in six cities): the region
    tells them apart.
    """

    place = models.ForeignKey(Place, models.CASCADE, related_name="terms", verbose_name=_("place"))
    name = models.CharField(_("name"), max_length=80)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="place_terms", verbose_name=_("region"), null=True, blank=True,
        help_text=_("Empty for places abroad."),
    )  # fmt: skip
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("first day it no longer holds"), null=True, blank=True)

    class Meta:
        verbose_name = _("name of a place")
        verbose_name_plural = _("names of places")
        ordering = ("place", "since")
        constraints = [
            models.CheckConstraint(
                name="place_term_ends_after_it_begins",
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gt=F("since")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name or ''} ({self.region})" if self.region_id else self.name or ""
