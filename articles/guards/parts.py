"""What stands in the database for a rule: a trigger or a constraint, with a mark of its definition."""

from __future__ import annotations

from dataclasses import dataclass


def text(message: str) -> str:
    """A message as a literal in SQL."""
    return "'" + message.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class Part:
    """To be made: its statements, in order. One whose mark differs from the standing one is made anew."""

    rule: str
    name: str
    table: str
    mark: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Found in the database. `is_trigger`: it fires on writes, and has to step aside for a data migration."""

    name: str
    mark: str
    is_trigger: bool
    removal: tuple[str, ...]
