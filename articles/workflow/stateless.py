"""Acts on a text that move no state: whether readers see how it changed, and a line that its original was
corrected. They stand in the same logs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from articles import clock
from articles.models import Article, Correction, Edition, TransitionLog
from articles.models.choices import Phase
from articles.models.correction import Kind
from articles.pagecache.models import Outbox
from articles.text import statutory
from articles.workflow import audit
from articles.workflow.grants import Actor, may
from articles.workflow.perform import lock
from articles.workflow.refusals import NotAllowed, NotPossible
from articles.workflow.releases import touched
from articles.workflow.story_log import unmoved

SHOW, HIDE, POINT_OUT = "show_history", "hide_history", "point_out"
OPERATION = "correct"


def show_history(edition: Edition, *, by: Actor, now: dt.datetime | None = None) -> TransitionLog:
    """From now on readers may see how this text was changed; what is superseded is never part of it."""
    return done(SHOW, edition, by, now, lambda fresh, at: switch(fresh, True))


def hide_history(edition: Edition, *, by: Actor, now: dt.datetime | None = None) -> TransitionLog:
    return done(HIDE, edition, by, now, lambda fresh, at: switch(fresh, False))


def point_out(edition: Edition, *, by: Actor, now: dt.datetime | None = None) -> TransitionLog:
    """Tell the readers of a translation that its original was corrected; once for each such correction."""

    def tell(fresh: Edition, at: dt.datetime) -> None:
        article = fresh.article
        if fresh.phase(at) != Phase.LIVE or fresh.language == article.original_language:
            raise NotPossible(_("Only readers of a live translation can be told of its original."))
        if not is_behind(fresh, at):
            raise NotPossible(_("The original was not corrected since readers were last told."))
        Correction.objects.create(
            edition=fresh,
            kind=Kind.SOURCE,
            text=statutory.source_corrected(article.original_language, fresh.language),
            at=at,
            by_id=by.pk,
        )

    return done(POINT_OUT, edition, by, now, tell)


def is_behind(edition: Edition, at: dt.datetime) -> bool:
    """Whether the original was corrected after the last thing readers of this translation were told."""
    original = Correction.objects.filter(
        edition__article=edition.article_id,
        edition__language=edition.article.original_language,
        kind__in=(Kind.CORRECTION, Kind.CLARIFICATION),
        at__lte=at,
    )
    last = original.order_by("-at").values_list("at", flat=True).first()
    told = Correction.objects.filter(edition=edition, at__gte=last, at__lte=at) if last else None
    return told is not None and not told.exists()


def switch(edition: Edition, is_shown: bool) -> None:
    if edition.shows_history is is_shown:
        raise NotPossible(_("That is how it is already."))
    Edition.objects.filter(pk=edition.pk).update(shows_history=is_shown)


def done(
    verb: str,
    edition: Edition,
    by: Actor,
    now: dt.datetime | None,
    effect: Callable[[Edition, dt.datetime], None],
    *,
    operation: str = OPERATION,
    reason: str = "",
) -> TransitionLog:
    with transaction.atomic():
        article: Article = lock(edition.article_id)
        fresh = Edition.objects.select_related("article").get(pk=edition.pk)
        if not may(by, Edition, "view", fresh):
            raise NotAllowed(_("You have no story with this number."))
        if not may(by, Edition, operation, fresh):
            raise NotAllowed(_("You may not do this with this story. Ask its bureau editor."))
        at = now or clock.now()
        effect(fresh, at)
        log = unmoved(fresh, verb, by=by, at=at, reason=reason, effective_at=at)
        told = {"verb": verb, "language": fresh.language, "before": log.before, "after": log.after}
        if reason:
            told["reason"] = reason
        audit.record("act", told, by=by, article=article, at=at)
        Outbox.objects.announce(verb, f"edition:{fresh.pk}:log:{log.pk}", touched(fresh))
        return log
