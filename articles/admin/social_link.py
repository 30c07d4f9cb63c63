"""Screens for the paper's own pages on other services."""

from django.contrib import admin

from articles.admin.base import ScopedAdmin
from articles.languages import columns
from articles.models import SocialLink


@admin.register(SocialLink)
class SocialLinkAdmin(ScopedAdmin):
    fields = (*columns("name"), *columns("address"), "position")
    list_display = ("__str__", *columns("address"), "position")
