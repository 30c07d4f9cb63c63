"""The one way an edition's state changes: lock, version, table, permission, checks, effect, save, log,
outbox.

Everything happens in one transaction or not at all; what other parts do about it starts from the outbox after
commit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from articles import clock
from articles.models import Article, Edition, TransitionLog
from articles.models.choices import Phase
from articles.pagecache.models import Outbox
from articles.workflow import around, breaker, checks, pin
from articles.workflow.act import Act, Particulars
from articles.workflow.facts import facts_for, planned
from articles.workflow.grants import Actor, allowed, may
from articles.workflow.note import words_of
from articles.workflow.refusals import Blocked, NotAllowed, NotPossible, Stale
from articles.workflow.releases import begin, shown, touched
from articles.workflow.transitions import (
    DROPPING,
    FIXING,
    LABELS,
    NEEDS_INSTANT,
    NEEDS_NOTE,
    OPERATIONS,
    RELEASING,
    STATUTORY,
    TAKES_INSTANT,
    TAKES_NOTE,
    VERBS,
    WEIGHED,
    Transition,
    find,
    possible,
)
from articles.workflow.verbs import EFFECTS
from articles.workflow.verbs.fix import prepare

EDITION_FIELDS = (
    "stage",
    "hold",
    "held_at",
    "is_on_hold",
    "approved_revision",
    "expires_at",
    *pin.PIN_FIELDS,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The edition as it is now, its log row, and what the checks said (warnings and debts)."""

    edition: Edition
    log: TransitionLog
    findings: tuple[checks.Finding, ...]


def lock(number: int) -> Article:
    """The story's row lock; SQLite's IMMEDIATE transactions hold the whole database instead."""
    return Article.objects.select_for_update().get(pk=number)


def perform(
    verb: str,
    edition: Edition,
    *,
    by: Actor,
    effective_at: dt.datetime | None = None,
    reason: str = "",
    note: str = "",
    particulars: Particulars | None = None,
    weight: str = "",
    texts: Mapping[str, str] | None = None,
    base: int | None = None,
    copy_version: int | None = None,
    shared_version: int | None = None,
    now: dt.datetime | None = None,
) -> Outcome:
    """Do `verb` to an edition. `effective_at` is the instant for schedule and expire, aware.

    `weight` (minor, material) says how much a text changes that replaces a live one; `texts` is what a fix
    puts there instead, typed against the release `base`.
    `note` is what readers are told with it, in the edition's language: plain text, for correct and clarify
    (required) and update; with `particulars`, what the law prescribes. `copy_version` and `shared_version`
    are what the person was looking at; a newer one refuses the act.
    Raises a Refused with a message for the person; then nothing has changed.
    """
    if verb not in VERBS:
        raise NotPossible(_("There is no act called %(verb)s.") % {"verb": verb})
    if verb in NEEDS_INSTANT and effective_at is None:
        raise NotPossible(_("Say from which instant on."))
    if effective_at is not None and (effective_at.tzinfo is None or verb not in TAKES_INSTANT):
        raise NotPossible(_("This act takes no such instant."))
    if note and verb not in TAKES_NOTE:
        raise NotPossible(_("This act takes no note to readers."))
    if (particulars is not None) is not (verb in STATUTORY):
        raise NotPossible(_("Say what kind of note the law prescribes, under which title and on what basis."))
    if (texts is not None) is not (verb in FIXING):
        raise NotPossible(_("Say what is to be read instead."))
    if weight and verb not in WEIGHED:
        raise NotPossible(_("This act takes no weight."))
    told = words_of(note, is_statutory=verb in STATUTORY)
    if verb in NEEDS_NOTE and not told:
        raise NotPossible(_("Write the note: it tells readers what was wrong or unclear, and what is right."))
    if len(reason) > 300:
        raise NotPossible(_("Say the reason in 300 characters."))
    with transaction.atomic():
        if verb in pin.PINNING:
            pin.share_claims()
        if verb in breaker.FIRST:
            breaker.one_at_a_time(by)
        article = lock(edition.article_id)
        fresh = Edition.objects.select_related("approved_revision", "article").get(pk=edition.pk)
        at = now or clock.now()
        step = allowed_step(verb, fresh, by, at)
        seen = ((copy_version, fresh.copy_version), (shared_version, article.version))
        if any(known is not None and known != present for known, present in seen):
            raise Stale(_("Somebody saved this text since you opened it. Look at it again first."))
        if step.needs_reason and not reason.strip():
            raise NotPossible(_("Say why: the reason is kept with the act."))
        act = Act(verb, article, fresh, by, at, effective_at or at, reason.strip(), told, particulars, weight)
        act.texts, act.base = texts, base
        return carry_out(step, act)


