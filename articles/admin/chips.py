"""The chips of a story in a list: where each language stands, what binds it, what it owes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles.admin.lines import in_order, when
from articles.languages import own
from articles.models import Article, Edition
from articles.models.choices import Phase, Stage
from articles.workflow.debts import Debt
from articles.workflow.embargo import stop_of


def standing(article: Article, edition: Edition, phase: Phase) -> str:
    """What readers get, if anything was ever out, and the stage of the copy where that says more."""
    is_blank = (
        not own(article, "headline", edition.language) and edition.language != article.original_language
    )
    if is_blank and edition.stage == Stage.DRAFT and phase == Phase.UNPUBLISHED:
        return _("not begun")
    words = [str(phase.label)] if phase != Phase.UNPUBLISHED else []
    if edition.stage != Stage.APPROVED or phase == Phase.UNPUBLISHED:
        words.append(edition.get_stage_display())
    if edition.is_on_hold:
        words.append(_("on hold"))
    return " · ".join(words)


def chips(article: Article, debts: dict[int, list[Debt]], now: dt.datetime) -> str:
    """Reads editions and releases if prefetched; `debts` by edition."""
    editions = [found for found in article.editions.all() if found.language in settings.SITE_LANGUAGES]
    names = dict(settings.LANGUAGES)
    places = [
        (edition.phase(now), names[edition.language], edition)
        for edition in sorted(editions, key=lambda found: in_order(found.language))
    ]
    told = format_html_join(
        "",
        '<span class="desk-chip desk-phase-{}">{}: {}</span> ',
        ((phase.value, language, standing(article, edition, phase)) for phase, language, edition in places),
    )
    return format_html("{}{}{}", told, embargo(article, now), owing(editions, debts, now))


def embargo(article: Article, now: dt.datetime) -> str:
    stop = stop_of(article)
    if stop is None or stop <= now:
        return ""
    until = _("Embargo until %(time)s") % {"time": when(stop, now)}
    return format_html('<span class="desk-chip desk-embargo">{}</span> ', until)


def owing(editions: Iterable[Edition], debts: dict[int, list[Debt]], now: dt.datetime) -> str:
    """One chip a story: the soonest, and in words what is owed."""
    owed = sorted(
        (debt for edition in editions for debt in debts.get(edition.pk, [])), key=lambda debt: debt.since
    )
    if not owed:
        return ""
    due = {"time": when(owed[0].due_at, now)}
    told = _("To be settled by %(time)s") % due if owed[0].due_at > now else _("Overdue since %(time)s") % due
    messages: Any = " ".join(dict.fromkeys(debt.message for debt in owed))
    return format_html(
        '<span class="desk-chip desk-owing">{}</span> <span class="desk-owed">{}</span>', told, messages
    )
