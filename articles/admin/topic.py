"""Screens for topics."""

from django.contrib import admin

from articles.admin.base import ScopedAdmin
from articles.languages import columns
from articles.models import Topic


@admin.register(Topic)
class TopicAdmin(ScopedAdmin):
    fields = ("slug", *columns("name"))
    list_display = ("slug", *columns("name"))
    search_fields = ("slug", *columns("name"))
