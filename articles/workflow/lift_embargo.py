"""Lifts an embargo before its time: with a right of its own, a reason, and a line in every log."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from articles import clock
from articles.models import Article
from articles.workflow import audit, embargo
from articles.workflow.grants import Actor, may
from articles.workflow.parts import SHARED, read_shared
from articles.workflow.perform import lock
from articles.workflow.refusals import NotAllowed, NotPossible, Stale
from articles.workflow.store import store
from articles.workflow.story_log import log_story

VERB = "lift_embargo"
MOST_REASON = 300  # characters


def lift_embargo(
    article: Article,
    *,
    by: Actor,
    reason: str,
    shared_version: int | None = None,
    now: dt.datetime | None = None,
) -> None:
    """From now on nothing stops the story; nothing is published by it, and what was approved stays so.

    Who set the embargo and the note about it stay as they are. Raises a Refused.
    """
    with transaction.atomic():
        locked = lock(article.pk)
        at = now or clock.now()
        if not may(by, Article, "view", locked):
            raise NotAllowed(_("You have no story with this number."))
        if not may(by, Article, "break_embargo", locked):
            raise NotAllowed(_("You may not lift an embargo. Ask the bureau chief."))
        stop = embargo.stop_of(locked)
        if stop is None or stop <= at:
            raise NotPossible(_("No embargo binds this story now."))
        if not reason.strip():
            raise NotPossible(_("Say why: the reason is kept with the act."))
        if len(reason) > MOST_REASON:
            raise NotPossible(_("Say the reason in 300 characters."))
        if shared_version is not None and shared_version != locked.version:
            raise Stale(_("Somebody saved this text since you opened it. Look at it again first."))
        lifted = dict.fromkeys(embargo.FIELDS)
        store(locked, {}, SHARED, lifted, read_shared(locked), locked.version, by, at, reason)
        log_story(VERB, locked, by=by, at=at, reason=reason.strip(), effective_at=stop)
        told = {"lifted": "embargo", "until": stop.isoformat(), "reason": reason.strip()}
        audit.record("flag", told, by=by, article=locked, at=at)
