"""Screens for copyright notices: a new rule is a new row, an old one is only ever ended."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.admin.base import NounForm, ScopedAdmin
from articles.admin.filters import period
from articles.languages import columns
from articles.models import Bureau, Coverage, Section
from articles.rights.models import Holder, Notice, Scope
from articles.workflow.nouns import scope_of

SITE = "site"
GRACE = dt.timedelta(minutes=1)  # the present minute, as it is typed
TOLD_BY = {"bureau": "slug", "section": "slug", "coverage": "slug", "holder": columns("name")[0]}
SUBJECTS: dict[str, type[Model]] = {
    "bureau": Bureau,
    "section": Section,
    "coverage": Coverage,
    "holder": Holder,
}


def subjects() -> list[tuple[Any, Any]]:
    """The whole site, and every noun a notice can be about, in groups."""
    groups: list[tuple[Any, Any]] = [(SITE, _("the whole site"))]
    for word, model in SUBJECTS.items():
        found = [(f"{word}:{record.pk}", str(record)) for record in model._default_manager.all()]
        groups.append((model._meta.verbose_name, found))
    return groups


def subject(code: str) -> Any:
    """The noun of a choice; None for the whole site."""
    word, _colon, pk = code.partition(":")
    return None if word == SITE else SUBJECTS[word]._default_manager.get(pk=pk)


def has_notices(scope: int | None) -> bool:
    """A scope's very first notice may say since when the rule has held; there is no other to rewrite."""
    return scope is not None and Notice.objects.of([scope]).exists()


class NoticeForm(NounForm):
    applies_to = forms.ChoiceField(label=_("applies to"), choices=subjects)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if code := cleaned.get("applies_to"):
            # Known before the model looks whether another notice of this scope is in force.
            about = subject(code)
            self.instance.scope = Scope.objects.site() if about is None else about.scope
            begins = cleaned.get("valid_from")
            if begins is not None and begins < clock.now() - GRACE and has_notices(self.instance.scope_id):
                self.add_error(
                    "valid_from",
                    ValidationError(
                        _(
                            "A notice begins now or later: what readers saw until now is history. "
                            "Choose the present minute, and let the notice in force end there."
                        ),
                        code="past",
                    ),
                )
        return cleaned


class EndForm(NounForm):
    """Of a notice that exists only the end can be set."""

    def clean_valid_until(self) -> Any:
        end = self.cleaned_data["valid_until"]
        before = Notice.objects.values_list("valid_until", flat=True).get(pk=self.instance.pk)
        now = clock.now()
        if end == before:
            return before
        if before is not None and self.instance.valid_from <= now:
            raise ValidationError(
                _("This notice has an end already. What was printed under it stays as it was.")
            )
        if end is not None and end < now:
            raise ValidationError(_("A notice ends now or later: what readers saw until now is history."))
        return end


@admin.register(Notice)
class NoticeAdmin(ScopedAdmin):
    rule = (
        "holder",
        "license",
        *columns("claim_line"),
        "year_style",
        *columns("terms_line"),
        "rights_page",
        "reserve_train",
        "reserve_input",
        "reserve_tdm",
        "allow_search",
        "is_verbatim",
        "valid_from",
        "valid_until",
        "reason",
    )
    list_display = ("about", *columns("claim_line"), "valid_from", "valid_until")
    list_select_related = ("scope",)
    list_filter = (period("valid_from", _("since")),)
    search_fields = (*columns("claim_line"), *columns("terms_line"), "reason")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the address or name of what each notice is about, in the same query."""
        return (
            super()
            .get_queryset(request)
            .annotate(
                **{
                    f"of_{word}": Subquery(
                        model._default_manager.filter(scope=OuterRef("scope")).values(TOLD_BY[word])[:1]
                    )
                    for word, model in SUBJECTS.items()
                }
            )
        )

    @admin.display(description=_("applies to"))
    def about(self, notice: Any) -> str:
        told = next((name for word in SUBJECTS if (name := getattr(notice, f"of_{word}", ""))), "")
        return f"{notice.scope.get_kind_display()} {told}".strip()

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        return ("about", *self.rule, "created_by", "created_at") if obj else ("applies_to", *self.rule)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        fixed = tuple(name for name in self.rule if name != "valid_until")
        return ("about", *fixed, "created_by", "created_at") if obj else ()

    def get_form(
        self, request: HttpRequest, obj: Model | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        return super().get_form(request, obj, change, **{**kwargs, "form": EndForm if obj else NoticeForm})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.created_by = request.user
            about = subject(form.cleaned_data["applies_to"])
            obj.scope = Scope.objects.site() if about is None else scope_of(about)
        super().save_model(request, obj, form, change)
