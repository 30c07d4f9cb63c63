"""Writes many rows of a table at once, by COPY or executemany; guards and constraints stay on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

# Fields whose Python values are not what the database driver takes; the rest go through as they are.
CONVERTED = (models.DateTimeField, models.DateField, models.JSONField)


class Table:
    """A table and the columns a caller fills; the others get their default, the key the database's."""

    def __init__(
        self, connection: BaseDatabaseWrapper, model: type[models.Model], columns: Sequence[str]
    ) -> None:
        self.connection = connection
        fields = {field.attname: field for field in model._meta.concrete_fields}
        given = [fields.pop(column) for column in columns]
        rest = [field for field in fields.values() if not field.primary_key]
        self.table = model._meta.db_table
        self.columns = [str(field.column) for field in (*given, *rest)]
        self.converters = [
            (place, self.converter(field))
            for place, field in enumerate(given)
            if isinstance(field, CONVERTED)
        ]
        self.defaults = tuple(self.default(field) for field in rest)

    def converter(self, field: models.Field[Any, Any]) -> Callable[[Any], Any]:
        def convert(value: Any) -> Any:
            return field.get_db_prep_save(value, self.connection)

        # One story's instant stands in a dozen rows. Lists cannot be remembered.
        return convert if isinstance(field, models.JSONField) else lru_cache(maxsize=20_000)(convert)

    def default(self, field: models.Field[Any, Any]) -> Any:
        value = field.get_db_prep_save(field.get_default(), self.connection)
        # Drivers know text, not the enumerations choices are written as.
        return str(value) if isinstance(value, str) else value

    def prepared(self, rows: Iterable[Sequence[Any]]) -> Iterable[tuple[Any, ...]]:
        for row in rows:
            values = list(row)
            for place, convert in self.converters:
                values[place] = convert(values[place])
            yield (*values, *self.defaults)

    def write(self, rows: Iterable[Sequence[Any]]) -> None:
        """Insert the rows; a row a guard or a constraint refuses stops the whole transaction."""
        quote = self.connection.ops.quote_name
        into = f"{quote(self.table)} ({', '.join(quote(column) for column in self.columns)})"
        # Django translates what executemany raises, but not what COPY does.
        with self.connection.cursor() as cursor, self.connection.wrap_database_errors:
            if self.connection.vendor == "postgresql":
                with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                    for row in self.prepared(rows):
                        copy.write_row(row)
            else:
                marks = ", ".join(["%s"] * len(self.columns))
                cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", list(self.prepared(rows)))


def reserve(connection: BaseDatabaseWrapper, model: type[models.Model], count: int) -> list[int]:
    """Numbers nobody else gets: from PostgreSQL's sequence, or the next while SQLite is ours alone."""
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s::int)",
                [table, key, count],
            )
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
        last = row[0] if row else 0
        return list(range(last + 1, last + count + 1))


def analyse(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> None:
    """Let the planner see how much there is now."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")
