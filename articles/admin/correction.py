"""What readers were told about published texts; written by the acts “correct” and “clarify”, never here."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ReadOnlyAdmin
from articles.admin.shown import column, edition
from articles.models import Correction


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    fields = (
        "story",
        "headline",
        "kind",
        "title",
        "text",
        "closing_line",
        "basis",
        "case_ref",
        "original_on",
        "original_page",
        "prominence",
        "of",
        "at",
        "by",
    )
    readonly_fields = ("story", "headline")
    list_display = ("story", "headline", "kind", "title", "text", "basis", "at", "by")
    list_filter = ("kind", "basis")
    list_select_related = ("edition", "by", "release__revision")
    search_fields = ("title", "text", "case_ref")
    story = column(_("story"), lambda note: edition(note.edition))
    headline = column(_("headline"), lambda note: note.release.revision.headline if note.release else "")
