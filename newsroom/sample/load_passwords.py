"""Gives the sample's logins their first password, made once at random and kept in a file of its own."""

from __future__ import annotations

import secrets
from pathlib import Path

from django.conf import settings

from newsroom.accounts.models import User
from newsroom.environment import kept
from newsroom.sample.load_people import ADMIN, LOGINS

CONSONANTS, VOWELS = "bdfghjkmnprstvz", "aeiou"
SYLLABLES = 11  # of 75 each: 68 bits


def first_password() -> str:
    """Made-up words that can be typed from one screen to another, like "tamoki-senulo-hari-bevo"."""
    made = [secrets.choice(CONSONANTS) + secrets.choice(VOWELS) for _ in range(SYLLABLES)]
    return "-".join("".join(made[start : start + 3]) for start in range(0, SYLLABLES, 3))


def password_file() -> Path:
    return settings.DATA_DIR / "demo-login"


def load_passwords() -> None:
    """Once, right after the logins were loaded: later on passwords belong to the people."""
    password = kept(password_file(), first_password)
    for user in User.objects.filter(username__in=[login.username for login in LOGINS]):
        if not user.has_usable_password():
            user.set_password(password)
            user.save(update_fields=["password"])


def known_password() -> str:
    """The administrator's password, or "" if a person has changed it since."""
    if not password_file().exists():
        return ""
    password = kept(password_file(), first_password)
    admin = User.objects.filter(username=ADMIN).first()
    return password if admin is not None and admin.check_password(password) else ""