def follow(verb: str, edition: Edition, *, by: Actor, at: dt.datetime, reason: str) -> None:
    """What a save brings about by itself, where the table allows it: no right of its own is asked for.

    The caller holds the article's lock and has asked whether the person may save.
    """
    fresh = Edition.objects.select_related("approved_revision", "article").get(pk=edition.pk)
    step = find(verb, fresh.stage, fresh.hold, fresh.phase(at))
    if step is not None:
        carry_out(step, Act(verb, fresh.article, fresh, by, at, at, reason))


def allowed_step(verb: str, edition: Edition, by: Actor, at: dt.datetime) -> Transition:
    """The row of the table, if the person may do it. Who may not see the story learns nothing of its
    state.
    """
    if not may(by, Edition, "view", edition):
        raise NotAllowed(_("You have no story with this number."))
    step = find(verb, edition.stage, edition.hold, edition.phase(at))
    operation = step.operation if step else OPERATIONS[verb]
    if not may(by, Edition, operation, edition):
        raise NotAllowed(_("You may not do this with this story. Ask its bureau editor."))
    if step is None:
        raise NotPossible(
            _("“%(verb)s” is not possible: the text is “%(stage)s”, readers: “%(phase)s”.")
            % {"verb": LABELS[verb], "stage": edition.get_stage_display(), "phase": edition.phase(at).label}
        )
    return step


def carry_out(step: Transition, act: Act) -> Outcome:
    """Inside the transaction, on locked and checked records."""
    edition = act.edition
    before = f"{edition.stage}/{edition.hold}"
    keys_before = touched(edition)
    findings: tuple[checks.Finding, ...] = ()
    if act.verb in FIXING:
        prepare(act)
    if step.is_checked:
        findings = checks.examine(facts_for(act), is_release=step.operation in RELEASING)
        if checks.blocks(findings):
            raise Blocked(findings)
    elif act.verb in DROPPING:
        findings = checks.falls_away(planned(edition, act.at, act.effective_at))
    for ask in around.BEFORE:
        ask(act)
    if effect := EFFECTS.get(act.verb):
        effect(act)
    edition.stage = step.to_stage or edition.stage
    edition.hold = step.to_hold or edition.hold
    edition.save(update_fields=EDITION_FIELDS)
    ends = edition.expires_at
    if act.verb == "restore" and act.revision is not None and (ends is None or ends > act.at):
        # Only now: the database lets nothing be released while the hold stands.
        act.release = begin(edition, act.revision, act.at, by=act.by, at=act.at)
    after = f"{edition.stage}/{edition.hold}"
    log = TransitionLog.objects.create(
        edition=edition,
        verb=act.verb,
        before=before,
        after=after,
        by_id=act.by.pk,
        at=act.at,
        reason=act.reason,
        effective_at=act.effective_at,
        revision=act.revision,
        release=act.release,
        findings=[{"check": finding.code, "level": finding.level} for finding in findings],
    )
    for write in around.AFTER:
        write(act, before, after)
    Outbox.objects.announce(act.verb, f"edition:{edition.pk}:log:{log.pk}", keys_before | touched(edition))
    return Outcome(edition, log, findings)


def everything_allowed(by: Actor, edition: Edition) -> frozenset[str]:
    """The operations of acts that this person may do to the edition in one state or another."""
    return allowed(by, Edition, sorted(set(OPERATIONS.values())), edition)


def choices(edition: Edition, operations: frozenset[str], at: dt.datetime) -> tuple[Transition, ...]:
    """The acts of these operations that are possible for this edition now: what a form draws buttons from."""
    phase = edition.phase(at)
    idle = {"hold" if edition.is_on_hold else "unhold"}
    if not any(row.since > at and row.since != row.until for row in edition.releases.all()):
        idle.add("unschedule")
    if phase == Phase.LIVE and shown(edition, at) == edition.approved_revision_id:
        idle |= {"update", "schedule"}
    return tuple(
        step
        for step in possible(edition.stage, edition.hold, phase)
        if step.verb not in idle and step.operation in operations
    )
