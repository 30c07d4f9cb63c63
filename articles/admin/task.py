"""Tasks of the desk: what has to be looked at, until when, and what came of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.admin.base import NounForm
from articles.admin.fields import UncutField
from articles.admin.lines import when
from articles.admin.settled import SettledAdmin
from articles.admin.shown import column, edition
from articles.admin.task_words import in_full
from articles.models import Task
from articles.workflow.killed import hidden
from articles.workflow.review import REVIEW
from articles.workflow.task import MOST_OUTCOME, close_task

FINE, FIXED, OTHERWISE = "fine", "fixed", "otherwise"
# How a task is settled; what is not said here is written into the outcome.
WAYS: dict[str, str | Promise] = {
    FINE: pgettext_lazy("task", "Read: fine as it is"),
    FIXED: pgettext_lazy("task", "Put right by an update"),
    OTHERWISE: pgettext_lazy("task", "Otherwise: see the outcome"),
}


class SettleForm(NounForm):
    """What came of it. What the task is about is never changed."""

    way = forms.ChoiceField(label=_("what came of it"), widget=forms.RadioSelect, choices=WAYS.items())
    outcome = UncutField(
        label=_("outcome"),
        required=False,
        max_length=MOST_OUTCOME,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "way" in self.fields and self.instance.kind != REVIEW:
            self.fields["way"].choices = [(OTHERWISE, WAYS[OTHERWISE])]
            self.fields["way"].initial = OTHERWISE

    def told(self) -> str:
        """The way and the words as one line; the words alone where the way says nothing."""
        way, words = self.cleaned_data["way"], self.cleaned_data["outcome"].strip()
        parts = ([str(WAYS[way])] if way != OTHERWISE else []) + ([words] if words else [])
        return ". ".join(parts)[:MOST_OUTCOME]


class StateFilter(admin.SimpleListFilter):
    """What is still to be done, what is late, what is done."""

    title = pgettext_lazy("task", "state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("open", pgettext_lazy("task", "to be done")),
            ("overdue", pgettext_lazy("task", "overdue")),
            ("done", pgettext_lazy("task", "done")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "open":
            return queryset.filter(closed_at=None)
        if self.value() == "overdue":
            return queryset.filter(closed_at=None, due_at__lte=clock.now())
        return queryset.exclude(closed_at=None) if self.value() == "done" else queryset


def about(task: Task) -> str:
    """The text or the story it is about, as a link; the story's page shows what the person may see of it."""
    if task.article_id is None:
        return ""
    words = (
        edition(task.edition) if task.edition else gettext("Story %(number)s") % {"number": task.article_id}
    )
    return format_html(
        '<a href="{}">{}</a>', reverse("admin:articles_article_change", args=[task.article_id]), words
    )


def due(task: Task) -> str:
    return due_at(task, clock.now())


def due_at(task: Task, now: dt.datetime) -> str:
    if task.due_at is None or task.closed_at is not None:
        return ""
    told = {"time": when(task.due_at, now)}
    if task.due_at > now:
        return gettext("To be settled by %(time)s") % told
    return gettext("Overdue since %(time)s") % told


@admin.register(Task)
class TaskAdmin(SettledAdmin):
    """Acts and the clock open tasks."""

    form = SettleForm
    list_display = ("kind", "about", "opened", "opener", "due", "outcome")
    list_filter = (StateFilter, "kind")
    list_select_related = ("edition", "opened_by")
    search_fields = ("=article__id", "outcome")
    search_help_text = _("The number of a story, or words of an outcome.")
    ordering = (F("closed_at").desc(nulls_first=True), F("due_at").asc(nulls_last=True), "pk")
    told = ("kind", "about", "says", "opened", "opener", "due")
    readonly_fields = (*told, "closed_at", "closer")
    about = column(pgettext_lazy("task", "about"), about)
    says = column(
        pgettext_lazy("task", "what it says"), lambda task: in_full(task, getattr(task, "hides", None))
    )
    due = column(_("to be done by"), due)
    opener = column(_("opened by"), lambda task: task.opened_by)
    closer = column(_("done by"), lambda task: task.closed_by)
    opened = column(pgettext_lazy("task", "opened"), lambda task: when(task.opened_at, clock.now()))

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        found = super().get_object(request, object_id, from_field)
        if found is not None:
            numbers = [found.article_id] if found.article_id else []
            found.hides = hidden(request.user, numbers).get(found.article_id, frozenset())
        return found

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        is_open = obj is not None and obj.closed_at is None
        if is_open and self.has_change_permission(request, obj):
            return (*self.told, "way", "outcome")
        return (*self.told, "closed_at", "closer", "outcome")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is done stays done."""
        return super().has_change_permission(request, obj) and (obj is None or obj.closed_at is None)

    def settle(self, request: HttpRequest, obj: Any, form: Any) -> None:
        close_task(obj, by=request.user, at=clock.now(), outcome=form.told())
