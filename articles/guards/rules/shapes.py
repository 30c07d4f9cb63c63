"""The forms a rule can take, and how its condition is written: SQL that both databases understand.

{recently} (a minute ago, for clock drift and slow transactions), {differs} and {print_day} (when a text may
run whose only embargo is the print day of the row a) are filled in per database. No rule forbids an instant
of the past in a new row: imports of an old archive write the past on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from articles.languages import column

# By this the database's own triggers and constraints are told from everybody else's.
PREFIX = "guard_"


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuse `event` on a row of `table` when `condition` over NEW and OLD is true."""

    name: str
    table: str
    event: str
    condition: str
    message: str


@dataclass(frozen=True, slots=True)
class Stays:
    """Rows must not vanish where no DELETE trigger sees it: by TRUNCATE, or (SQLite) under a new row with the
    same unique key, as INSERT OR REPLACE does. `keys` are all of the table's unique keys.
    """

    name: str
    table: str
    keys: tuple[tuple[str, ...], ...]
    message: str


@dataclass(frozen=True, slots=True)
class NoOverlap:
    """Half-open ranges [since, until) of rows that agree in `keys` must not overlap; an open end is for
    ever.
    """

    name: str
    table: str
    keys: tuple[str, ...]
    since: str
    until: str
    range_type: str
    message: str


@dataclass(frozen=True, slots=True)
class Follow:
    """After an update of `column` in `table`, do `action`."""

    name: str
    table: str
    column: str
    action: str


Rule = Guard | Stays | NoOverlap | Follow


def changes(*names: str) -> str:
    """Condition: one of these columns changes."""
    return "(" + " OR ".join(f"NEW.{name} {{differs}} OLD.{name}" for name in names) + ")"


def steps(column: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Condition: the column stays as it is, or goes from one value to the other of a pair."""
    allowed = " OR ".join(
        f"(OLD.{column} = '{before}' AND NEW.{column} = '{after}')" for before, after in pairs
    )
    return f"(NEW.{column} = OLD.{column} OR {allowed})"


def in_every_language(*fields: str) -> Iterable[str]:
    return (column(field, code) for field in fields for code in settings.COLUMN_LANGUAGES)


def append_only(table: str, what: str) -> tuple[Guard, Guard]:
    return (
        Guard(f"{PREFIX}{table}_no_update", table, "UPDATE", "1 = 1", f"{what} is never changed"),
        Guard(f"{PREFIX}{table}_no_delete", table, "DELETE", "1 = 1", f"{what} is never deleted"),
    )
