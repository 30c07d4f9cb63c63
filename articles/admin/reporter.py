"""Screens for reporters: private address and login are for their bureau's editor and the administrator."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Model, QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ScopedAdmin, ScopedInline
from articles.admin.rows import bureaus_to
from articles.languages import columns
from articles.models import BureauMembership, Reporter
from articles.workflow.grants import may

PUBLIC = (
    "slug",
    *columns("name"),
    *columns("bio"),
    "portrait",
    "beats",
    "contact",
    "has_closing_line",
    "joined_on",
    "left_on",
)
PRIVATE = ("email", "user")


class AtHome(BaseInlineFormSet):
    """A reporter made or kept by a bureau's editor works, or has worked, at a bureau of theirs."""

    must_have_one = False

    def clean(self) -> None:
        super().clean()
        kept = [
            form
            for form in self.forms
            if form.cleaned_data.get("bureau") and not form.cleaned_data.get("DELETE")
        ]
        if self.must_have_one and not kept and not any(self.errors):
            raise ValidationError(
                _("Name the bureau: a reporter without one could be changed by nobody at yours.")
            )


class MembershipInline(ScopedInline):
    model = BureauMembership
    formset = AtHome
    fields = ("bureau", *columns("title"), "is_chief", "since", "until")

    def choices_for(self, request: HttpRequest, db_field: models.Field) -> QuerySet[Any]:
        return bureaus_to(request, "articles.bureaumembership", "add")

    def get_formset(
        self, request: HttpRequest, obj: Model | None = None, **kwargs: Any
    ) -> type[BaseInlineFormSet]:
        formset = super().get_formset(request, obj, **kwargs)
        formset.must_have_one = not may(request.user, Reporter, "delete")
        return formset


@admin.register(Reporter)
class ReporterAdmin(ScopedAdmin):
    inlines = (MembershipInline,)
    list_display = ("slug", *columns("name"), "contact", "left_on")
    list_filter = ("contact",)
    search_fields = ("slug", *columns("name"))

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        keeps = self.may(request, "change", obj) if obj else self.may(request, "add")
        return (*PUBLIC, *PRIVATE) if keeps else PUBLIC

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        return () if may(request.user, get_user_model(), "view") else ("user",)
