"""Screens for the imprint the law asks for."""

from django.contrib import admin

from articles.admin.base import ScopedAdmin
from articles.languages import columns
from articles.models import Imprint


@admin.register(Imprint)
class ImprintAdmin(ScopedAdmin):
    fields = (
        "medium", "since", "until", "registration_number", "registered_on", "first_published_on",
        *columns("frequency"),
        *columns("publisher"), *columns("editor"), *columns("printer"), *columns("address"), "phone",
        *columns("youth_officer"), *columns("ombudsman"),
    )  # fmt: skip
    list_display = ("registration_number", "medium", "since", "until")
    list_filter = ("medium",)
    search_fields = ("registration_number",)
