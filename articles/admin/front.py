"""Screens for the front page: the one that arranges it, and every front page there was."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import clock
from articles.admin.base import ScopedAdmin
from articles.admin.filters import period
from articles.admin.front_form import Shown, SpotForms, StripForm, initial, shown, spots
from articles.languages import columns
from articles.models import FrontArrangement
from articles.workflow.front import MOST_PLACES, arrange_front
from articles.workflow.refusals import Refused, Stale

PREFIX = "spots"


@admin.register(FrontArrangement)
class FrontArrangementAdmin(ScopedAdmin):
    """A front page is never changed: arranging it adds the next one."""

    list_display_links = ("number", "at")
    list_select_related = ("by",)
    list_filter = (period("at", gettext_lazy("at")),)
    search_fields = ("=number", "by__username", "by__display_name")
    ordering = ("-number",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("items")

    def get_list_display(self, request: HttpRequest) -> tuple[Any, ...]:
        """Of a story only what this person may see: the column is made for the request."""

        @admin.display(description=gettext_lazy("opens with"))
        def opens(row: FrontArrangement) -> str:
            first = next(iter(row.items.all()), None)
            return told(request, first.article_id) if first else "–"

        return ("number", "at", "by", opens)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        """Neither may these be Django's own, which print the desk's headline of whatever story it is."""
        if obj is None:
            # A new one has a screen of its own.
            return ()

        @admin.display(description=gettext_lazy("stories on the front page"))
        def stories(row: FrontArrangement) -> str:
            numbers = [item.article_id for item in row.items.all()]
            known = shown(request, numbers, clock.now())
            listed = format_html_join("", "<li>{}</li>", ((line(known[number]),) for number in numbers))
            return format_html("<ol>{}</ol>", listed) if numbers else "–"

        @admin.display(description=gettext_lazy("strip"))
        def strip(row: FrontArrangement) -> str:
            if row.strip_article_id is None or row.strip_until is None:
                return "–"
            words = [text for name in columns("strip_text") if (text := getattr(row, name))]
            until = row.strip_until.astimezone(clock.SEOUL)
            return " · ".join([*words, told(request, row.strip_article_id), f"→ {until:%Y-%m-%d %H:%M}"])

        return ("number", "by", "at", stories, strip)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        return self.get_fields(request, obj)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The screen that arranges the page."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        now = clock.now()
        before = FrontArrangement.objects.first()
        problem: str = ""
        if request.method == "POST":
            strip_form = StripForm(request.POST)
            formset = SpotForms(request.POST, prefix=PREFIX)
            if strip_form.is_valid() and formset.is_valid():
                based_on = strip_form.cleaned_data["based_on"]
                try:
                    arrange_front(
                        spots(formset), strip_form.strip(), by=request.user, based_on=based_on, at=now
                    )
                except Stale as refused:
                    problem = str(refused)
                    # What was typed stays; saved once more, it comes after what the page shows beside it.
                    strip_form.data = strip_form.data.copy()
                    strip_form.data["based_on"] = str(before.number if before else 0)
                except Refused as refused:
                    problem = str(refused)
                else:
                    messages.success(request, _("The front page is arranged. Readers see it from now on."))
                    return HttpResponseRedirect(reverse("admin:articles_frontarrangement_add"))
            is_stale = bool(problem) and strip_form.data.get("based_on") != request.POST.get("based_on")
        else:
            first, of_rows = initial(before, now)
            strip_form = StripForm(initial=first)
            formset = SpotForms(initial=of_rows, prefix=PREFIX)
            is_stale = False
        numbers = {number for form in formset if (number := number_of(form))}
        theirs = [item.article_id for item in before.items.all()] if before and is_stale else []
        known = shown(request, numbers | set(theirs), now)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Arrange the front page"),
            "problem": problem,
            "strip": strip_form,
            "formset": formset,
            "spots": [(form, known.get(number_of(form) or 0)) for form in formset],
            "most": MOST_PLACES,
            "theirs": [known[number] for number in theirs],
            "before": before,
        }
        return TemplateResponse(request, "admin/front.html", context)


def told(request: HttpRequest, number: int) -> str:
    return line(shown(request, [number], clock.now())[number])


def number_of(form: Any) -> int | None:
    """The story of a row, whether it was typed, sent or shown first."""
    value = form["article"].value()
    return int(value) if str(value).isascii() and str(value).isdigit() and len(str(value)) < 19 else None


def line(of: Shown) -> str:
    return f"{of.number} {of.headline}".strip()
