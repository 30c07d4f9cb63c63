"""The desk's inbox: what readers report and write, and what came of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles import clock
from articles.admin.base import NounForm
from articles.admin.fields import UncutField
from articles.admin.rows import to_search
from articles.admin.settled import SettledAdmin
from articles.admin.shown import column, edition
from articles.models import Correction, ReaderReport
from articles.models.choices import Hold
from articles.models.reader_report import MOST_OUTCOME, State
from articles.workflow import inbox

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

    correction = forms.ModelChoiceField(
        Correction.objects.none(),
        label=_("correction"),
        required=False,
        help_text=_("What readers were told of it, if it led to that. Publish the correction first."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "correction" in self.fields:
            told = Correction.objects.filter(edition__article=self.instance.article_id)
            field = self.fields["correction"]
            field.queryset = told.select_related("edition").order_by("-at")
            field.label_from_instance = called
        if "act" in self.fields:
            self.fields["act"].choices = [(act, ACTS[act]) for act in inbox.acts_on(self.instance)]


def called(correction: Correction) -> str:
    language, at = correction.edition.get_language_display(), correction.at.astimezone(clock.SEOUL)
    # Of a killed text not even what readers were told of it.
    words = "" if correction.edition.hold == Hold.KILLED else Truncator(correction.text).chars(OPENING)
    told = (correction.get_kind_display(), language, f"{at:%Y-%m-%d %H:%M}", words)
    return " · ".join(str(part) for part in told if part)


def correction_of(report: ReaderReport) -> str:
    if report.correction is None:
        return ""
    address = reverse("admin:articles_correction_change", args=[report.correction_id])
    return format_html('<a href="{}">{}</a>', address, called(report.correction))


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


class LateFilter(admin.SimpleListFilter):
    """Open for longer than a day."""

    title = pgettext_lazy("reader's report", "waiting")
    parameter_name = "late"

    def lookups(self, request: HttpRequest, model_admin: Any) -> tuple[tuple[str, Any], ...]:
        return (("yes", pgettext_lazy("reader's report", "for more than 24 hours")),)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "yes":
            return queryset
        return queryset.filter(state=State.OPEN, received_at__lte=clock.now() - inbox.LATE_AFTER)


@admin.register(ReaderReport)
class ReaderReportAdmin(SettledAdmin):
    """Only readers write them, and they go by themselves, when readers were told they would."""

    form = SettleForm
    list_display = ("kind", "about", "opening", "received_at", "state", "outcome", "is_corrected")
    list_filter = ("state", LateFilter, "kind")
    list_select_related = ("revision__edition", "reporter")
    search_fields = ("text", "outcome", "=article__pk", "revision__headline")
    search_help_text = _("Words of the message, the outcome or the headline, or the number of a story.")
    told = ("kind", "story", "reporter", "text", "reply", "language", "received_at", "state")
    readonly_fields = (*told, "settled_at", "settled_by", "told_readers")
    about = column(pgettext_lazy("reader's report", "about"), about)
    opening = column(_("message"), lambda report: Truncator(report.text).chars(OPENING))
    story = column(_("story"), story_of)
    told_readers = column(_("correction"), correction_of)
    reply = column(_("address for the answer"), answer_to)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if search_term.strip() and not search_term.strip().isdecimal():
            queryset = to_search(request, queryset, "article")
        return super().get_search_results(request, queryset, search_term)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is None or not self.has_change_permission(request, obj):
            return (*self.told, "settled_at", "settled_by", "outcome", "told_readers")
        # A correction is linked by the act that says the report was right.
        links = ("correction",) if "answer" in inbox.acts_on(obj) and obj.article_id else ("told_readers",)
        return (*self.told, "settled_at", "settled_by", "act", "outcome", *links)

    @admin.display(description=_("correction"), boolean=True)
    def is_corrected(self, report: ReaderReport) -> bool:
        return report.correction_id is not None

    def settle(self, request: HttpRequest, obj: Any, form: Any) -> None:
        typed = form.cleaned_data
        inbox.settle(
            obj,
            typed["act"],
            by=request.user,
            outcome=typed["outcome"],
            correction=typed.get("correction"),
        )
