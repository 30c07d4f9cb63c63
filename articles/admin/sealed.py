"""The sealed names of one story: who may write the story sees and adds them, its chiefs lift them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.admin.fields import UncutField
from articles.admin.rows import row, rows
from articles.models import Article, SealedName
from articles.models.sealed_name import MOST_NAME, MOST_REASON, MOST_SPELLINGS
from articles.workflow import sealed
from articles.workflow.freeze import drafted
from articles.workflow.grants import Actor, may
from articles.workflow.refusals import Refused
from articles.workflow.seal_name import lift, seal

LIFT = "lift"


class SealForm(forms.Form):
    name = UncutField(
        label=_("name"),
        max_length=MOST_NAME,
        help_text=_(
            "As it is spelled in full. Particles, spacing and Latin spellings are found by themselves."
        ),
    )
    spellings = UncutField(
        label=_("other spellings"),
        required=False,
        max_length=MOST_SPELLINGS,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 40}),
        help_text=_("One a line: without the family name, a nickname, in Japanese."),
    )
    reason = UncutField(
        label=pgettext_lazy("sealed name", "why"),
        max_length=MOST_REASON,
        widget=forms.TextInput(attrs={"size": 50}),
        help_text=_("A child, a victim, a source: whose name the law or a promise protects."),
    )


def page(request: HttpRequest, number: int, frame: dict[str, Any]) -> HttpResponse:
    """GET shows the names; POST seals one, or lifts a seal."""
    article: Article = row(request, Article, number, "change")
    form = SealForm(request.POST if request.method == "POST" and LIFT not in request.POST else None)
    problem = ""
    if request.method == "POST":
        try:
            done = lifted(request, article) if LIFT in request.POST else added(request, article, form)
        except Refused as refused:
            problem = str(refused)
        else:
            if done:
                messages.success(request, done)
                return HttpResponseRedirect(request.path)
    names = rows(request, SealedName).filter(article=article).select_related("by", "lifted_by")
    context = {
        "title": gettext("Sealed names of story %(number)s") % {"number": article.pk},
        "article": article,
        "form": form,
        "problem": problem,
        "standing": [name for name in names if name.lifted_at is None],
        "lifted": [name for name in names if name.lifted_at is not None],
        "may_lift": may(request.user, SealedName, LIFT),
        "found": found_in(article, request.user),
    }
    return render(request, "admin/sealed.html", {**frame, **context})


def added(request: HttpRequest, article: Article, form: SealForm) -> str:
    if not form.is_valid():
        return ""
    typed = form.cleaned_data
    seal(article, typed["name"], by=request.user, reason=typed["reason"], spellings=typed["spellings"])
    return gettext("The name is sealed: no text of this story goes out with it.")


def lifted(request: HttpRequest, article: Article) -> str:
    pk = request.POST[LIFT]
    known = rows(request, SealedName).filter(article=article)
    found = known.filter(pk=int(pk)).first() if pk.isascii() and pk.isdigit() and len(pk) < 19 else None
    if found is None:
        raise Http404
    lift(found, by=request.user, reason=request.POST.get("reason", ""))
    return gettext("The seal is lifted: the name may be printed.")


def found_in(article: Article, by: Actor) -> list[tuple[str, str, bool]]:
    """Where a name stands now: the field in words, the words around it, whether readers have it."""
    now, found = clock.now(), []
    names = sealed.names_of(article)
    for edition in article.editions.order_by("language") if names else ():
        live = edition.releases.visible_range(now).select_related("revision__edition").first()
        for revision, is_live in (
            (drafted(article, edition, by=by, at=now), False),
            (live.revision if live else None, True),
        ):
            if revision is not None:
                found += [
                    (sealed.told([hit])[0], hit.excerpt, is_live) for hit in sealed.hits(article, revision)
                ]
    return list(dict.fromkeys(found))
