"""Where each language of a story stands; to be looked at, changed only by acts."""

from django.contrib import admin

from articles.admin.base import ReadOnlyAdmin
from articles.models import Edition


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    fields = (
        "article",
        "language",
        "stage",
        "hold",
        "held_at",
        "slug",
        "translation_method",
        "copy_version",
        "approved_revision",
        "first_published_at",
        "claim_line",
        "claim_notice",
        "claim_holder",
        "claim_license",
        "claim_year",
    )
    list_display = ("__str__", "language", "stage", "hold", "first_published_at")
    list_filter = ("language", "stage", "hold")
    ordering = ("-pk",)
