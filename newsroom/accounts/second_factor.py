"""Who must prove a second time that it is them: whoever can put something before readers, or give rights."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings

from articles.workflow.grants import may_somewhere
from newsroom.accounts.models import User

# What a stolen password must not be enough for.
GUARDED = (
    ("articles.edition", "publish"),
    ("articles.edition", "kill"),
    ("articles.frontarrangement", "add"),
    ("rights.notice", "change"),
    ("accounts.user", "change"),
)
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_guarded(user: User) -> bool:
    """Holds a right now that asks for a second factor."""
    return any(may_somewhere(user, label, operation) for label, operation in GUARDED)


def is_set_up(user: User) -> bool:
    return bool(Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists())


def is_missing(user: User) -> bool:
    """Must set one up before anything else."""
    return bool(settings.MFA_REQUIRED) and is_guarded(user) and not is_set_up(user)
