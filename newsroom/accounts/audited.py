"""Writes log-ins, log-outs, wrong guesses and changes of passwords and second factors into the audit log.

Never what was typed: a password often lands in the field for the name.
"""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as factors
from django.contrib.auth.signals import user_logged_out
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest

from articles import clock
from articles.rate_limit import Limit, take
from articles.reader.came_from import client_address
from articles.workflow import audit
from newsroom.accounts import device
from newsroom.accounts.models import User

# Refusals of one person are told of a few times only: the log is no place to be flooded.
REFUSALS = Limit("audit-refused", 30, 600)
MOST_ADDRESS = 200


def told(kind: str, what: str, by: Any = None, **more: Any) -> None:
    with transaction.atomic():
        audit.record(kind, {"what": what, **more}, by=by)


def logged_in(request: HttpRequest, user: User) -> None:
    """Called once the last step is done."""
    is_known = device.mark(user.get_username()) in device.known(request)
    told("login", "logged_in", user, device="known" if is_known else "new", line=line_of(request))


def line_of(request: HttpRequest) -> str:
    """From where, as the law on personal data wants it kept of whoever works with such data."""
    return client_address(request)[:45]


def guessed_wrong(request: HttpRequest, login: str) -> None:
    """Only a name that exists is kept."""
    user = User.objects.filter(username__iexact=login).first()
    with transaction.atomic():
        values = {"what": "wrong_password", "line": line_of(request)}
        audit.record("login", values, by_name=user.get_username() if user else "")


def refused(request: HttpRequest, why: str) -> None:
    """A post that was answered "not there" since this person may not do it."""
    user: Any = request.user
    if user.is_authenticated and not take(REFUSALS, str(user.pk), clock.now()):
        told(
            "refused", "refused", user, address=request.path[:MOST_ADDRESS], reason=why, line=line_of(request)
        )


def forged(request: HttpRequest, fields: list[str]) -> None:
    """A post with what no page of ours sends: the form has answered it, and nothing of it was done."""
    user: Any = request.user
    if user.is_authenticated and not take(REFUSALS, str(user.pk), clock.now()):
        address = request.path[:MOST_ADDRESS]
        told("refused", "forged", user, address=address, fields=fields, line=line_of(request))


@receiver(user_logged_out)
def logged_out(user: User | None = None, **_given: Any) -> None:
    if user is not None:
        told("login", "logged_out", user)


@receiver(account.password_changed)
def password_changed(user: User, **_given: Any) -> None:
    told("person", "password_changed", user)


@receiver(factors.authenticator_added)
def factor_added(user: User, authenticator: Any, **_given: Any) -> None:
    told("person", "factor_added", user, factor=str(authenticator.type))


@receiver(factors.authenticator_removed)
def factor_removed(user: User, authenticator: Any, **_given: Any) -> None:
    told("person", "factor_removed", user, factor=str(authenticator.type))


@receiver(factors.authenticator_reset)
def codes_made(user: User, **_given: Any) -> None:
    told("person", "codes_made", user)


@receiver(factors.authentication_failed)
def code_wrong(user: User, **_given: Any) -> None:
    told("login", "wrong_code", user)
