"""How many wrong passwords and codes are listened to, so that nobody guesses and nobody is shut out.

A known device has a count of its own. All unknown devices share one per login, and one per line they come
from; they have no say in what a known device may do. A login nobody has is counted like any other: the answer
tells no name. Refused is who guesses on, for the rest of the window.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest

from articles import clock
from articles.rate_limit import Limit, forget, give_back, sender, take
from articles.reader.came_from import client_address
from newsroom.accounts import device

QUARTER = 15 * 60
DAY = 24 * 60 * 60
# Known devices: as often as a person mistypes, and no more than a thief of the device may try in a day.
ON_DEVICE = (Limit("login-device", 10, QUARTER), Limit("login-device-day", 50, DAY))
FROM_LINE = Limit("login-line", 30, QUARTER)
# In a row: whoever comes in begins anew (NIST SP 800-63B, section 5.2.2).
IN_A_ROW = Limit("login-row", 100, 90 * DAY)
UNKNOWN = (Limit("login-account", 10, QUARTER), IN_A_ROW)


@dataclass(frozen=True, slots=True)
class Guess:
    """One that was let through and counted."""

    at: dt.datetime
    counted: tuple[tuple[Limit, str], ...]
    name: str

    def was_right(self) -> None:
        for limit, who in self.counted:
            give_back(limit, who, self.at)
        forget(IN_A_ROW, self.name, self.at)


def begin(request: HttpRequest, what: str, login: str) -> Guess | None:
    """Count one guess of `what` ("password", "code") for this login; None: not listened to for now."""
    at = clock.now()
    name = f"{what}:{device.mark(login)}"
    if number := device.known(request).get(device.mark(login)):
        asked = [(limit, f"{name}:{number}") for limit in ON_DEVICE]
    else:
        line = sender(client_address(request), at)
        asked = [(FROM_LINE, f"{what}:{line}"), *((limit, name) for limit in UNKNOWN)]
    for limit, who in asked:
        if take(limit, who, at):
            return None
    return Guess(at, tuple(asked), name)


def forgive(login: str) -> None:
    """An administrator gave this person a new password: nothing that was guessed before counts."""
    at = clock.now()
    for what in ("password", "code"):
        for limit in UNKNOWN:
            forget(limit, f"{what}:{device.mark(login)}", at)
