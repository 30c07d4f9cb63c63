"""Screens for the glossary: how names and terms are written in each language."""

from __future__ import annotations

from django.contrib import admin

from articles.admin.base import ScopedAdmin
from articles.languages import columns
from articles.models import GlossaryTerm


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(ScopedAdmin):
    fields = ("kind", *columns("name"), *columns("other_names"), "note")
    list_display = (*columns("name"), "kind", "note")
    list_display_links = columns("name")
    list_filter = ("kind",)
    search_fields = (*columns("name"), *columns("other_names"))
