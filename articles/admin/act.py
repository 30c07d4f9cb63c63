"""Acts on one language of a story: the buttons, and the page that says before what readers will see."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.admin.fields import InstantField, UncutField
from articles.admin.rows import row
from articles.languages import own
from articles.models import Article, Edition
from articles.models.choices import Phase, Stage
from articles.workflow import checks
from articles.workflow.act import Act
from articles.workflow.facts import facts_for
from articles.workflow.grants import Actor, may
from articles.workflow.perform import Outcome, choices, perform
from articles.workflow.refusals import Blocked, Refused
from articles.workflow.transitions import NEEDS_INSTANT, TAKES_INSTANT, TRANSITIONS

APPROVE_AND_PUBLISH = "approve-and-publish"
# Where on the story's page a finding is settled.
ANCHORS = {"bylines": "bylines", "photos": "photos", "rights": "shared"}


@dataclass(frozen=True, slots=True)
class Button:
    verb: str
    label: Any
    readers_see: Any
    needs_reason: bool = False
    is_checked: bool = True
    is_release: bool = False


def buttons(edition: Edition, by: Actor, at: dt.datetime) -> tuple[Button, ...]:
    """Every act possible now for this person; who may do both can approve and publish at once."""
    found = [
        Button(
            step.verb,
            step.label,
            step.readers_see,
            step.needs_reason,
            step.is_checked,
            step.operation == "publish",
        )
        for step in choices(edition, by, at)
    ]
    approve = next((place for place, button in enumerate(found) if button.verb == "approve"), None)
    if approve is not None and edition.hold == "none" and may(by, Edition, "publish", edition):
        see = (
            _("Readers see this text from now on instead of the present one.")
            if edition.phase(at) == Phase.LIVE
            else _("Readers see this text from now on.")
        )
        found.insert(
            approve + 1, Button(APPROVE_AND_PUBLISH, _("Approve and publish now"), see, is_release=True)
        )
    return tuple(found)


class ActForm(forms.Form):
    """The versions of the text and the shared part that the person looked at: newer ones refuse the act."""

    copy_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    shared_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    reason = UncutField(label=_("reason"), max_length=300, widget=forms.TextInput(attrs={"size": 60}))

    def __init__(self, *args: Any, button: Button, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = button.needs_reason
        if not button.needs_reason:
            self.fields["reason"].label = _("reason (may stay empty)")
        if button.verb in TAKES_INSTANT:
            self.fields["instant"] = InstantField(
                label=_("from which instant on"),
                required=button.verb in NEEDS_INSTANT,
                help_text=_("Time in Seoul."),
            )


def page(request: HttpRequest, number: int, language: str, verb: str, frame: dict[str, Any]) -> HttpResponse:
    """GET shows what would happen; POST does it, or says why not and keeps what was typed."""
    article: Article = row(request, Article, number)
    edition = (
        Edition.objects.filter(article=article, language=language).select_related("approved_revision").first()
    )
    if edition is None:
        raise Http404
    edition.article = article
    back = HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
    now = clock.now()
    button = next((button for button in buttons(edition, request.user, now) if button.verb == verb), None)
    if button is None:
        if not any(button.verb == verb for button in every_button(request.user, edition)):
            raise Http404
        messages.warning(request, gettext("That act is not possible now: see below where the story stands."))
        return back
    versions = {"copy_version": edition.copy_version, "shared_version": article.version}
    form = ActForm(request.POST or None, button=button, initial=versions)
    findings = examined(button, edition, request.user, now)
    problem, status = "", 200
    if request.method == "POST" and form.is_valid():
        try:
            outcome = carry_out(button, edition, request.user, form)
        except Blocked as blocked:
            findings, problem = blocked.findings, gettext("Something must be settled first.")
        except Refused as refused:
            problem = str(refused)
        else:
            report(request, button, outcome)
            return back
    context = {
        "title": button.label,
        "article": article,
        "edition": edition,
        "language_name": dict(settings.LANGUAGES)[language],
        "headline": headline(button, edition),
        "phase": edition.phase(now).label,
        "button": button,
        "findings": [(finding, anchor(finding.field, language)) for finding in findings],
        # Another instant may be asked for here; everything else is settled on the story's page.
        "is_closed": bool(checks.blocks(findings)) and "instant" not in form.fields,
        "form": form,
        "problem": problem,
    }
    return render(request, "admin/act.html", {**frame, **context}, status=status)


def every_button(by: Actor, edition: Edition) -> list[Button]:
    """What this person could do to the edition in some state: anything else is not there for them."""
    operations = {"approve", "publish"}
    both = (
        [Button(APPROVE_AND_PUBLISH, "", "")]
        if all(may(by, Edition, name, edition) for name in operations)
        else []
    )
    return both + [
        Button(step.verb, "", "") for step in TRANSITIONS if may(by, Edition, step.operation, edition)
    ]


def examined(button: Button, edition: Edition, by: Actor, now: dt.datetime) -> tuple[checks.Finding, ...]:
    """What the checks say at this moment, before anything is done."""
    if not button.is_checked:
        return ()
    verb = "approve" if button.verb == APPROVE_AND_PUBLISH else button.verb
    # The instant of a schedule is not known yet: the embargo is asked about when it is.
    is_release = button.is_release and button.verb not in NEEDS_INSTANT
    return checks.examine(
        facts_for(Act(verb, edition.article, edition, by, now, now, "")), is_release=is_release
    )


def carry_out(button: Button, edition: Edition, by: Actor, form: ActForm) -> Outcome:
    told: dict[str, Any] = {
        "by": by, "reason": form.cleaned_data["reason"], "copy_version": form.cleaned_data["copy_version"],
        "shared_version": form.cleaned_data["shared_version"],
    }  # fmt: skip
    if button.verb != APPROVE_AND_PUBLISH:
        return perform(button.verb, edition, effective_at=form.cleaned_data.get("instant"), **told)
    with transaction.atomic():
        approved = perform("approve", edition, **told).edition
        is_live = approved.phase(clock.now()) == Phase.LIVE
        return perform("update" if is_live else "publish", approved, **told)


def report(request: HttpRequest, button: Button, outcome: Outcome) -> None:
    language = dict(settings.LANGUAGES)[outcome.edition.language]
    done = gettext("%(language)s: %(act)s. %(readers)s")
    told = {"language": language, "act": button.label, "readers": button.readers_see}
    if outcome.log.effective_at and outcome.log.effective_at > outcome.log.at:
        told["act"] = f"{button.label}, {outcome.log.effective_at.astimezone(clock.SEOUL):%Y-%m-%d %H:%M}"
    messages.success(request, done % told)
    for finding in outcome.findings:
        messages.warning(request, finding.message)


def headline(button: Button, edition: Edition) -> str:
    """The text the act is about: the approved one if that is what readers get."""
    if edition.stage == Stage.APPROVED and edition.approved_revision and button.is_release:
        return edition.approved_revision.headline
    return own(edition.article, "headline", edition.language)


def anchor(field: str, language: str) -> str:
    if field in ANCHORS:
        return ANCHORS[field]
    if field in ("glossary", "translation"):
        return f"{field}-{language}"
    return f"id_{language}-{field}" if field in ("headline", "body") else f"id_shared-{field}"
