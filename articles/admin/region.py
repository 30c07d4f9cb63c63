"""Screens for regions, which begin and end by law."""

from django.contrib import admin

from articles.admin.base import ScopedAdmin
from articles.languages import columns
from articles.models import Region


@admin.register(Region)
class RegionAdmin(ScopedAdmin):
    fields = ("slug", *columns("name"), "parent", "code", "since", "until", "successor", "is_name_verified")
    list_display = ("slug", *columns("name"), "since", "until", "is_name_verified")
    list_filter = ("is_name_verified",)
    search_fields = ("slug", "code", *columns("name"))
