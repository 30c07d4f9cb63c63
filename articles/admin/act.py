"""Acts on a story's languages: the page that shows before what readers will get, and then does it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.admin import statutory_form, weight
from articles.admin.buttons import (
    APPROVE_AND_PUBLISH,
    BOTH_NOW,
    BOTH_SUBMIT,
    RELEASE,
    RELEASING,
    SUBMIT,
    TOGETHER,
    Button,
    buttons,
    every_verb,
)
from articles.admin.fields import InstantField, UncutField
from articles.admin.rows import row
from articles.admin.sheet import Sheet, sheets_of, with_anchors
from articles.models import Article, Edition, Recall, Revision
from articles.models.choices import RecallVerb
from articles.models.correction import MOST_CHARACTERS
from articles.text.weight import Judged
from articles.workflow import breaker
from articles.workflow.grants import Actor
from articles.workflow.perform import Outcome, perform
from articles.workflow.recall import MOST_REF, recall
from articles.workflow.refusals import Blocked, Refused
from articles.workflow.releases import shown
from articles.workflow.together import NotTogether, Seen, release_together, submit_together
from articles.workflow.transitions import (
    FIXING,
    NEEDS_INSTANT,
    NEEDS_NOTE,
    STATUTORY,
    TAKES_INSTANT,
    TAKES_NOTE,
    WEIGHED,
)
from articles.workflow.weight import judged as weight_of

# What every sheet of a story prints of it.
SHOWN = ("section", "bureau")
FOR_ALL = {RELEASE: (BOTH_NOW, RELEASING), SUBMIT: (BOTH_SUBMIT, (SUBMIT,))}


class VersionField(forms.IntegerField):
    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(min_value=0, max_value=2**31 - 1)


class ActForm(forms.Form):
    """The versions of the texts and the shared part that the person looked at: newer ones refuse the act."""

    def __init__(
        self,
        *args: Any,
        button: Button,
        editions: Sequence[Edition],
        judged: Judged | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        edition, languages = editions[0], [one.language for one in editions]
        self.fields["shared_version"] = VersionField()
        for language in languages:
            self.fields[f"copy_version_{language}"] = VersionField()
        if button.verb in STATUTORY:
            self.fields |= statutory_form.fields(edition)
        elif button.verb in TAKES_NOTE:
            self.fields["note"] = note_field(languages[0], is_required=button.verb in NEEDS_NOTE)
        if judged is not None:
            self.fields["weight"] = weight.field(judged)
            if button.verb == APPROVE_AND_PUBLISH:
                self.fields["note"] = note_field(languages[0], is_required=False)
        self.fields["reason"] = UncutField(
            label=_("reason") if button.needs_reason else _("reason (may stay empty)"),
            required=button.needs_reason,
            max_length=300,
            widget=forms.TextInput(attrs={"size": 60}),
        )
        if button.verb in TAKES_INSTANT:
            self.fields["instant"] = InstantField(
                label=_("from which instant on"),
                required=button.verb in NEEDS_INSTANT,
                help_text=_("Time in Seoul."),
            )
        if button.verb in RecallVerb.values:
            self.ask_which(languages)
        if "go_on" in self.data:
            self.ask_to_go_on()

    def ask_which(self, languages: Sequence[str]) -> None:
        """A withdrawal is one act for this language and every other one that is ticked, or for none."""
        names = dict(settings.LANGUAGES)
        if others := languages[1:]:
            self.fields["also"] = forms.MultipleChoiceField(
                label=_("withdraw with it"),
                required=False,
                choices=[(code, names[code]) for code in others],
                initial=list(others),
                widget=forms.CheckboxSelectMultiple,
                help_text=_("All of it is one act: if one language cannot be withdrawn, none is."),
            )
            for code in others:
                self.fields[f"copy_version_{code}"].required = False
        self.fields["order_ref"] = UncutField(
            label=_("number at the agency"),
            required=False,
            max_length=MOST_REF,
            widget=forms.TextInput(attrs={"size": 40}),
            help_text=_("If an agency killed its item and that is why."),
        )

    def ask_to_go_on(self) -> None:
        """Many stories of this person went out a moment ago: a tick says that this one is meant too."""
        self.fields["go_on"] = forms.BooleanField(
            required=False, label=_("I know, and I mean it: go on publishing.")
        )


def note_field(language: str, *, is_required: bool) -> UncutField:
    """What readers are told with the text, in its language."""
    return UncutField(
        label=_("note to readers") if is_required else _("note to readers (may stay empty)"),
        required=is_required,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 60, "lang": language}),
        help_text=_(
            "What was wrong or unclear and what is right, as a sentence for readers of this language."
        ),
    )


def page(request: HttpRequest, number: int, language: str, verb: str, frame: dict[str, Any]) -> HttpResponse:
    """GET shows what would happen; POST does it, or says why not and keeps what was typed."""
    article: Article = row(request, Article, number, related=SHOWN)
    editions = editions_meant(article, language)
    now = clock.now()
    button, editions = offered(editions, request.user, now, language, verb)
    back = HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
    if button is None:
        messages.warning(request, gettext("That act is not possible now: see below where the story stands."))
        return back
    if verb in FIXING:
        return HttpResponseRedirect(reverse("admin:articles_article_fix", args=[article.pk, language]))
    if button.verb in RecallVerb.values:
        editions = withdrawable(article, editions[0], button.verb, request.user, now)
    sheets = sheets_of(editions, button, request.user, now)
    judged = worst(button, sheets, now)
    versions = {f"copy_version_{edition.language}": edition.copy_version for edition in editions}
    form = ActForm(
        request.POST or None,
        button=button,
        editions=editions,
        judged=judged,
        initial=versions | {"shared_version": article.version} | brought(request),
    )
    findings = [pair for one in sheets for pair in one.findings]
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            with breaker.going_on(bool(form.cleaned_data.get("go_on"))):
                found, outcomes = None, []
                if button.verb in RecallVerb.values:
                    found = withdraw(button, editions, request.user, form)
                    told_withdrawn(request, button)
                else:
                    outcomes = carry_out(button, editions, request.user, form)
        except NotTogether as refused:
            problem = why_not(refused, len(editions) > 1)
            if isinstance(refused.refusal, breaker.TooMany):
                form.ask_to_go_on()
            if isinstance(refused.refusal, Blocked):
                findings = list(with_anchors(refused.refusal.findings, refused.language))
        except Blocked as blocked:
            findings = list(with_anchors(blocked.findings, editions[0].language))
            problem = gettext("Something must be settled first.")
        except breaker.TooMany as too_many:
            problem = str(too_many)
            form.ask_to_go_on()
        except Refused as refused:
            problem = str(refused)
        else:
            report(request, button, outcomes)
            return back if found is None else HttpResponseRedirect(receipts_of(found))
    context = {
        "title": button.label,
        "article": article,
        "button": button,
        "sheets": sheets,
        "findings": findings,
        # Another instant may be asked for here; everything else is settled on the story's page.
        "is_closed": any(one.blocks for one in sheets) and "instant" not in form.fields,
        "form": form,
        "problem": problem,
        "now": now,
    }
    return render(request, "admin/act.html", {**frame, **context})


def worst(button: Button, sheets: Sequence[Sheet], now: dt.datetime) -> Judged | None:
    """What the new texts change for who reads the live ones; None where nothing live is replaced."""
    if button.verb not in (*RELEASING, RELEASE, *(WEIGHED - NEEDS_NOTE)):
        return None
    found = []
    for sheet in sheets:
        live = shown(sheet.edition, now)
        if live is not None and sheet.revision.pk != live:
            found.append(weight_of(Revision.objects.get(pk=live), sheet.revision))
    return next((one for one in found if one.is_material), found[0] if found else None)


def editions_meant(article: Article, language: str) -> list[Edition]:
    """One language, or every language of the site; with what their pages read."""
    codes = settings.SITE_LANGUAGES if language == TOGETHER else [language]
    stored = Edition.objects.select_related("approved_revision").prefetch_related("releases")
    prefetch_related_objects([article], Prefetch("editions", stored), "flags")
    found = {edition.language: edition for edition in article.editions.all() if edition.language in codes}
    if not found:
        raise Http404
    return [found[code] for code in codes if code in found]


def offered(
    editions: list[Edition], by: Actor, now: dt.datetime, language: str, verb: str
) -> tuple[Button | None, list[Edition]]:
    """The button of the page and the editions it is for; None if it is not possible now. Raises Http404."""
    if not any(verb in every_verb(by, edition) for edition in editions):
        raise Http404
    if language != TOGETHER:
        if verb == RELEASE:
            raise Http404
        found = next((button for button in buttons(editions[0], by, now) if button.verb == verb), None)
        return found, editions
    if verb not in FOR_ALL:
        raise Http404
    button, needs = FOR_ALL[verb]
    ready = [one for one in editions if any(have.verb in needs for have in buttons(one, by, now))]
    return (button if len(ready) > 1 else None), ready


def brought(request: HttpRequest) -> dict[str, str]:
    """What a link to the page brings along: the agency's order that is the reason."""
    return {name: request.GET.get(name, "")[:300] for name in ("order_ref", "reason")}


