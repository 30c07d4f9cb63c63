"""The screen for an agency's order to kill an item: our stories made of it, and the way to withdraw them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.admin.buttons import buttons
from articles.admin.fields import UncutField
from articles.admin.rows import rows, to_search
from articles.languages import own
from articles.models import Article
from articles.models.choices import RecallVerb
from articles.workflow.agency_kill import alike, made_of
from articles.workflow.grants import Actor, may_somewhere
from articles.workflow.killed import veiled
from articles.workflow.recall import MOST_REF

MOST_WORDS = 200
MOST = 50


class OrderForm(forms.Form):
    """What the agency's order names."""

    ref = UncutField(
        label=_("number at the agency"),
        required=False,
        max_length=MOST_REF,
        help_text=_("As in its order. Stories that keep this number are found for sure."),
    )
    words = UncutField(
        label=_("words of its headline"),
        required=False,
        max_length=MOST_WORDS,
        help_text=_("For stories that do not keep the number. All of the words must stand in the headline."),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not data.get("ref") and not data.get("words"):
            raise forms.ValidationError(_("Give the number, or words of the headline."))
        return data


@dataclass(frozen=True, slots=True)
class Way:
    """An act on one language, and where it is done."""

    label: Any
    language: Any
    address: str


@dataclass(frozen=True, slots=True)
class Found:
    article: Article
    headline: str
    language: str
    states: tuple[tuple[Any, Any], ...]
    ways: tuple[Way, ...]


def page(request: HttpRequest, frame: dict[str, Any]) -> HttpResponse:
    """A question by GET: it changes nothing, and can be sent to a colleague."""
    if not may_somewhere(request.user, "articles.edition", "withhold"):
        raise Http404
    is_asked = bool(request.GET.get("ref") or request.GET.get("words"))
    form = OrderForm(request.GET if is_asked else None)
    context: dict[str, Any] = {"title": _("An agency killed an item"), "form": form, "is_asked": False}
    if is_asked and form.is_valid():
        ref, words = form.cleaned_data["ref"], form.cleaned_data["words"]
        mine = rows(request, Article).prefetch_related("editions__releases")
        sure = veiled(request.user, made_of(mine, ref)[:MOST])
        readable = to_search(request, mine, "pk")
        maybe = list(alike(readable, words).exclude(pk__in=[one.pk for one in sure])[:MOST])
        context |= {
            "is_asked": True,
            "sure": told(sure, request.user, ref),
            "maybe": told(maybe, request.user, ref),
            "elsewhere": made_of(Article.objects.all(), ref).count() - made_of(mine, ref).count(),
        }
    return render(request, "admin/agency_kill.html", {**frame, **context})


def told(articles: Iterable[Article], by: Actor, ref: str) -> list[Found]:
    names, now = dict(settings.LANGUAGES), clock.now()
    reason = gettext("The agency killed its item %(ref)s.") % {"ref": ref} if ref else ""
    asked = urlencode({"order_ref": ref, "reason": reason}) if ref else ""
    found = []
    for article in articles:
        editions = [one for one in article.editions.all() if one.language in settings.SITE_LANGUAGES]
        ways = []
        for edition in editions:
            possible = [have for have in buttons(edition, by, now) if have.verb in RecallVerb.values]
            for button in possible:
                address = reverse(
                    "admin:articles_article_act", args=[article.pk, edition.language, button.verb]
                )
                ways.append(Way(button.label, names[edition.language], f"{address}?{asked}"))
        texts = [(own(article, "headline", code), code) for code in settings.SITE_LANGUAGES]
        headline, language = next((pair for pair in texts if pair[0]), ("", ""))
        found.append(
            Found(
                article,
                headline,
                language,
                tuple((names[one.language], one.phase(now).label) for one in editions),
                tuple(ways),
            )
        )
    return found
