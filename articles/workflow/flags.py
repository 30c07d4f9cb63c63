"""Sets and clears what protects a story: one literal table of flags, each with who may clear it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import clock
from articles.models import Article, StoryFlag
from articles.models.story_flag import MOST_REASON, FlagKind
from articles.workflow import audit
from articles.workflow.grants import Actor, may
from articles.workflow.perform import follow, lock
from articles.workflow.refusals import NotAllowed, NotPossible
from articles.workflow.story_log import log_story

SET = "flag"
LEGAL, IDENTITY = FlagKind.values


@dataclass(frozen=True, slots=True)
class Flag:
    """`clearing` is the policy's word for the right to clear it; everybody who writes may set it. `does` says
    what it does; one that stops publication takes back what was scheduled.
    """

    kind: str
    clearing: str
    stops: bool
    does: str | Promise


FLAGS: tuple[Flag, ...] = (
    Flag(
        LEGAL, "clear_legal", True,
        gettext_lazy("Nothing of this story goes out until it is cleared; what is scheduled is taken back."),
    ),
    Flag(
        IDENTITY, "clear_identity", False,
        gettext_lazy("Whoever approves or publishes is told that nobody in it may be recognised."),
    ),
)  # fmt: skip
BY_KIND = {flag.kind: flag for flag in FLAGS}


def set_flag(
    article: Article, kind: str, *, by: Actor, reason: str, now: dt.datetime | None = None
) -> StoryFlag:
    """Raises a Refused. What readers see already stays before them: withholding is an act of its own."""
    flag = known(kind)
    with transaction.atomic():
        locked, at = ready(article, by, SET, now)
        told = reason_of(reason)
        if kind in StoryFlag.objects.open_kinds(locked.pk):
            raise NotPossible(_("This flag stands already."))
        made = StoryFlag.objects.create(article=locked, kind=kind, set_by_id=by.pk, set_at=at, reason=told)
        if flag.stops:
            for edition in locked.editions.order_by("pk"):
                if edition.releases.unfinished(at).filter(since__gt=at).exists():
                    follow("unschedule", edition, by=by, at=at, reason=told)
        log_story(f"flag_{kind}", locked, by=by, at=at, reason=told)
        audit.record("flag", {"set": kind, "reason": told}, by=by, article=locked, at=at)
        return made


def clear_flag(
    article: Article, kind: str, *, by: Actor, reason: str, now: dt.datetime | None = None
) -> None:
    """Raises a Refused."""
    flag = known(kind)
    with transaction.atomic():
        locked, at = ready(article, by, flag.clearing, now)
        told = reason_of(reason)
        cleared = StoryFlag.objects.filter(article=locked, kind=kind, cleared_at=None).update(
            cleared_by_id=by.pk, cleared_at=at, cleared_reason=told
        )
        if not cleared:
            raise NotPossible(_("This flag does not stand any more."))
        log_story(f"clear_{kind}", locked, by=by, at=at, reason=told)
        audit.record("flag", {"cleared": kind, "reason": told}, by=by, article=locked, at=at)


def known(kind: str) -> Flag:
    if kind not in BY_KIND:
        raise NotPossible(_("There is no such flag."))
    return BY_KIND[kind]


def ready(
    article: Article, by: Actor, operation: str, now: dt.datetime | None
) -> tuple[Article, dt.datetime]:
    """The locked story, if the person may do this with it."""
    locked = lock(article.pk)
    if not may(by, Article, "view", locked):
        raise NotAllowed(_("You have no story with this number."))
    if not may(by, Article, operation, locked):
        raise NotAllowed(_("You may not do this with this story. Ask its bureau editor."))
    return locked, now or clock.now()


def reason_of(reason: str) -> str:
    if not reason.strip():
        raise NotPossible(_("Say why: the reason is kept with the act."))
    if len(reason) > MOST_REASON:
        raise NotPossible(_("Say the reason in 300 characters."))
    return reason.strip()
