"""Screens for places and the dated names under which they are known."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.base import ScopedAdmin, ScopedInline
from articles.languages import columns
from articles.models import Place, PlaceTerm


class PlaceTermInline(ScopedInline):
    model = PlaceTerm
    fields = (*columns("name"), "region", "since", "until")


@admin.register(Place)
class PlaceAdmin(ScopedAdmin):
    fields = ("slug",)
    inlines = (PlaceTermInline,)
    list_display = ("slug", "__str__")
    search_fields = ("slug", *(f"terms__{column}" for column in columns("name")))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("terms__region")
