"""Whom a command acts as: every act at the desk is somebody's."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.core.management.base import CommandError

from articles.workflow.grants import Actor


def actor(username: str) -> Actor:
    """The active login with this name."""
    found = get_user_model().objects.filter(username=username, is_active=True).first()
    if found is None:
        raise CommandError(f"There is nobody called {username!r} who can log in. Name a login with --by.")
    return found
