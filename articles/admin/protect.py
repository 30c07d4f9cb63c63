"""What protects a story: its flags and its embargo, and the acts that set, clear and lift them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from articles import clock
from articles.admin.fields import UncutField
from articles.admin.lines import when
from articles.admin.rows import row
from articles.models import Article, StoryFlag
from articles.models.story_flag import MOST_REASON, FlagKind
from articles.workflow.embargo import stop_of
from articles.workflow.flags import BY_KIND, FLAGS, SET, clear_flag, set_flag
from articles.workflow.grants import Actor, allowed
from articles.workflow.lift_embargo import VERB, lift_embargo
from articles.workflow.refusals import Refused
from articles.workflow.transitions import LABELS

LIFTED: str | Promise = gettext_lazy(
    "Nothing goes out by this act: from now on the story can be published. The reason stands in the history."
)
CLEARED: str | Promise = gettext_lazy("It does not bind any more. The reason stands in the history.")


@dataclass(frozen=True, slots=True)
class Standing:
    """A flag as the page shows it; `flag` is none if it does not stand, `address` empty if nobody may act."""

    kind: str
    label: Any
    does: Any
    flag: StoryFlag | None
    set_at: str
    act: Any
    address: str


def standings(article: Article, by: Actor, now: dt.datetime) -> list[Standing]:
    """Every kind of flag, in the table's order."""
    operations = allowed(by, Article, (SET, *(flag.clearing for flag in FLAGS)), article)
    have = {flag.kind: flag for flag in article.flags.filter(cleared_at=None).select_related("set_by")}
    names = dict(FlagKind.choices)
    found = []
    for flag in FLAGS:
        standing = have.get(flag.kind)
        may = (flag.clearing if standing else SET) in operations
        address = reverse("admin:articles_article_flag", args=[article.pk, flag.kind]) if may else ""
        found.append(
            Standing(
                flag.kind,
                names[flag.kind],
                flag.does,
                standing,
                when(standing.set_at, now) if standing else "",
                pgettext("flag", "Clear") if standing else pgettext("flag", "Set"),
                address,
            )
        )
    return found


def lifting_address(article: Article, by: Actor, now: dt.datetime) -> str:
    """Where whoever may lifts the embargo that binds now; else nothing."""
    stop = stop_of(article)
    if stop is None or stop <= now or not allowed(by, Article, ("break_embargo",), article):
        return ""
    return reverse("admin:articles_article_lift_embargo", args=[article.pk])


class ReasonForm(forms.Form):
    """Why, and the version of the shared part the person looked at."""

    reason = UncutField(
        label=gettext_lazy("reason"), max_length=MOST_REASON, widget=forms.TextInput(attrs={"size": 60})
    )
    shared_version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


def flag(request: HttpRequest, number: int, kind: str, frame: dict[str, Any]) -> HttpResponse:
    """Sets the flag, or clears it if it stands."""
    article: Article = row(request, Article, number)
    if kind not in BY_KIND:
        raise Http404
    stands = kind in StoryFlag.objects.open_kinds(article.pk)
    if not allowed(request.user, Article, (BY_KIND[kind].clearing if stands else SET,), article):
        raise Http404
    form = ReasonForm(request.POST or None, initial={"shared_version": article.version})
    problem = ""
    if request.method == "POST" and form.is_valid():
        act = clear_flag if stands else set_flag
        try:
            act(article, kind, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            problem = str(refused)
        else:
            return done(request, article, LABELS[f"{'clear' if stands else 'flag'}_{kind}"])
    return drawn(
        request,
        article,
        {
            "title": LABELS[f"{'clear' if stands else 'flag'}_{kind}"],
            "see": CLEARED if stands else BY_KIND[kind].does,
            "form": form,
            "problem": problem,
            **frame,
        },
    )


def lift(request: HttpRequest, number: int, frame: dict[str, Any]) -> HttpResponse:
    """Lifts the embargo before its time."""
    article: Article = row(request, Article, number)
    now = clock.now()
    if not allowed(request.user, Article, ("break_embargo",), article):
        raise Http404
    form = ReasonForm(request.POST or None, initial={"shared_version": article.version})
    problem = ""
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            lift_embargo(
                article, by=request.user, reason=typed["reason"], shared_version=typed["shared_version"]
            )
        except Refused as refused:
            problem = str(refused)
        else:
            return done(request, article, LABELS[VERB])
    stop = stop_of(article)
    until = _("Embargo until %(time)s") % {"time": when(stop, now)} if stop and stop > now else ""
    return drawn(
        request,
        article,
        {"title": LABELS[VERB], "see": LIFTED, "until": until, "form": form, "problem": problem, **frame},
    )


def drawn(request: HttpRequest, article: Article, context: dict[str, Any]) -> HttpResponse:
    return render(request, "admin/protect.html", {**context, "article": article})


def done(request: HttpRequest, article: Article, label: Any) -> HttpResponse:
    messages.success(request, _("%(act)s: noted, with its reason.") % {"act": label})
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
