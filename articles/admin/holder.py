"""Screens for rights holders."""

from django.contrib import admin

from articles.admin.base import ScopedAdmin
from articles.languages import columns
from articles.rights.models import Holder


@admin.register(Holder)
class HolderAdmin(ScopedAdmin):
    fields = ("kind", *columns("name"), "host", "url", *columns("credit"), "contact_email", "is_own")
    list_display = (*columns("name"), "kind", "host", "is_own")
    list_filter = ("kind", "is_own")
    search_fields = (*columns("name"), "host")
