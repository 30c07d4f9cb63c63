"""Which text readers saw, or will see, from when until when."""

from django.contrib import admin

from articles.admin.base import ReadOnlyAdmin
from articles.models import Release


@admin.register(Release)
class ReleaseAdmin(ReadOnlyAdmin):
    fields = ("edition", "revision", "since", "until", "created_by", "created_at")
    list_display = ("edition", "revision", "since", "until", "created_by")
    list_select_related = ("edition", "revision__edition", "created_by")
    ordering = ("-pk",)
