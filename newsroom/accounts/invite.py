"""Invites people, and lets each make their login once: digest in the database, link in their hands only."""

from __future__ import annotations

import hashlib
import secrets

from django.db import IntegrityError, transaction
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
    found = Invitation.objects.select_related("bureau", "made_by").filter(digest=digest(token)).first()
    return found if found and is_open(found) else None


def is_open(invitation: Invitation) -> bool:
    """Its inviter still may invite: nobody comes back through a link made while they could."""
    by = invitation.made_by
    return invitation.state(clock.now()) == State.OPEN and by.is_active and may(by, Invitation, "add")


def accept(token: str, *, username: str, display_name: str, password: str) -> User:
    """The login, its seat and the reporter's link, all or nothing; once. Raises NotPossible."""
    with transaction.atomic():
        found = Invitation.objects.select_for_update().filter(digest=digest(token)).first()
        now = clock.now()
        if found is None or not is_open(found):
            raise NotPossible(_("This invitation is not open any more. Ask for a new one."))
        user = User(username=username, display_name=display_name, email=found.email)
        user.set_password(password)
        try:
            with transaction.atomic():
                user.save()
        except IntegrityError as error:
            raise NotPossible(_("Somebody has this name. Choose another one.")) from error
        Assignment.objects.create(
            user=user,
            role=found.role,
            bureau=found.bureau,
            language=found.language,
            since=now,
            granted_by_id=found.made_by_id,
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
