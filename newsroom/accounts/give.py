"""Gives roles and takes them back: who may give which, for how long, and never so that nobody is left."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from articles import clock
from articles.workflow import nouns
from articles.workflow.grants import Actor, bureaus_for, fitting, may
from articles.workflow.policy import (
    BUREAU_CHIEF,
    BUREAU_EDITOR,
    COVERAGE_EDITOR,
    DUTY_PUBLISHER,
    NATIONAL_EDITOR,
    PHOTO_EDITOR,
    REPORTER,
    ROLES,
    SYSTEM_ADMIN,
    TRANSLATOR,
)
from articles.workflow.refusals import NotAllowed, NotPossible
from newsroom.accounts import last_admin
from newsroom.accounts.models import Assignment, User

LABEL = "accounts.assignment"
# Which roles each may give, and who may give them without an end.
DESK_ROLES = frozenset({REPORTER, TRANSLATOR, BUREAU_EDITOR, PHOTO_EDITOR, COVERAGE_EDITOR, DUTY_PUBLISHER})
GIVES: dict[str, frozenset[str]] = {
    BUREAU_CHIEF: DESK_ROLES,
    NATIONAL_EDITOR: DESK_ROLES | {BUREAU_CHIEF},
    SYSTEM_ADMIN: frozenset(role.code for role in ROLES),
}
WITHOUT_END = frozenset({SYSTEM_ADMIN})
MOST_DAYS = dt.timedelta(days=31)


def gives(by: Actor) -> frozenset[str]:
    """The roles this person may give somewhere."""
    found = {role for grant, _reach in fitting(by, LABEL, "add") for role in GIVES.get(grant.role, ())}
    return frozenset(found)


def refused(wanted: Assignment, by: Actor) -> str:
    """Why this person may not give this, or ""."""
    holds = [grant for grant, _reach in fitting(by, LABEL, "add") if wanted.role in GIVES.get(grant.role, ())]
    if not holds:
        return _("You may give only roles below your own.")
    here = [grant for grant in holds if grant.bureaus is None or wanted.bureau_id in grant.bureaus]
    if not here:
        return _("You may give roles only in your own bureau.")
    if any(grant.role in WITHOUT_END for grant in here):
        return ""
    if wanted.until is None or wanted.until - wanted.since > MOST_DAYS:
        return _("Give an end, at most 31 days after the beginning. For longer ask the system administrator.")
    if not wanted.reason.strip():
        return _("Say why: the reason is kept with the role.")
    return ""


def twice(wanted: Assignment) -> bool:
    """Whether the person holds this role there, in this language, in some of these hours already."""
    same = Assignment.objects.filter(
        user=wanted.user_id, role=wanted.role, bureau=wanted.bureau_id, language=wanted.language
    ).exclude(pk=wanted.pk)
    if wanted.until is not None:
        same = same.filter(since__lt=wanted.until)
    overlapping = same.filter(Q(until__isnull=True) | Q(until__gt=wanted.since))
    hours = (wanted.daily_from, wanted.daily_until)
    return any(
        one.daily_from is None or wanted.daily_from is None or (one.daily_from, one.daily_until) == hours
        for one in overlapping
    )


def words(assignment: Assignment) -> dict[str, Any]:
    """An assignment as values for the audit log."""
    return {
        "person": assignment.user.username,
        "role": assignment.role,
        "bureau": assignment.bureau.slug if assignment.bureau else "",
        "language": assignment.language,
        "since": assignment.since.isoformat(),
        "until": assignment.until.isoformat() if assignment.until else "",
        "daily": f"{assignment.daily_from:%H:%M}-{assignment.daily_until:%H:%M}"
        if assignment.daily_from
        else "",
        "reason": assignment.reason,
    }


def give(wanted: Assignment, *, by: Actor) -> Assignment:
    """Save a new role. Raises NotAllowed and NotPossible."""
    if why := refused(wanted, by):
        raise NotAllowed(why)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=wanted.user_id)
        if twice(wanted):
            raise NotPossible(_("This person holds this role there already."))
        wanted.granted_by_id = by.pk
        nouns.save_noun(wanted, by=by)
    return wanted


def change(wanted: Assignment, *, by: Actor, fields: list[str]) -> None:
    """Save what was changed of a role. Raises NotAllowed and NotPossible."""
    with transaction.atomic():
        last_admin.lock()
        before = Assignment.objects.select_for_update().get(pk=wanted.pk)
        if twice(wanted):
            raise NotPossible(_("This person holds this role there already."))
        nouns.save_noun(wanted, by=by, fields=fields)
        if before.role == SYSTEM_ADMIN:
            last_admin.make_sure()


def take_back(assignment: Assignment, *, by: Actor) -> None:
    """Delete a role. Raises NotAllowed and NotPossible."""
    with transaction.atomic():
        last_admin.lock()
        if last_admin.hangs_on(Q(pk=assignment.pk)):
            raise NotPossible(str(last_admin.STAYS))
        nouns.delete_noun(assignment, by=by)


def may_end(assignment: Assignment, by: Actor, now: dt.datetime) -> bool:
    """Whoever gave it, while they may still give roles there, and whoever gives without an end."""
    if assignment.until is not None and assignment.until <= now:
        return False
    is_own = assignment.granted_by_id == by.pk
    if not is_own and not any(grant.role in WITHOUT_END for grant, _reach in fitting(by, LABEL, "end")):
        return False
    return may(by, Assignment, "end", assignment)


def end(assignment: Assignment, *, by: Actor) -> Assignment | None:
    """The role is gone on the person's next request. One that has not begun yet is taken back as if it had
    never been given, and None is returned. Raises NotAllowed and NotPossible.
    """
    with transaction.atomic():
        last_admin.lock()
        fresh = Assignment.objects.select_for_update(of=("self",)).filter(pk=assignment.pk).first()
        now = clock.now()
        if fresh is None or not may_end(fresh, by, now):
            raise NotAllowed(_("You may end only a role that you gave yourself and that still holds."))
        if last_admin.hangs_on(Q(pk=fresh.pk)):
            raise NotPossible(str(last_admin.STAYS))
        if fresh.since >= now:
            nouns.delete_noun(fresh, by=by, right="end")
            return None
        fresh.until = now
        nouns.save_noun(fresh, by=by, fields=["until"], right="end")
    return fresh


def bureaus_to_give(by: Actor) -> frozenset[int] | None:
    """Where this person may give roles; None: everywhere."""
    return bureaus_for(by, LABEL, "add")
