"""The desk's inbox: what readers report and write, and what came of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.admin.base import NounForm, ScopedAdmin
from articles.admin.fields import UncutField
from articles.admin.shown import column, edition
from articles.models import ReaderReport
from articles.models.choices import Hold
from articles.models.reader_report import MOST_OUTCOME
from articles.workflow import inbox
from articles.workflow.refusals import Refused

ACTS: dict[str, str | Promise] = {
    "answer": pgettext_lazy("reader's report", "Settled: answered or put right"),
    "dismiss": pgettext_lazy("reader's report", "Nothing to do"),
    "reopen": pgettext_lazy("reader's report", "Open again"),
}
OPENING = 80


class SettleForm(NounForm):
    """What came of it. The message itself is the reader's and is never changed."""

    act = forms.ChoiceField(label=_("what came of it"), widget=forms.RadioSelect)
    outcome = UncutField(
        label=_("outcome"),
        required=False,
        max_length=MOST_OUTCOME,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For the desk: what was done, or why nothing is to be done."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "act" in self.fields:
            self.fields["act"].choices = [(act, ACTS[act]) for act in inbox.acts_on(self.instance)]


def about(report: ReaderReport) -> str:
    """The headline as the reader saw it, of a killed text its number, or the reporter written to."""
    if report.revision is not None and report.revision.edition.hold == Hold.KILLED:
        return edition(report.revision.edition)
    if report.revision is not None:
        return str(report.revision.headline)
    return str(report.reporter or "")


def story_of(report: ReaderReport) -> str:
    if report.article_id is None:
        return ""
    address = reverse("admin:articles_article_change", args=[report.article_id])
    return format_html('<a href="{}">{}</a>', address, about(report))


def answer_to(report: ReaderReport) -> str:
    return format_html('<a href="mailto:{0}">{0}</a>', report.reply_to) if report.reply_to else ""


@admin.register(ReaderReport)
class ReaderReportAdmin(ScopedAdmin):
    form = SettleForm
    list_display = ("kind", "about", "opening", "received_at", "state")
    list_filter = ("state", "kind")
    list_select_related = ("revision__edition", "reporter")
    search_fields = ("text",)
    told = ("kind", "story", "reporter", "text", "reply", "language", "received_at", "state")
    readonly_fields = (*told, "settled_at", "settled_by")
    about = column(pgettext_lazy("reader's report", "about"), about)
    opening = column(_("message"), lambda report: Truncator(report.text).chars(OPENING))
    story = column(_("story"), story_of)
    reply = column(_("address for the answer"), answer_to)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        act = ("act",) if obj is not None and self.has_change_permission(request, obj) else ()
        return (*self.told, "settled_at", "settled_by", *act, "outcome")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only readers write them."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """They go by themselves, when readers were told they would."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        try:
            inbox.settle(obj, form.cleaned_data["act"], by=request.user, outcome=form.cleaned_data["outcome"])
        except Refused as refused:
            messages.error(request, str(refused))
            obj.refused = True

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if getattr(obj, "refused", False):
            return HttpResponseRedirect(request.path)
        return super().response_change(request, obj)
