"""What every test shares: the report for tests/run.py, Chromium, the flush that gets past the guards."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management.commands import flush
from django.db import connection, connections
from django.utils import translation
from hypothesis import settings

from articles import guards

pytest_plugins = ["tests.report", "tests.browser", "tests.cast"]


@pytest.fixture(autouse=True)
def messages_in_english() -> Iterator[None]:
    """Tests name messages in the code's own words; pages and screens choose their language themselves."""
    with translation.override("en"):
        yield


# The same examples on every run and both databases; a loaded machine is not a failure.
settings.register_profile("newsroom", derandomize=True, deadline=None)
settings.load_profile("newsroom")


@pytest.fixture(scope="session", autouse=True)
def nobody_is_left_in_the_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A request that a browser gave up on can still hold a session when the database is to be dropped."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="session", autouse=True)
def flush_gets_past_the_guards() -> Iterator[None]:
    """Between transactional tests Django flushes, which SQLite does by DELETE: what the guards forbid."""
    original = flush.Command.handle

    def handle(command: flush.Command, **options: Any) -> None:
        emptied = connections[options["database"]]
        guards.remove(emptied)
        try:
            original(command, **options)
        finally:
            guards.install(emptied)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush.Command, "handle", handle)
        yield
