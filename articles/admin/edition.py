"""Where each language of a story stands; to be looked at, changed only by acts."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ReadOnlyAdmin
from articles.admin.rows import to_search
from articles.admin.shown import column, edition
from articles.languages import columns
from articles.models import Edition
from articles.models.choices import Hold


def approved(found: Edition) -> str:
    return f"#{found.approved_revision.number}" if found.approved_revision else ""


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    fields = (
        "story",
        "language",
        "stage",
        "hold",
        "held_since",
        "address",
        "translation_method",
        "version",
        "text",
        "first_published_at",
        "expires_at",
        "claim_line",
        "holder",
        "license",
    )
    readonly_fields = ("story", "address", "text", "held_since", "version", "holder", "license")
    list_display = ("story", "language", "stage", "hold", "first_published_at")
    list_filter = ("language", "stage", "hold")
    search_fields = (*(f"article__{name}" for name in columns("headline")), "article__slugline", "slug")
    ordering = ("-pk",)
    story = column(_("story"), edition)
    # Words of the text itself; of a killed one they stand nowhere but with the revision.
    address = column(_("address"), lambda found: "" if found.hold == Hold.KILLED else found.slug)
    text = column(_("approved text"), approved)
    held_since = column(_("held since"), lambda found: found.held_at)
    version = column(_("version"), lambda found: found.copy_version)
    holder = column(_("holder"), lambda found: found.claim_holder)
    license = column(_("licence"), lambda found: found.claim_license)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if search_term.strip():
            queryset = to_search(request, queryset, "article")
        return super().get_search_results(request, queryset, search_term)
