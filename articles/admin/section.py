"""Screens for the sections of the paper."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from articles.admin.base import ScopedAdmin
from articles.admin.filters import among
from articles.languages import columns
from articles.models import Section


@admin.register(Section)
class SectionAdmin(ScopedAdmin):
    fields = ("slug", *columns("name"), "parent", "position")
    list_display = ("slug", *columns("name"), "parent", "position")
    list_select_related = ("parent",)
    search_fields = ("slug", *columns("name"))
    list_filter = (
        among(
            "place",
            pgettext_lazy("section", "level"),
            ("top", pgettext_lazy("section", "section"), Q(parent__isnull=True)),
            ("part", pgettext_lazy("section", "part of a section"), Q(parent__isnull=False)),
        ),
    )
