"""Screens for places and the dated names under which they are known."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ScopedAdmin, ScopedInline
from articles.admin.filters import RelatedFilter
from articles.languages import columns
from articles.models import Place, PlaceTerm, Region


class PlaceTermInline(ScopedInline):
    model = PlaceTerm
    fields = (*columns("name"), "region", "since", "until")


class RegionFilter(RelatedFilter):
    """By the region of any of its names."""

    model = Region
    title = _("region")
    parameter_name = "region"

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value is None:
            return queryset
        known = {code for code, _name in self.lookup_choices}
        named = PlaceTerm.objects.filter(region=value) if value in known else PlaceTerm.objects.none()
        return queryset.filter(pk__in=named.values("place"))


@admin.register(Place)
class PlaceAdmin(ScopedAdmin):
    fields = ("slug",)
    inlines = (PlaceTermInline,)
    list_display = ("slug", "__str__")
    list_filter = (RegionFilter,)
    search_fields = ("slug", *(f"terms__{column}" for column in columns("name")))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("terms__region")
