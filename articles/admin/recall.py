"""Withdrawals: every place a withdrawn story could be seen in, with its state, and what is asked by hand."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.admin.base import ReadOnlyAdmin
from articles.admin.fields import UncutField
from articles.admin.rows import row
from articles.admin.shown import column
from articles.models import Recall, Receipt
from articles.models.choices import ReceiptState
from articles.pagecache.surfaces import BY_CODE, OUTSIDE_BY_CODE
from articles.workflow import looking
from articles.workflow.killed import address_without_words, hidden
from articles.workflow.receipts import BY_HAND, MOST_DETAIL, note_by_hand
from articles.workflow.refusals import NotAllowed, Refused

# The worst first: what a person has to do something about.
WORST = (
    ReceiptState.THERE,
    ReceiptState.UNSEEN,
    ReceiptState.BY_HAND,
    ReceiptState.ASKED,
    ReceiptState.WAITING,
    ReceiptState.KEPT,
    ReceiptState.GONE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """One kind of place in one language: its worst state, and the addresses behind it."""

    label: Any
    language: Any
    state: str
    state_label: Any
    checked_at: dt.datetime | None
    receipts: tuple[Receipt, ...]
    count: int
    is_ours: bool
    advice: Any
    form: forms.Form | None


class HandForm(forms.Form):
    """What a person did about a place outside."""

    state = forms.ChoiceField(label=_("state"), choices=[(state.value, state.label) for state in BY_HAND])
    detail = UncutField(
        label=_("note"),
        required=False,
        max_length=MOST_DETAIL,
        widget=forms.TextInput(attrs={"size": 30}),
    )


def places(recall: Recall, *, may_change: bool, hides: Collection[str]) -> list[Place]:
    """In the table's order, the site's own first. `hides` are the languages of which no word may be shown."""
    groups: dict[tuple[str, str], list[Receipt]] = {}
    for receipt in recall.receipts.select_related("by").order_by("pk"):
        if receipt.language in hides:
            receipt.address = address_without_words(receipt.address, recall.article_id)
        groups.setdefault((receipt.surface, receipt.language), []).append(receipt)
    order = [*BY_CODE, *OUTSIDE_BY_CODE]
    names = dict(settings.LANGUAGES)
    found = []
    for (code, language), receipts in sorted(groups.items(), key=lambda item: order.index(item[0][0])):
        receipts.sort(key=lambda receipt: WORST.index(ReceiptState(receipt.state)))
        worst = ReceiptState(receipts[0].state)
        is_ours = code in BY_CODE
        outside = OUTSIDE_BY_CODE.get(code)
        can_note = may_change and outside is not None and not outside.goes_by_itself
        initial = {"state": worst.value, "detail": receipts[0].detail}
        found.append(
            Place(
                label=BY_CODE[code].label if is_ours else OUTSIDE_BY_CODE[code].label,
                language=names[language],
                state=worst.value,
                state_label=worst.label,
                checked_at=max((one.checked_at for one in receipts if one.checked_at), default=None),
                receipts=tuple(receipts),
                count=len(receipts),
                is_ours=is_ours,
                advice=outside.advice if outside else "",
                form=HandForm(initial=initial, auto_id=f"id_{code}_{language}_%s") if can_note else None,
            )
        )
    return found


def languages_of(recall: Recall) -> str:
    names = dict(settings.LANGUAGES)
    return ", ".join(str(names.get(code, code)) for code in recall.languages)


def summary(states: Iterable[str]) -> str:
    """In one sentence whether anything of ours still shows it."""
    count = Counter(states)
    there, unseen = count[ReceiptState.THERE], count[ReceiptState.UNSEEN]
    if there:
        return ngettext("%(count)d place still shows it.", "%(count)d places still show it.", there) % {
            "count": there
        }
    if unseen:
        return ngettext(
            "%(count)d place has not been looked at yet.",
            "%(count)d places have not been looked at yet.",
            unseen,
        ) % {"count": unseen}
    return gettext("Gone from every place of ours.")


@admin.register(Recall)
class RecallAdmin(ReadOnlyAdmin):
    list_display = ("story", "act", "told_languages", "by", "at", "reason", "where")
    list_filter = ("verb",)
    list_select_related = ("by",)
    search_fields = ("reason", "order_ref")
    search_help_text = _("Words of the reason, or the number at the agency.")
    story = column(_("story"), lambda recall: gettext("Story %(number)s") % {"number": recall.article_id})
    act = column(_("act"), lambda recall: recall.get_verb_display())
    told_languages = column(_("languages"), languages_of)
    where = column(
        _("still to be seen"),
        lambda recall: summary([ReceiptState.THERE] * recall.there + [ReceiptState.UNSEEN] * recall.unseen),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return (
            super()
            .get_queryset(request)
            .annotate(
                there=Count("receipts", filter=Q(receipts__state=ReceiptState.THERE)),
                unseen=Count("receipts", filter=Q(receipts__state=ReceiptState.UNSEEN)),
            )
        )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/look/", view(require_POST(self.look_view)), name="articles_recall_look"),
            path(
                "<int:pk>/receipt/<int:receipt>/",
                view(require_POST(self.receipt_view)),
                name="articles_recall_receipt",
            ),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        recall = row(request, Recall, object_id, related=("article", "by"))
        may_change = self.may(request, "change", recall)
        hides = hidden(request.user, [recall.article_id]).get(recall.article_id, frozenset())
        found = places(recall, may_change=may_change, hides=hides)
        states = [receipt.state for place in found for receipt in place.receipts if place.is_ours]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": gettext("Story %(number)s: %(act)s")
            % {
                "number": recall.article_id,
                "act": recall.get_verb_display(),
            },
            "recall": recall,
            "languages": languages_of(recall),
            "summary": summary(states),
            "is_alarm": ReceiptState.THERE in states,
            "ours": [place for place in found if place.is_ours],
            "outside": [place for place in found if not place.is_ours],
            "may_change": may_change,
        }
        return render(request, "admin/recall.html", context)

    def look_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Every place of ours is looked at again, now."""
        recall = row(request, Recall, pk, "change", related=("article",))
        count = looking.look(recall, looking.of_ours(recall))
        messages.success(
            request,
            ngettext("%(count)d place was looked at.", "%(count)d places were looked at.", count)
            % {"count": count},
        )
        return self.back(recall)

    def receipt_view(self, request: HttpRequest, pk: int, receipt: int) -> HttpResponse:
        recall = row(request, Recall, pk, "change")
        found = Receipt.objects.select_related("recall").filter(recall=recall, pk=receipt).first()
        if found is None:
            raise Http404
        form = HandForm(request.POST)
        if not form.is_valid():
            messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
            return self.back(recall)
        try:
            note_by_hand(found, form.cleaned_data["state"], form.cleaned_data["detail"], by=request.user)
        except NotAllowed as denied:
            raise Http404 from denied
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, gettext("Noted."))
        return self.back(recall)

    def back(self, recall: Recall) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:articles_recall_change", args=[recall.pk]))
