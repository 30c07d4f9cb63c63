"""Invites people, and lets each make their login once: digest in the database, link in their hands only."""

from __future__ import annotations

import hashlib
import secrets

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from articles import clock
from articles.models import Reporter
from articles.workflow import audit
from articles.workflow.grants import may
from articles.workflow.refusals import NotAllowed, NotPossible
from newsroom.accounts.models import Assignment, Invitation, User
from newsroom.accounts.models.invitation import VALID_FOR, State

BYTES = 32
MOST_TOKEN = 64  # characters of a link's last part


def digest(token: str) -> str:
    return hashlib.sha256(token[:MOST_TOKEN].encode()).hexdigest()


def invited_by(token: str) -> Q:
    """Of somebody who is still here."""
    return Q(digest=digest(token), made_by__is_active=True)


def invite(invitation: Invitation, *, by: User) -> str:
    """Save it and return the link's secret, which this instance alone knows besides."""
    if not may(by, Invitation, "add"):
        raise NotAllowed(_("You may invite nobody."))
    token, now = secrets.token_urlsafe(BYTES), clock.now()
    invitation.token, invitation.digest, invitation.made_by = token, digest(token), by
    invitation.made_at, invitation.expires_at = now, now + VALID_FOR
    with transaction.atomic():
        invitation.save()
        audit.record("person", told(invitation, "invited"), by=by)
    return token


def revoke(invitation: Invitation, *, by: User) -> None:
    """Its link opens nothing from now on."""
    if not may(by, Invitation, "change", invitation):
        raise NotAllowed(_("You may not take this invitation back."))
    with transaction.atomic():
        taken = Invitation.objects.filter(pk=invitation.pk, used_at=None, revoked_at=None)
        if not taken.update(revoked_at=clock.now()):
            raise NotPossible(_("This invitation is not open any more."))
        audit.record("person", told(invitation, "invitation_revoked"), by=by)


def opened(token: str) -> Invitation | None:
    """The open invitation of this link. What is unknown, used, taken back or too old is the same: nothing."""
    found = Invitation.objects.select_related("bureau", "reporter").filter(invited_by(token)).first()
    return found if found and found.state(clock.now()) == State.OPEN else None


def accept(token: str, *, username: str, display_name: str, password: str) -> User:
    """The login, its seat and the reporter's link, all or nothing; once. Raises NotPossible."""
    with transaction.atomic():
        found = Invitation.objects.select_for_update().filter(invited_by(token)).first()
        now = clock.now()
        if found is None or found.state(now) != State.OPEN:
            raise NotPossible(_("This invitation is not open any more. Ask for a new one."))
        user = User(username=username, display_name=display_name, email=found.email)
        user.set_password(password)
        user.save()
        Assignment.objects.create(
            user=user, role=found.role, bureau=found.bureau, language=found.language, since=now
        )
        if found.reporter_id is not None:
            Reporter.objects.filter(pk=found.reporter_id, user=None).update(user=user)
        found.user, found.used_at = user, now
        found.save(update_fields=["user", "used_at"])
        audit.record("person", told(found, "invitation_used"), by=user)
    return user


def told(invitation: Invitation, what: str) -> dict[str, object]:
    seat = [invitation.role, str(invitation.bureau or ""), invitation.language]
    return {"what": what, "name": invitation.display_name, "seat": [part for part in seat if part]}
