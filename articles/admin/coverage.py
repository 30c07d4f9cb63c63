"""Screens for special coverage: title, introduction, and its stories in their order, each with a note."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.base import NounForm, ScopedAdmin, ScopedInline
from articles.admin.rows import rows
from articles.languages import columns
from articles.models import Article, Coverage, CoverageItem
from articles.workflow.curate import put_in, take_out


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
        return rows(request, Article, "share")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).order_by("position", "pk")


@admin.register(Coverage)
class CoverageAdmin(ScopedAdmin):
    inlines = (CoverageItemInline,)
    fields = ("slug", *columns("name"), "kind", *columns("intro"), "cover", "runs_from", "runs_until")
    list_display = ("slug", *columns("name"), "kind", "runs_from", "runs_until")
    list_filter = ("kind",)
    search_fields = ("slug", *columns("name"))

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Which stories belong to it is part of each story; their order and notes are the coverage's own."""
        formset.save(commit=False)
        for item in formset.deleted_objects:
            take_out(item.coverage, item.article, by=request.user)
        for item, _changed in formset.changed_objects:
            item.save(update_fields=["position", *columns("note")])
        for item in formset.new_objects:
            notes = {name: getattr(item, name) for name in columns("note")}
            put_in(item.coverage, item.article, by=request.user, position=item.position, **notes)
