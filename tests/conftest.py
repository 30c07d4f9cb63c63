"""What every test shares: the report for tests/run.py, Chromium, the flush that gets past the guards."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import CommandError
from django.core.management.commands import flush
from django.db import DatabaseError, connection, connections
from django.utils import translation
from hypothesis import settings

from articles import guards
from tests.in_flight import InFlight

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


# A request that begins while the tables are being emptied can still make the flush a deadlock's victim.
FLUSHES = 3


def is_deadlock(error: BaseException | None) -> bool:
    """Whether PostgreSQL ended one of two that waited for each other."""
    return error is not None and (getattr(error, "sqlstate", "") == "40P01" or is_deadlock(error.__cause__))


@pytest.fixture(scope="session", autouse=True)
def flush_gets_past_the_guards() -> Iterator[None]:
    """Between transactional tests Django flushes, which SQLite does by DELETE: what the guards forbid.

    What a page sent as it closed is answered first: its locks would stop the flush, its rows outlive it.
    """
    original = flush.Command.handle

    def emptied(command: flush.Command, **options: Any) -> None:
        database = connections[options["database"]]
        guards.remove(database)
        try:
            original(command, **options)
        finally:
            guards.install(database)

    with InFlight().watched() as requests, pytest.MonkeyPatch.context() as patch:

        def handle(command: flush.Command, **options: Any) -> None:
            requests.wait()
            for left in reversed(range(FLUSHES)):
                try:
                    return emptied(command, **options)
                except (CommandError, DatabaseError) as error:
                    if not left or not is_deadlock(error):
                        raise

        patch.setattr(flush.Command, "handle", handle)
        yield
