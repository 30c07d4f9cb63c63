"""Who did what to which edition, when and why."""

from django.contrib import admin

from articles.admin.base import ReadOnlyAdmin
from articles.models import TransitionLog


@admin.register(TransitionLog)
class TransitionLogAdmin(ReadOnlyAdmin):
    fields = (
        "edition",
        "verb",
        "before",
        "after",
        "by",
        "at",
        "reason",
        "effective_at",
        "revision",
        "release",
        "findings",
    )
    list_display = ("edition", "verb", "before", "after", "by", "at", "reason")
    list_filter = ("verb",)
    list_select_related = ("edition", "by")
