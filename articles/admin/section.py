"""Screens for the sections of the paper."""

from django.contrib import admin

from articles.admin.base import ScopedAdmin
from articles.languages import columns
from articles.models import Section


@admin.register(Section)
class SectionAdmin(ScopedAdmin):
    fields = ("slug", *columns("name"), "parent", "position")
    list_display = ("slug", *columns("name"), "parent", "position")
    list_select_related = ("parent",)
    search_fields = ("slug", *columns("name"))
