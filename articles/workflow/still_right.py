"""Says that a translation was checked against the changed source and still stands: no text changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from articles import clock
from articles.models import Article, Edition, TransitionLog
from articles.workflow import seen
from articles.workflow.copy import editions
from articles.workflow.grants import Actor, may
from articles.workflow.parts import read_photos
from articles.workflow.perform import lock
from articles.workflow.refusals import NotAllowed, NotPossible, Stale

VERB = "still_right"
MOST = 200  # keys at once
LONGEST_REASON = 300


def still_right(
    article: Article,
    language: str,
    fields: Collection[str],
    *,
    by: Actor,
    copy_version: int | None = None,
    source_version: int | None = None,
    shared_version: int | None = None,
    now: dt.datetime | None = None,
) -> TransitionLog | None:
    """Mark texts of a translation ("body", "caption/17") as up to date with the source as it is now.

    The versions are those the person was looking at; a newer one refuses, since nobody checked it. Returns
    the log's row, None if all of it was up to date already. Raises a Refused: then nothing has changed.
    """
    with transaction.atomic():
        locked = lock(article.pk)
        if not may(by, Article, "view", locked):
            raise NotAllowed(_("You have no story with this number."))
        have = editions(locked)
        if language not in have:
            raise NotPossible(_("The site has no such language."))
        edition, source = have[language], have.get(locked.original_language)
        if source is None or language == locked.original_language:
            raise NotPossible(_("This language is the original: there is nothing to compare it with."))
        if not may(by, Edition, "change", edition):
            raise NotAllowed(_("You may not change this part of the story. Nothing was saved."))
        looked_at = (
            (copy_version, edition.copy_version),
            (source_version, source.copy_version),
            (shared_version, locked.version),
        )
        if any(known is not None and known != present for known, present in looked_at):
            raise Stale(_("Somebody saved this text since you opened it. Look at it again first."))
        present = dict.fromkeys(seen.TEXTS, source.copy_version)
        present |= dict.fromkeys(seen.words_of(read_photos(locked), language), locked.version)
        if len(fields) > MOST or not set(fields) <= set(present):
            raise NotPossible(_("Choose one of the values offered."))
        noted = edition.source_seen
        behind = [key for key in present if key in fields and noted.get(key, seen.FIRST) != present[key]]
        if not behind:
            return None
        for key in behind:
            seen.write(edition, [key], present[key])
        state = f"{edition.stage}/{edition.hold}"
        at = now or clock.now()
        return TransitionLog.objects.create(
            edition=edition,
            verb=VERB,
            before=state,
            after=state,
            by_id=by.pk,
            at=at,
            reason=short(", ".join(seen.named(behind))),
            effective_at=at,
        )


def short(text: str) -> str:
    return text if len(text) <= LONGEST_REASON else f"{text[: LONGEST_REASON - 1]}…"
