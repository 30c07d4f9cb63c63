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
from articles.admin.act import ActForm, carry_out, why_not
from articles.admin.buttons import APPROVE_AND_PUBLISH, PUBLISH_FIRST, SUBMIT, Button, buttons
from articles.admin.flash import MADE
from articles.admin.lines import when
from articles.admin.rows import row
from articles.admin.sheet import Sheet, anchor, sheet, with_anchors
from articles.models import Article, Edition
from articles.models.choices import Phase, Stage
from articles.text import body
from articles.workflow.debts import SETTLE_WITHIN, debts_of
from articles.workflow.refusals import Blocked, Refused
from articles.workflow.together import NotTogether

# The first of these that is possible is the page's one button.
STEPS = (APPROVE_AND_PUBLISH, "publish", PUBLISH_FIRST, SUBMIT)


def page(request: HttpRequest, number: int, language: str, frame: dict[str, Any]) -> HttpResponse:
    """GET shows; POST publishes or submits. A second tap finds it done and says so."""
    article: Article = row(request, Article, number)
    edition = (
        Edition.objects.filter(article=article, language=language).select_related("approved_revision").first()
    )
    if edition is None or language not in settings.SITE_LANGUAGES or language in article.hidden_languages:
        raise Http404
    edition.article = article
    now = clock.now()
    button = step(edition, request, now)
    here = HttpResponseRedirect(request.path)
    problem = ""
    asked = sheet_of(button, edition, request, now) if button else None
    findings = asked.findings if asked else ()
    if request.method == "POST":
        form = ActForm(request.POST, button=button, editions=[edition]) if button else None
        if button is None or form is None or request.POST.get("verb") != button.verb:
            # Done already, by the first of two taps or by somebody else: the page says where it stands.
            return here
        if form.is_valid():
            try:
                carry_out(button, [edition], request.user, form)
            except Refused as refused:
                if step(Edition.objects.get(pk=edition.pk), request, clock.now()) is None:
                    return here
                problem = why_not(refused, False) if isinstance(refused, NotTogether) else str(refused)
                reason = refused.refusal if isinstance(refused, NotTogether) else refused
                if isinstance(reason, Blocked):
                    findings = with_anchors(reason.findings, language)
            else:
                return here
    context = {
        "title": _("Flash"),
        "article": article,
        "edition": edition,
        "language_name": dict(settings.LANGUAGES)[language],
        "button": button,
        "findings": findings,
        "is_closed": bool(button and button.is_checked and asked and asked.blocks),
        "problem": problem,
        "once": next((key for key, made in request.session.get(MADE, {}).items() if made == article.pk), ""),
        **(shown(article, asked, now) if asked else done(edition, now)),
    }
    return render(request, "admin/flash_confirm.html", {**frame, **context})


def step(edition: Edition, request: HttpRequest, now: dt.datetime) -> Button | None:
    if edition.phase(now) == Phase.LIVE:
        return None
    possible = {button.verb: button for button in buttons(edition, request.user, now)}
    return next((possible[verb] for verb in STEPS if verb in possible), None)


def sheet_of(button: Button, edition: Edition, request: HttpRequest, now: dt.datetime) -> Sheet:
    """What readers get; whoever submits learns what the desk will be told at the approval."""
    asked = button if button.is_checked else replace(button, verb="approve", is_checked=True)
    return sheet(edition, asked, request.user, now)


def shown(article: Article, asked: Sheet, now: dt.datetime) -> dict[str, Any]:
    """The copy as readers of this language would see it."""
    story = asked.story
    return {
        "headline": asked.headline,
        "text": body.render(story.body) if story else "",
        "picture": next((one for one in asked.pictures if one.role == "lead"), None),
        "byline": asked.byline,
        "claim": story.rights.claim if story else "",
        "due": when(now + SETTLE_WITHIN, now),
        "versions": {
            f"copy_version_{asked.language}": asked.edition.copy_version,
            "shared_version": article.version,
        },
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
            (debt.message, anchor(debt.field, language), when(debt.due_at, now))
            for debt in debts_of([edition.pk], now).get(edition.pk, [])
        ],
    }
