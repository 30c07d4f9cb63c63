"""The sessions of one person: written down when they begin, listed, and ended one by one or all others."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from articles import clock
from articles.text import line
from newsroom.accounts import idle, second_factor
from newsroom.accounts.audited import told
from newsroom.accounts.models import LogIn, User

ROW = "log_in"
MOST_BROWSER = 200
# What a browser's own words are shortened to: the first of each that fits.
BROWSERS = (("Edg", "Edge"), ("Whale", "Whale"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"),
            ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
           ("Mac OS X", "macOS"), ("Linux", "Linux"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of the list."""

    pk: int
    browser: str
    begun_at: dt.datetime
    used_at: dt.datetime | None
    is_this: bool


def short(browser: str) -> str:
    """`Chrome, Windows`; what we do not know stays as it calls itself, cut."""
    found = [
        next((name for word, name in known if re.search(rf"{word}\b", browser)), "")
        for known in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(part for part in found if part) or browser[:40]


@receiver(user_logged_in)
def begun(request: HttpRequest, user: User, **_given: Any) -> None:
    key, now = request.session.session_key, clock.now()
    # No session is older than this: rows of long-ended ones go whenever somebody comes in.
    oldest = now - dt.timedelta(seconds=settings.SESSION_COOKIE_AGE)
    LogIn.objects.filter(user=user, begun_at__lt=oldest).delete()
    if key:
        browser = line.tidy(request.META.get("HTTP_USER_AGENT", "")[:MOST_BROWSER])
        values = {"user": user, "begun_at": now, "browser": browser}
        row, _is_new = LogIn.objects.update_or_create(key=key, defaults=values)
        request.session[ROW] = row.pk


@receiver(authenticator_added)
def proven(request: HttpRequest, user: User, authenticator: Authenticator, **_given: Any) -> None:
    """With the first second factor every log-in that never showed one ends, but the one that set it up."""
    factors = Authenticator.objects.filter(user=user, type__in=second_factor.FACTORS)
    if authenticator.type in second_factor.FACTORS and factors.count() == 1:
        own(request)
        end(user, but=request.session.session_key or "")


def own(request: HttpRequest) -> None:
    """This session's row has this session's key, also after the password was changed."""
    row, key = request.session.get(ROW), request.session.session_key
    if row and key:
        LogIn.objects.filter(pk=row, user=request.user.pk).exclude(key=key).update(key=key)


def listed(request: HttpRequest) -> list[Shown]:
    """Sessions that still open the desk, this one first; rows of ended ones go."""
    own(request)
    rows = list(LogIn.objects.filter(user=request.user.pk))
    open_ones = {
        session.session_key: session.get_decoded()
        for session in Session.objects.filter(
            session_key__in=[row.key for row in rows], expire_date__gt=timezone.now()
        )
    }
    now = int(timezone.now().timestamp())
    alive = [row for row in rows if row.key in open_ones and not idle.is_over(open_ones[row.key], now)]
    LogIn.objects.filter(user=request.user.pk).exclude(pk__in=[row.pk for row in alive]).delete()
    shown = [
        Shown(
            row.pk,
            short(row.browser),
            row.begun_at,
            used(open_ones[row.key]),
            row.key == request.session.session_key,
        )
        for row in alive
    ]
    return sorted(shown, key=lambda one: not one.is_this)


def used(session: dict[str, Any]) -> dt.datetime | None:
    at = session.get(idle.USED)
    return dt.datetime.fromtimestamp(int(at), dt.UTC) if at else None


def end(user: User, *, but: str = "", only: int | None = None) -> int:
    """End the sessions of this person, all but the one with the key `but`, or only that of one row."""
    rows = LogIn.objects.filter(user=user).exclude(key=but)
    if only is not None:
        rows = rows.filter(pk=only)
    keys = list(rows.values_list("key", flat=True))
    with transaction.atomic():
        Session.objects.filter(session_key__in=keys).delete()
        LogIn.objects.filter(key__in=keys).delete()
        if keys:
            told("login", "sessions_ended", user, rows=len(keys))
    return len(keys)
