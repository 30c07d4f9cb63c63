"""Starts the server that is shipped with the application loaded first: its workers are forked from it, so one
that is killed has a successor in a moment. With PLANTED in the environment its database forgets.
"""

import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.urls import get_resolver
from granian.cli import entrypoint

# Nothing is collected for a database of a few minutes.
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

from newsroom.wsgi import application  # noqa: E402

__all__ = ["application"]


def forget(database: Any) -> None:
    """The planted fault: everybody is told that it is done, and nothing is."""
    database._rollback()


if os.environ.get("PLANTED"):
    BaseDatabaseWrapper._commit = forget

if __name__ == "__main__":
    assert get_resolver().url_patterns
    connections.close_all()
    entrypoint()
