"""The engines: what each can do, and which one a database has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

from articles.search.backends.postgresql import PostgreSQL
from articles.search.backends.sqlite import SQLite
from articles.search.document import Document
from articles.search.wanted import Wanted


class Backend(Protocol):
    """An engine over one connection. Numbers are those of releases."""

    def install(self) -> None:
        """Make what the engine keeps words in; called by the app's migration."""

    def put(self, documents: Sequence[Document]) -> None:
        """Write the words of documents whose rows are there already, over what stood under their numbers."""

    def drop(self, releases: Iterable[int]) -> None:
        """Forget the words of these releases."""

    def find(self, wanted: Wanted) -> list[int]:
        """The best releases for it, at most `wanted.limit`."""


ENGINES: dict[str, type[SQLite] | type[PostgreSQL]] = {"sqlite": SQLite, "postgresql": PostgreSQL}


def backend(connection: BaseDatabaseWrapper) -> Backend:
    """The engine of a database."""
    return ENGINES[connection.vendor](connection)
