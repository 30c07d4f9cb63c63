"""The base of every admin screen: one scope for lists, choices, look-ups and acts, asked of the policy."""

from __future__ import annotations

from django.contrib import admin


class ScopedAdmin(admin.ModelAdmin):
    """Work in progress."""
