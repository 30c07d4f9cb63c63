"""One act on many stories: seen before for each, done for each by itself, told for each afterwards."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.admin import forged
from articles.admin.fields import InstantField, UncutField
from articles.admin.rows import rows
from articles.languages import own
from articles.models import Article, Edition
from articles.models.choices import RecallVerb
from articles.workflow import breaker, checks
from articles.workflow.act import Act
from articles.workflow.facts import facts_for
from articles.workflow.grants import Actor
from articles.workflow.killed import veiled
from articles.workflow.perform import allowed_step, perform
from articles.workflow.recall import recall
from articles.workflow.refusals import NotAllowed, NotPossible, Refused
from articles.workflow.together import Seen
from articles.workflow.transitions import (
    LABELS,
    NEEDS_INSTANT,
    RELEASING,
    TAKES_INSTANT,
    TRANSITIONS,
    Transition,
)

MOST = 500
# Acts that need nothing but a reason or an instant; a note to readers is written for one story at a time.
VERBS = (
    "submit", "take", "return", "approve", "publish", "update", "schedule", "unschedule", "expire",
    "withhold", "restore", "kill", "spike",
)  # fmt: skip
NEEDS_REASON = frozenset(step.verb for step in TRANSITIONS if step.needs_reason)
NUMBER = re.compile(r"[1-9][0-9]{0,17}")
VERSION = re.compile(r"([1-9][0-9]{0,17}):([a-z]{2}):([0-9]{1,9}):([0-9]{1,9})")
MOST_TYPED = 400_000  # characters of numbers or versions: more than any page of ours sends


class BulkForm(forms.Form):
    """Which act, in which languages; the stories come beside it."""

    verb = forms.ChoiceField(label=_("act"), choices=[(verb, LABELS[verb]) for verb in VERBS])
    languages = forms.MultipleChoiceField(
        label=_("languages"), choices=[], widget=forms.CheckboxSelectMultiple
    )
    reason = UncutField(
        label=_("reason"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"size": 60}),
        help_text=_("Kept with the act of every story; to return, withhold, kill or spike it is needed."),
    )
    instant = InstantField(
        label=_("from which instant on"),
        required=False,
        help_text=_("To schedule, or to end publication later. Time in Seoul."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(settings.LANGUAGES)
        self.fields["languages"].choices = [(code, names[code]) for code in settings.SITE_LANGUAGES]
        self.fields["languages"].initial = list(settings.SITE_LANGUAGES)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        verb = data.get("verb", "")
        if verb in NEEDS_REASON and not data.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Say why: the reason is kept with the act."))
        if verb in NEEDS_INSTANT and not data.get("instant") and "instant" not in self.errors:
            self.add_error("instant", _("Say from which instant on."))
        return data


@dataclass(frozen=True, slots=True)
class Line:
    """One text: what would happen to its readers, or why not. `mark` are the versions that were looked at."""

    article: Article
    headline: str
    edition: Edition
    language: Any
    readers_see: Any
    why_not: str
    findings: tuple[checks.Finding, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Result:
    """`is_left`: nothing was tried, since somebody has to be asked first."""

    line: Line
    is_done: bool
    told: Any
    is_left: bool = False


def page(
    request: HttpRequest, frame: dict[str, Any], found: Callable[[str], QuerySet[Article]]
) -> HttpResponse:
    """By POST alone: stories, then an act and what it would do, then the act. `found` gives the stories of a
    list by its query, for who means all of them.
    """
    if request.POST.get("all"):
        everything = found(request.POST.get("query", "")[:2000])
        count = everything.count()
        numbers = list(everything.values_list("pk", flat=True)) if count <= MOST else []
    else:
        numbers = numbers_in(request)
        count = len(numbers)
    context: dict[str, Any] = {"title": gettext("Act on several stories"), "most": MOST, "count": count}
    is_all = bool(request.POST.get("all"))
    if count > MOST:
        if not is_all:
            # No list has so many ticks.
            forged.note(request, f"ids: {count}")
        return render(request, "admin/bulk.html", {**frame, **context, "is_too_many": True}, status=400)
    meant = rows(request, Article).filter(pk__in=numbers).prefetch_related("editions__releases")
    articles = veiled(request.user, meant.order_by("pk"))
    beyond = set(numbers) - {article.pk for article in articles}
    forged.note(request, *(f"ids: {number}" for number in sorted(beyond)))
    step = request.POST.get("step", "")
    form = BulkForm(request.POST if step else None)
    context |= {
        "form": form,
        "articles": [(article, headline_of(article)) for article in articles],
        "ids": ",".join(str(article.pk) for article in articles),
        "count": len(articles),
    }
    if step and articles and form.is_valid():
        lines = planned(articles, request.user, form)
        if step == "do":
            with breaker.going_on(bool(request.POST.get("go_on"))):
                results = done(lines, request.user, form, versions_in(request))
            left = [result.line for result in results if result.is_left]
            context |= {
                "results": results,
                "done": sum(result.is_done for result in results),
                "left": left,
                "ids": ",".join(dict.fromkeys(str(line.article.pk) for line in left)),
                "versions": " ".join(line.mark for line in left),
            }
        else:
            context |= {
                "lines": lines,
                "ready": sum(not line.why_not for line in lines),
                "versions": " ".join(line.mark for line in lines if not line.why_not),
            }
    return render(request, "admin/bulk.html", {**frame, **context})


def numbers_in(request: HttpRequest) -> list[int]:
    """The numbers that were chosen, each once; what is no number of a story is none."""
    text = ",".join(request.POST.getlist("ids"))[:MOST_TYPED]
    return list(dict.fromkeys(int(part) for part in text.split(",") if NUMBER.fullmatch(part.strip())))


def versions_in(request: HttpRequest) -> dict[tuple[int, str], tuple[int, int]]:
    """What the person looked at, by story and language: version of the text, and of the shared part."""
    text = request.POST.get("versions", "")[:MOST_TYPED]
    return {
        (int(number), language): (int(copy), int(shared))
        for number, language, copy, shared in VERSION.findall(text)
    }


def headline_of(article: Article) -> str:
    return next((text for code in settings.SITE_LANGUAGES if (text := own(article, "headline", code))), "")


def planned(articles: Iterable[Article], by: Actor, form: BulkForm) -> list[Line]:
    """A line for every text of these stories in the languages meant."""
    now, names = clock.now(), dict(settings.LANGUAGES)
    lines = []
    for article in articles:
        for edition in article.editions.all():
            if edition.language not in form.cleaned_data["languages"]:
                continue
            step, why_not, findings = outlook(article, edition, by, form, now)
            lines.append(
                Line(
                    article=article,
                    headline=own(article, "headline", edition.language) or headline_of(article),
                    edition=edition,
                    language=names[edition.language],
                    readers_see=step.readers_see if step else "",
                    why_not=why_not,
                    findings=findings,
                    mark=f"{article.pk}:{edition.language}:{edition.copy_version}:{article.version}",
                )
            )
    return lines


def outlook(
    article: Article, edition: Edition, by: Actor, form: BulkForm, now: dt.datetime
) -> tuple[Transition | None, str, tuple[checks.Finding, ...]]:
    """The row of the table that would be done, or why not, and what the checks say. Nothing is written."""
    verb = form.cleaned_data["verb"]
    try:
        step = allowed_step(verb, edition, by, now)
    except (NotAllowed, NotPossible) as refused:
        return None, str(refused), ()
    if not step.is_checked:
        return step, "", ()
    at = form.cleaned_data["instant"] if verb in NEEDS_INSTANT else None
    edition.article = article
    act = Act(verb, article, edition, by, now, at or now, "")
    findings = checks.examine(facts_for(act), is_release=step.operation in RELEASING)
    blocking = checks.blocks(findings)
    return step, " ".join(finding.message for finding in blocking), findings


def done(
    lines: Sequence[Line], by: Actor, form: BulkForm, versions: dict[tuple[int, str], tuple[int, int]]
) -> list[Result]:
    """Each in a transaction of its own; where somebody must be asked first, the rest is left."""
    results: list[Result] = []
    is_stopped = False
    for line in lines:
        seen = versions.get((line.article.pk, line.edition.language))
        if is_stopped and seen is not None:
            results.append(Result(line, False, gettext("Not tried: see above."), is_left=True))
            continue
        if seen is None:
            told = line.why_not or gettext("It was not part of what you looked at.")
            results.append(Result(line, False, told))
            continue
        try:
            carry_out(line, seen, by, form)
        except breaker.TooMany as too_many:
            is_stopped = True
            results.append(Result(line, False, str(too_many), is_left=True))
        except Refused as refused:
            results.append(Result(line, False, str(refused)))
        else:
            results.append(Result(line, True, line.readers_see))
    return results


def carry_out(line: Line, seen: tuple[int, int], by: Actor, form: BulkForm) -> None:
    typed = form.cleaned_data
    verb, reason = typed["verb"], typed["reason"]
    if verb in RecallVerb.values:
        # The places are looked at by the work in the background: five hundred at once would keep a person.
        recall([Seen(line.edition, *seen)], verb, by=by, reason=reason, looks=False)
        return
    perform(
        verb,
        line.edition,
        by=by,
        effective_at=typed["instant"] if verb in TAKES_INSTANT else None,
        reason=reason,
        copy_version=seen[0],
        shared_version=seen[1],
    )
