"""Seals a name for one story, so that it does not come before readers with it, and lifts the seal."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from articles import clock
from articles.models import Article, Edition, SealedName
from articles.models.sealed_name import MOST_NAME, MOST_REASON, MOST_SPELLINGS
from articles.text import line
from articles.text.sealed import is_name
from articles.workflow import audit, sealed
from articles.workflow.grants import Actor, may
from articles.workflow.perform import follow, lock
from articles.workflow.refusals import NotAllowed, NotPossible
from articles.workflow.task import open_task

SOON = dt.timedelta(minutes=30)  # in which a name before readers is to be gone
MOST_LINES = 10
MOST_OF_A_STORY = 20


def seal(
    article: Article,
    name: str,
    *,
    by: Actor,
    reason: str,
    spellings: str = "",
    now: dt.datetime | None = None,
) -> SealedName:
    """From now on no text with this name goes out. Raises a Refused.

    What was planned with it is taken back; what readers have already becomes a task of the desk.
    """
    written, why, others = checked(name, reason, spellings)
    with transaction.atomic():
        locked = lock(article.pk)
        at = now or clock.now()
        if not may(by, Article, "change", locked):
            raise NotAllowed(_("You have no story with this number."))
        standing = SealedName.objects.filter(article=locked, lifted_at=None)
        if standing.filter(name=written).exists():
            raise NotPossible(_("This name is sealed already."))
        if standing.count() >= MOST_OF_A_STORY:
            raise NotPossible(_("%(most)d names of this story are sealed.") % {"most": MOST_OF_A_STORY})
        made = SealedName.objects.create(
            article=locked, name=written, spellings=others, reason=why, by_id=by.pk, at=at
        )
        for edition in locked.editions.order_by("language"):
            stop(edition, locked, by, at)
        audit.record("flag", {"event": "name sealed", "seal": made.pk}, by=by, article=locked, at=at)
    return made


def checked(name: str, reason: str, spellings: str) -> tuple[str, str, str]:
    """Name, reason and other spellings as they are kept."""
    written, why = line.tidy(name), line.tidy(reason)
    others = [tidied for one in spellings.splitlines() if (tidied := line.tidy(one))]
    if len(written) > MOST_NAME or len("\n".join(others)) > MOST_SPELLINGS or len(others) > MOST_LINES:
        raise NotPossible(
            _("Write a name in %(name)d characters, and at most %(lines)d other spellings, one a line.")
            % {"name": MOST_NAME, "lines": MOST_LINES}
        )
    if short := next((one for one in (written, *others) if not is_name(one)), None):
        raise NotPossible(_("“%(name)s” is too short to be looked for.") % {"name": short})
    if not written:
        raise NotPossible(_("Write the name."))
    if not why or len(why) > MOST_REASON:
        raise NotPossible(_("Say why in at most %(most)d characters.") % {"most": MOST_REASON})
    return written, why, "\n".join(others)


def stop(edition: Edition, article: Article, by: Actor, at: dt.datetime) -> None:
    """What readers of this language have, or would get by the clock alone."""
    releases = list(edition.releases.unfinished(at).select_related("revision__edition").order_by("since"))
    bad = {row.pk: found for row in releases if (found := sealed.hits(article, row.revision))}
    if any(row.since > at and row.pk in bad for row in releases):
        follow("unschedule", edition, by=by, at=at, reason=_("a sealed name stands in the text"))
    live = next((row for row in releases if row.since <= at and row.pk in bad), None)
    if live is not None:
        open_task(
            sealed.CODE,
            f"edition:{edition.pk}",
            at=at,
            edition=edition,
            by=by,
            due_at=at + SOON,
            data={"fields": [hit.field for hit in bad[live.pk]]},
        )


def lift(seal: SealedName, *, by: Actor, reason: str, now: dt.datetime | None = None) -> None:
    """The name may be printed again. Raises a Refused."""
    why = line.tidy(reason)
    if not why or len(why) > MOST_REASON:
        raise NotPossible(_("Say why in at most %(most)d characters.") % {"most": MOST_REASON})
    with transaction.atomic():
        at = now or clock.now()
        locked = lock(seal.article_id)
        if not may(by, SealedName, "lift", seal):
            raise NotAllowed(_("You may not lift a seal. Ask the chief of the bureau."))
        lifted = SealedName.objects.filter(pk=seal.pk, lifted_at=None).update(
            lifted_at=at, lifted_by_id=by.pk, lifted_reason=why
        )
        if not lifted:
            raise NotPossible(_("Somebody lifted this seal already."))
        audit.record("flag", {"event": "seal lifted", "seal": seal.pk}, by=by, article=locked, at=at)
