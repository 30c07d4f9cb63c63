"""Keeps the rules standing in the database itself, on PostgreSQL and SQLite: installs, removes, watches.

Installed after every migrate: a rule that is new or says something else now is made, one that is no longer
in the list goes, the rest is not touched. Before a migrate that has work to do the triggers step aside: an
ordinary later migration rebuilds a SQLite table, which drops the triggers on it and fails on those of other
tables that read it, and a data migration may have to correct what is otherwise never changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from articles.guards import postgresql, sqlite
from articles.guards.parts import Part
from articles.guards.rules import FOLLOWS, GUARDS, NO_OVERLAPS, STAYS, Rule, append_only

__all__ = ["GUARDS", "NO_OVERLAPS", "STAYS", "append_only", "install", "installed", "names", "remove"]

DIALECTS = {"postgresql": postgresql, "sqlite": sqlite}


def rules() -> tuple[Rule, ...]:
    return (*GUARDS, *STAYS, *NO_OVERLAPS, *FOLLOWS)


def names() -> set[str]:
    """Every rule that has to be kept."""
    return {rule.name for rule in rules()}


def parts(connection: BaseDatabaseWrapper) -> list[Part]:
    """Every trigger and constraint the rules need on this database."""
    return DIALECTS[connection.vendor].parts(rules())


def run(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    """All of them or none: a failure leaves the guards that stood."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def install(connection: BaseDatabaseWrapper) -> None:
    """Bring the database in step with the rules; those whose table is not migrated yet wait."""
    dialect = DIALECTS[connection.vendor]
    run(connection, dialect.BEFORE_ALL)
    tables = set(connection.introspection.table_names())
    wanted = {part.name: part for part in parts(connection) if part.table in tables}
    with connection.cursor() as cursor:
        found = dialect.standing(cursor)
    kept = {one.name for one in found if one.name in wanted and wanted[one.name].mark == one.mark}
    old = [statement for one in found if one.name not in kept for statement in one.removal]
    new = [statement for name, part in wanted.items() if name not in kept for statement in part.statements]
    run(connection, (*old, *new))


def installed(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the rules of which every part stands in the database now, as it is written here."""
    with connection.cursor() as cursor:
        found = {(one.name, one.mark) for one in DIALECTS[connection.vendor].standing(cursor)}
    return names() - {part.rule for part in parts(connection) if (part.name, part.mark) not in found}


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take our own triggers off, so that tables can be rebuilt, corrected or (in tests) emptied.

    PostgreSQL's exclusion constraints stay: they hinder none of these, and building them again takes long.
    """
    with connection.cursor() as cursor:
        found = DIALECTS[connection.vendor].standing(cursor)
    run(connection, (statement for one in found if one.is_trigger for statement in one.removal))


def before_migrate(
    sender: AppConfig, using: str = "default", plan: Sequence[object] | None = None, **kwargs: Any
) -> None:
    """Receiver of pre_migrate. With nothing to migrate the guards stay on."""
    if plan is None or plan:
        remove(connections[using])


def on_migrate(sender: AppConfig, using: str = "default", **kwargs: Any) -> None:
    """Receiver of post_migrate."""
    install(connections[using])


@register(Tags.database)
def check_guards(
    app_configs: object, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Says which guards a migration or a hand has dropped or changed, and how they come back.

    A warning: an error would stop the migrate that is the remedy.
    """
    messages: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        tables = set(connection.introspection.table_names())
        if not {"articles_placement", "rights_notice"} <= tables:
            continue
        if missing := sorted(names() - installed(connection)):
            messages.append(
                Warning(
                    f"Database guards are missing or out of date: {', '.join(missing)}.",
                    hint="Run 'manage.py migrate': it installs them again.",
                    id="articles.W001",
                )
            )
    return messages
