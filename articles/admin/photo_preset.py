"""Screens for photo presets: what one tap beside a photo fills, for the whole paper or one bureau."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import NounForm, ScopedAdmin
from articles.admin.rows import rows
from articles.languages import columns
from articles.media.models import PhotoPreset
from articles.models import Bureau
from articles.rights.models import Scope
from articles.workflow.nouns import scope_of


class PhotoPresetForm(NounForm):
    """A scope as the desk knows it: a bureau, or none for the whole paper."""

    bureau = forms.ModelChoiceField(
        Bureau.objects.all(), label=_("bureau"), required=False, empty_label=_("the whole paper")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        bureau = cleaned.get("bureau")
        scope = self.instance.scope_id or (bureau.scope_id if bureau else Scope.objects.site().pk)
        same = PhotoPreset.objects.filter(
            scope=scope, kind=cleaned.get("kind"), holder=cleaned.get("holder")
        ).exclude(pk=self.instance.pk)
        if scope is not None and same.exists():
            raise ValidationError(_("There is such a preset already."))
        return cleaned


@admin.register(PhotoPreset)
class PhotoPresetAdmin(ScopedAdmin):
    form = PhotoPresetForm
    readonly_fields = ("place",)
    list_display = ("kind", "holder", "license", "place", "position")
    list_filter = ("kind",)
    search_fields = tuple(f"holder__{name}" for name in columns("name"))
    list_select_related = ("holder", "license", "scope")

    @admin.display(description=_("applies to"))
    def place(self, row: PhotoPreset) -> str:
        bureau = Bureau.objects.filter(scope=row.scope_id).first()
        return str(bureau or _("the whole paper"))

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        # Where a row applies is settled when it is made: another place wants another row.
        first = "bureau" if obj is None else "place"
        return (first, "kind", "holder", "license", *columns("credit_line"), "position")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.base_fields = {
            name: field for name, field in form.base_fields.items() if obj is None or name != "bureau"
        }
        if "bureau" in form.base_fields:
            form.base_fields["bureau"].queryset = rows(request, Bureau)
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            bureau = form.cleaned_data["bureau"]
            obj.scope = scope_of(bureau) if bureau else Scope.objects.site()
        super().save_model(request, obj, form, change)
