"""Screens for the paper's own pages on other services."""

from django.conf import settings
from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ScopedAdmin
from articles.admin.filters import among
from articles.languages import column, columns
from articles.models import SocialLink


@admin.register(SocialLink)
class SocialLinkAdmin(ScopedAdmin):
    fields = (*columns("name"), *columns("address"), "position")
    list_display = ("__str__", *columns("address"), "position")
    search_fields = (*columns("name"), *columns("address"))
    list_filter = (
        among(
            "language",
            _("language"),
            *(
                (code, dict(settings.LANGUAGES)[code], Q(**{f"{column('address', code)}__gt": ""}))
                for code in settings.SITE_LANGUAGES
            ),
        ),
    )
