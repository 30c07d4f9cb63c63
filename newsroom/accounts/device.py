"""Knows a colleague's own devices again: a signed cookie, set when somebody has come in from there.

As OWASP describes it ("Slow down online guessing attacks with device cookies"): a device that has let a
person in before has a count of wrong guesses of its own, so that a stranger's guesses shut nobody out.
"""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

COOKIE = "__Secure-device" if settings.HTTPS else "device"
SALT = "newsroom.accounts.device"
KEPT = 180 * 24 * 60 * 60  # seconds
MOST_PEOPLE = 8  # at one device, as at the desk of a night shift
MOST_CHARACTERS = 2000  # of the cookie


def mark(login: str) -> str:
    """A login as the cookie and the counts know it: whoever reads them learns no name."""
    return salted_hmac(SALT, login.strip().lower()[:150], algorithm="sha256").hexdigest()[:16]


def known(request: HttpRequest) -> dict[str, str]:
    """Who has come in from this device: mark of the login -> number of the device for that person."""
    raw = request.COOKIES.get(COOKIE, "")[:MOST_CHARACTERS]
    try:
        found = signing.loads(raw, salt=SALT, max_age=KEPT) if raw else {}
    except signing.BadSignature:
        return {}
    return {str(name): str(number) for name, number in found.items()}


def remember(request: HttpRequest, response: HttpResponse, login: str) -> None:
    people = known(request)
    name = mark(login)
    number = people.pop(name, secrets.token_hex(8))
    newest = dict(list(people.items())[-(MOST_PEOPLE - 1) :]) | {name: number}
    response.set_cookie(
        COOKIE,
        signing.dumps(newest, salt=SALT),
        max_age=KEPT,
        path="/admin/",
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
