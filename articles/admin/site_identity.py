"""The screen for the paper's own names."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ScopedAdmin
from articles.languages import columns
from articles.models import SiteIdentity


@admin.register(SiteIdentity)
class SiteIdentityAdmin(ScopedAdmin):
    fieldsets = (
        (_("On bad days"), {"fields": ("is_lite_offered",)}),
        (_("Names and contact"), {"fields": (
            *columns("legal_name"), *columns("masthead"), *columns("byline_name"), *columns("tagline"),
            "email",
        )}),
        (_("What the paper says of itself"), {"fields": (
            *columns("about"), *columns("ethics"), *columns("corrections_policy"), *columns("known_barriers"),
        )}),
    )  # fmt: skip
    list_display = ("__str__", *columns("legal_name"), "is_lite_offered")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """There is one paper, so there is one row."""
        return super().has_add_permission(request) and not SiteIdentity.objects.exists()
