"""What every test shares: the report for tests/run.py, Chromium, the flush that gets past the guards."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management.commands import flush
from django.db import connections
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
def flush_gets_past_the_guards() -> Iterator[None]:
    """Between transactional tests Django flushes, which SQLite does by DELETE: what the guards forbid."""
    original = flush.Command.handle

    def handle(command: flush.Command, **options: Any) -> None:
        connection = connections[options["database"]]
        guards.remove(connection)
        try:
            original(command, **options)
        finally:
            guards.install(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush.Command, "handle", handle)
        yield
