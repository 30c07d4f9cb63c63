"""Ends a session that nobody used for an hour, and every session after twelve; without the second factor it
asks for, a log-in opens nothing.

What the page sends by itself (the beats of a text being typed) is no use of it. Ages are the host's own time,
like Django's session expiry; the newsroom's clock is for what readers see.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from newsroom.accounts import second_factor

BEGUN, USED = "begun_at", "used_at"
NOTED = 60  # seconds: the last use is written down once a minute, not at every request
# Where a log-in opens something: the desk itself, and its look at pages before readers.
DESK = ("/admin/", "/preview/desk/")
# Part of the names of addresses the page asks by itself.
BEAT = "typing"


@receiver(user_logged_in)
def begin(request: HttpRequest, **_given: Any) -> None:
    request.session[BEGUN] = request.session[USED] = int(time.time())


def is_over(session: Any, now: int) -> bool:
    idle, age = now - int(session.get(USED, now)), now - int(session.get(BEGUN, now))
    return idle > settings.SESSION_IDLE or age > settings.SESSION_COOKIE_AGE


class IdleMiddleware:
    """Behind the session and the authentication; only the desk has sessions."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_given: Any) -> None:
        if not request.path_info.startswith(DESK) or not request.user.is_authenticated:
            return
        now = int(time.time())
        if is_over(request.session, now):
            logout(request)
            return
        match = request.resolver_match
        name = (match.url_name if match else None) or ""
        if BEAT not in name.split("_") and now - int(request.session.get(USED, 0)) >= NOTED:
            request.session[USED] = now
            request.session.setdefault(BEGUN, now)
        if not request.path_info.startswith(DESK[0]) and second_factor.is_missing(request.user):
            # The admin site asks by itself.
            request.user = AnonymousUser()