def withdrawable(article: Article, edition: Edition, verb: str, by: Actor, now: dt.datetime) -> list[Edition]:
    """The language asked for first, then every other one this could be done to now."""
    others = [one for one in editions_meant(article, TOGETHER) if one.pk != edition.pk]
    return [edition, *(one for one in others if any(have.verb == verb for have in buttons(one, by, now)))]


def withdraw(button: Button, editions: Sequence[Edition], by: Actor, form: ActForm) -> Recall | None:
    typed = form.cleaned_data
    seen = [
        # One that was not shown its version counts as changed meanwhile.
        Seen(edition, typed[f"copy_version_{edition.language}"] or 0, typed["shared_version"])
        for edition in editions
        if edition in editions[:1] or edition.language in typed.get("also", ())
    ]
    return recall(seen, button.verb, by=by, reason=typed["reason"], order_ref=typed["order_ref"])


def receipts_of(found: Recall) -> str:
    return reverse("admin:articles_recall_change", args=[found.pk])


def told_withdrawn(request: HttpRequest, button: Button) -> None:
    messages.success(request, f"{button.label}. {button.readers_see}")


def carry_out(button: Button, editions: Sequence[Edition], by: Actor, form: ActForm) -> list[Outcome]:
    typed = form.cleaned_data
    seen = [
        Seen(edition, typed[f"copy_version_{edition.language}"], typed["shared_version"])
        for edition in editions
    ]
    if button.verb in (APPROVE_AND_PUBLISH, RELEASE):
        return release_together(
            seen, by=by, reason=typed["reason"], weight=typed.get("weight", ""), note=typed.get("note", "")
        )
    if button.verb == SUBMIT:
        return submit_together(seen, by=by, reason=typed["reason"])
    done = perform(
        button.verb,
        editions[0],
        by=by,
        effective_at=typed.get("instant"),
        reason=typed["reason"],
        note=typed.get("note", ""),
        weight=typed.get("weight", ""),
        particulars=statutory_form.particulars(typed) if button.verb in STATUTORY else None,
        copy_version=seen[0].copy_version,
        shared_version=seen[0].shared_version,
    )
    return [done]


def why_not(refused: NotTogether, is_several: bool) -> str:
    """Of several languages the one that stood in the way is named; nothing was done for any of them."""
    words = gettext("Something must be settled first.") if refused.is_blocked else str(refused)
    if not is_several:
        return words
    told = {"language": dict(settings.LANGUAGES)[refused.language], "words": words}
    return gettext("%(language)s: %(words)s Nothing was done, for no language.") % told


def report(request: HttpRequest, button: Button, outcomes: Sequence[Outcome]) -> None:
    names = dict(settings.LANGUAGES)
    for outcome in outcomes:
        done = gettext("%(language)s: %(act)s. %(readers)s")
        told = {
            "language": names[outcome.edition.language],
            "act": button.label,
            "readers": button.readers_see,
        }
        if outcome.log.effective_at and outcome.log.effective_at > outcome.log.at:
            planned = outcome.log.effective_at.astimezone(clock.SEOUL)
            told["act"] = f"{button.label}, {planned:%Y-%m-%d %H:%M}"
        messages.success(request, done % told)
        for finding in outcome.findings:
            messages.warning(request, finding.message)
