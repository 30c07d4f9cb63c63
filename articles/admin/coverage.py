"""Screens for special coverage: title, introduction, and its stories in their order, each with a note."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin import seen_fields
from articles.admin.base import NounForm, ScopedAdmin, ScopedInline
from articles.admin.rows import rows
from articles.languages import columns
from articles.models import Article, Coverage, CoverageItem
from articles.workflow import nouns
from articles.workflow.arrange import Line, arrange
from articles.workflow.perform import lock


class CoverageItemForm(NounForm):
    """A row is about one story for good; another story is another row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None and "article" in self.fields:
            self.fields["article"].disabled = True


class CoverageItemInline(ScopedInline):
    model = CoverageItem
    form = CoverageItemForm
    fields = ("article", "position", *columns("note"))
    ordering = ("position", "pk")

    def choices_for(self, request: HttpRequest, db_field: models.Field) -> QuerySet[Any]:
        return rows(request, Article, "cover")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).order_by("position", "pk")


@admin.register(Coverage)
class CoverageAdmin(ScopedAdmin):
    inlines = (CoverageItemInline,)
    is_held = False
    fields = ("slug", *columns("name"), "kind", *columns("intro"), "cover", "runs_from", "runs_until")
    list_display = ("slug", *columns("name"), "kind", "runs_from", "runs_until")
    list_filter = ("kind",)
    search_fields = ("slug", *columns("name"))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A coverage that exists is saved after its stories: their locks come first, everywhere."""
        if not change:
            super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if change:
            nouns.hold(form.instance)
            seen_fields.look_again(form)
            super().save_model(request, form.instance, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Which stories belong to it is part of each story; their order and notes are the coverage's own."""
        formset.save(commit=False)
        changed = [item for item, _changed in formset.changed_objects]
        lines = [
            Line(item.article, item.position, {name: getattr(item, name) for name in columns("note")})
            for item in (*changed, *formset.new_objects)
        ]
        gone = [item.article for item in formset.deleted_objects]
        for number in sorted({line.article.pk for line in lines} | {article.pk for article in gone}):
            lock(number)
        for row in formset.initial_forms:
            if row.has_changed():
                seen_fields.look_again(row)
        if lines or gone:
            arrange(form.instance, lines, by=request.user, out=gone)
