"""Screens for licences."""

from django.contrib import admin

from articles.admin.base import ScopedAdmin
from articles.languages import columns
from articles.rights.models import License


@admin.register(License)
class LicenseAdmin(ScopedAdmin):
    fields = (
        "code",
        *columns("name"),
        "url",
        "is_commercial",
        "derivatives",
        "is_attribution_required",
        "training",
    )
    list_display = ("code", *columns("name"), "is_commercial", "derivatives", "training")
    search_fields = ("code", *columns("name"))
    list_filter = ("is_commercial", "derivatives", "training")
