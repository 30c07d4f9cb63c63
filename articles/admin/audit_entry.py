"""The audit log for people: who did what, when, to which story; searched, filtered, taken along as a table.

Taking it along is itself in the log.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_POST

from articles import clock
from articles.admin.audit_words import sentence
from articles.admin.base import MAX_SEARCH, ReadOnlyAdmin
from articles.admin.rows import rows
from articles.admin.shown import column
from articles.models import Article, AuditEntry
from articles.models.audit_entry import AuditKind
from articles.text.spreadsheet import cell
from articles.workflow import audit
from articles.workflow.grants import may_somewhere

NEWEST = 5000  # rows whose people are offered as a filter
DAYS = 14
MOST_ROWS = 50_000  # of one table to take along
MOST_DIGITS = 18


class PersonFilter(admin.SimpleListFilter):
    """Whoever stands in the newest rows this person may see."""

    title = _("person")
    parameter_name = "by"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        newest = rows(request, AuditEntry).filter(by__isnull=False).order_by("-number")[:NEWEST]
        people = {row.by_id: str(row.by) for row in newest.select_related("by").only("by")}
        return sorted(((str(pk), name) for pk, name in people.items()), key=lambda choice: choice[1])

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value() or ""
        if not value:
            return queryset
        is_number = value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS
        return queryset.filter(by=int(value)) if is_number else queryset.none()


class DayFilter(admin.SimpleListFilter):
    """A day in Seoul; the last two weeks are offered, any other can be written into the address."""

    title = pgettext_lazy("audit", "day")
    parameter_name = "day"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        today = clock.seoul_day(clock.now())
        days = [today - dt.timedelta(days=back) for back in range(DAYS)]
        return [(day.isoformat(), day.isoformat()) for day in days]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value is None:
            return queryset
        try:
            day = dt.date.fromisoformat(value[:10])
            begin = dt.datetime.combine(day, dt.time(), tzinfo=clock.SEOUL).astimezone(dt.UTC)
            return queryset.filter(at__gte=begin, at__lt=begin + dt.timedelta(days=1))
        except (ValueError, OverflowError):
            return queryset.none()


class KindFilter(admin.SimpleListFilter):
    """What kind of thing was done."""

    title = pgettext_lazy("audit", "kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(AuditKind.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


def to_story(entry: AuditEntry) -> str:
    if entry.article_id is None:
        return ""
    address = reverse("admin:articles_article_change", args=[entry.article_id])
    number: str = format_html('<a href="{}">{}</a>', address, entry.article_id)
    return number


class Echo:
    """A file for csv.writer that hands each line back."""

    def write(self, line: str) -> str:
        return line


def lines(found: list[AuditEntry]) -> Iterator[str]:
    """The table with its head, with the mark by which spreadsheets know UTF-8 (RFC 4180 otherwise)."""
    writer = csv.writer(Echo())
    head = (_("number"), _("at"), _("kind"), _("by"), _("story"), _("what"), pgettext_lazy("audit", "seal"))
    yield "\ufeff" + writer.writerow([cell(word) for word in head])
    for entry in found:
        at = localtime(entry.at, clock.SEOUL).isoformat(timespec="seconds")
        kind, what = entry.get_kind_display(), sentence(entry)
        values = (entry.number, at, kind, entry.by_name, entry.article_id, what, entry.seal)
        yield writer.writerow([cell(value) for value in values])


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    change_list_template = "admin/articles/auditentry/change_list.html"
    fields = ("number", "at", "kind", "who", "story", "what", "before", "seal")
    readonly_fields = ("who", "story", "what")
    list_display = ("number", "at", "kind", "who", "story", "what")
    list_filter = (KindFilter, DayFilter, PersonFilter)
    list_select_related = ("by",)
    search_fields = ("by_name",)
    search_help_text = _("A person's name, or the number of a story or of a row.")
    who = column(_("by"), lambda entry: entry.by_name)
    story = column(_("story"), to_story)
    what = column(_("what"), sentence)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        term = " ".join(search_term[:MAX_SEARCH].replace("\x00", "").split())
        if not term:
            return queryset, False
        found = Q(by_name__icontains=term) | Q(by__username__icontains=term)
        if term.isascii() and term.isdigit() and len(term) <= MOST_DIGITS:
            found |= Q(number=int(term)) | Q(article=int(term))
        return queryset.filter(found), False

    def get_urls(self) -> list[Any]:
        taken = self.admin_site.admin_view(require_POST(self.table))
        return [path("table/", taken, name="articles_auditentry_table"), *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        asked = request.GET.urlencode()
        address = reverse("admin:articles_auditentry_table")
        taken = f"{address}?{asked}" if asked else address
        return super().changelist_view(request, {"table_url": taken, **(extra_context or {})})

    def table(self, request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
        """What the list shows under its filters, as a file; recorded before the first byte goes out."""
        if not may_somewhere(request.user, "articles.auditentry", "export"):
            raise PermissionDenied
        found = list(self.get_changelist_instance(request).queryset.order_by("-number")[:MOST_ROWS])
        with transaction.atomic():
            asked = [f"{name}={value}" for name, value in request.GET.items()]
            told = {"what": "exported", "rows": len(found), "asked": asked[:10]}
            audit.record("export", told, by=request.user, article=only_story(found))
        return StreamingHttpResponse(
            lines(found),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="audit.csv"'},
        )


def only_story(found: list[AuditEntry]) -> Article | None:
    """A chief sees rows of stories only: a table about one story is told beside it."""
    stories = {entry.article_id for entry in found}
    return Article.objects.filter(pk=stories.pop()).first() if len(stories) == 1 else None
