"""What readers will get of a flash, once before it goes out; and afterwards, that it did."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import clock
from articles.admin import act
from articles.admin.flash import MADE
from articles.admin.lines import when
from articles.admin.rows import row
from articles.languages import name, own
from articles.models import Article, Edition
from articles.models.choices import Phase, Stage
from articles.text import body, byline
from articles.workflow import checks
from articles.workflow.act import Act
from articles.workflow.debts import SETTLE_WITHIN, debts_of
from articles.workflow.facts import sketch
from articles.workflow.pin import claim_of
from articles.workflow.refusals import Blocked, Refused

# The first of these that is possible is the page's one button.
STEPS = (act.APPROVE_AND_PUBLISH, "publish", "submit")


def page(request: HttpRequest, number: int, language: str, frame: dict[str, Any]) -> HttpResponse:
    """GET shows; POST publishes or submits. A second tap finds it done and says so."""
    article: Article = row(request, Article, number)
    edition = (
        Edition.objects.filter(article=article, language=language).select_related("approved_revision").first()
    )
    if edition is None or language not in settings.SITE_LANGUAGES:
        raise Http404
    edition.article = article
    now = clock.now()
    button = step(edition, request, now)
    here = HttpResponseRedirect(request.path)
    problem = ""
    findings = asked_about(button, edition, request, now) if button else ()
    if request.method == "POST":
        form = act.ActForm(request.POST, button=button) if button else None
        if button is None or form is None or request.POST.get("verb") != button.verb:
            # Done already, by the first of two taps or by somebody else: the page says where it stands.
            return here
        if form.is_valid():
            try:
                act.carry_out(button, edition, request.user, form)
            except Blocked as blocked:
                findings, problem = blocked.findings, _("Something must be settled first.")
            except Refused as refused:
                if step(Edition.objects.get(pk=edition.pk), request, clock.now()) is None:
                    return here
                problem = str(refused)
            else:
                return here
    context = {
        "title": _("Flash"),
        "article": article,
        "edition": edition,
        "language_name": dict(settings.LANGUAGES)[language],
        "button": button,
        "findings": [(finding, act.anchor(finding.field, language)) for finding in findings],
        "is_closed": bool(button and button.is_checked and checks.blocks(findings)),
        "problem": problem,
        "once": next((key for key, made in request.session.get(MADE, {}).items() if made == article.pk), ""),
        **(shown(article, edition, request, now) if button else done(edition, now)),
    }
    return render(request, "admin/flash_confirm.html", {**frame, **context})


def step(edition: Edition, request: HttpRequest, now: dt.datetime) -> act.Button | None:
    if edition.phase(now) == Phase.LIVE:
        return None
    possible = {button.verb: button for button in act.buttons(edition, request.user, now)}
    return next((possible[verb] for verb in STEPS if verb in possible), None)


def asked_about(
    button: act.Button, edition: Edition, request: HttpRequest, now: dt.datetime
) -> tuple[checks.Finding, ...]:
    """What the checks say; whoever submits learns what the desk will be told at the approval."""
    asked = button if button.is_checked else replace(button, verb="approve", is_checked=True)
    return act.examined(asked, edition, request.user, now)


def shown(article: Article, edition: Edition, request: HttpRequest, now: dt.datetime) -> dict[str, Any]:
    """The copy as readers of this language would see it."""
    language = edition.language
    draft = sketch(Act("approve", article, edition, request.user, now, now, ""))
    claim = claim_of(edition, draft, now)
    use = article.photo_uses.select_related("photo").filter(role="lead").first()
    credits = [
        byline.Credit(entry["name"], entry["title"], entry["bureau_name"], entry["role"])
        for entry in draft.bylines
    ]
    return {
        "headline": own(article, "headline", language),
        "text": body.render(own(article, "body", language)),
        "photo": use.photo if use else None,
        "alt": own(use, "alt_text", language) if use else "",
        "credit": name(use.photo, "credit_line", language) if use else "",
        "byline": byline.printed(credits, language),
        "claim": claim.line if claim else "",
        "due": when(now + SETTLE_WITHIN, now),
        "versions": {"copy_version": edition.copy_version, "shared_version": article.version},
    }


def done(edition: Edition, now: dt.datetime) -> dict[str, Any]:
    """Where it stands, for who came here after the act."""
    phase = edition.phase(now)
    is_live = phase == Phase.LIVE
    number, language = edition.article_id, edition.language
    return {
        "phase": phase.label,
        "stage": edition.get_stage_display(),
        "is_live": is_live,
        "is_submitted": edition.stage == Stage.SUBMITTED,
        "public": reverse("reader:article_short", args=[language, number]) if is_live else "",
        "debts": [
            (debt.message, act.anchor(debt.field, language), when(debt.due_at, now))
            for debt in debts_of([edition.pk], now).get(edition.pk, [])
        ],
    }
