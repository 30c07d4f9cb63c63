"""A colleague leaves the paper, in one act: bylines and reporter's page stay, what is being written goes to
somebody else, and every door closes.
"""

from __future__ import annotations

import datetime as dt

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from articles import clock
from articles.models import BureauMembership, Reporter
from articles.pagecache.models import Outbox
from articles.workflow import audit
from articles.workflow.grants import may
from articles.workflow.hand_over import drafts_of, hand_over
from articles.workflow.refusals import NotAllowed, NotPossible
from newsroom.accounts import last_admin, sessions
from newsroom.accounts.models import Assignment, Invitation, User


def leave(user: User, *, heir: User | None, by: User) -> int:
    """Returns how many stories went to `heir`. Raises a Refused, and then nothing was changed."""
    if not may(by, User, "change", user):
        raise NotAllowed(_("You may not change this person."))
    if user.pk == by.pk:
        raise NotPossible(_("Nobody closes the door behind themselves: ask another system administrator."))
    if heir is not None and (heir.pk == user.pk or not heir.is_active):
        raise NotPossible(_("Choose a colleague who stays."))
    if heir is None and drafts_of(user.pk).exists():
        raise NotPossible(_("Say who gets what this person is writing."))
    now = clock.now()
    with Outbox.objects.gathering():
        last_admin.lock()
        User.objects.select_for_update().get(pk=user.pk)
        given = hand_over(user.pk, heir.pk, name=str(heir), by=by) if heir else 0
        ended(user, now)
        user.is_active = False
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
        Authenticator.objects.filter(user_id=user.pk).delete()
        sessions.end(user)
        last_admin.make_sure()
        audit.record("person", {"what": "left", "name": str(user), "rows": given}, by=by)
    return given


def ended(user: User, now: dt.datetime) -> None:
    """Roles end now, memberships with this day; invitations of theirs open nothing any more."""
    held = Assignment.objects.filter(user=user)
    held.filter(since__gte=now).delete()
    held.valid(now).update(until=now)
    Invitation.objects.filter(made_by=user, used_at=None, revoked_at=None).update(revoked_at=now)
    today = clock.seoul_day(now)
    for reporter in Reporter.objects.filter(user=user):
        Reporter.objects.filter(pk=reporter.pk, left_on=None).update(left_on=today)
        theirs = BureauMembership.objects.filter(reporter=reporter)
        theirs.filter(since__gt=today).delete()
        theirs.on(today).filter(until=None).update(until=today + dt.timedelta(days=1))
