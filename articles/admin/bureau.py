"""Screens for bureaus: their editors keep the contacts, the tree itself is the administrator's."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from articles.admin.base import ScopedAdmin
from articles.languages import columns
from articles.models import Bureau

STRUCTURE = ("slug", "parent", "kind", "position", "opened_on", "closed_on")


@admin.register(Bureau)
class BureauAdmin(ScopedAdmin):
    fields = (
        "slug",
        *columns("name"),
        "kind",
        "parent",
        "place",
        *columns("address"),
        "phone",
        "email",
        "other_names",
        "opened_on",
        "closed_on",
        "position",
    )
    list_display = ("slug", *columns("name"), "kind", "parent")
    list_filter = ("kind",)
    list_select_related = ("parent",)
    search_fields = ("slug", *columns("name"))

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        return () if self.has_add_permission(request) else STRUCTURE
