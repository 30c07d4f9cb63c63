"""The list of addresses that nouns once had."""

from django.contrib import admin

from articles.admin.base import ReadOnlyAdmin
from articles.models import FormerSlug


@admin.register(FormerSlug)
class FormerSlugAdmin(ReadOnlyAdmin):
    fields = ("noun", "slug", "target", "created_at")
    list_display = ("noun", "slug", "target", "created_at")
    list_filter = ("noun",)
    search_fields = ("slug",)
