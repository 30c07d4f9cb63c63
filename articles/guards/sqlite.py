"""The rules as SQLite's triggers. ISO text compares as time does; a trigger's own text is its mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from django.conf import settings
from django.db.backends.utils import CursorWrapper

from articles.guards.parts import Part, Standing, text
from articles.guards.rules import PREFIX, Follow, Guard, NoOverlap, Rule, Stays

BEFORE_ALL: tuple[str, ...] = ()
# Seoul has had no summer time since 1988, before anything here was printed.
PRINT_DAY = f"datetime(a.embargo_print_on, '{int(settings.EMBARGO_PRINT_HOUR) - 9:+d} hours')"
RECENTLY = "strftime('%Y-%m-%d %H:%M:%f', 'now', '-60 seconds')"
OWN = f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB '{PREFIX}*'"


def trigger(rule: Rule, name: str, event: str, condition: str, action: str) -> Part:
    when = f"WHEN {condition} " if condition else ""
    create = f"CREATE TRIGGER {name} {event} ON {rule.table} {when}BEGIN {action}; END"
    return Part(rule.name, name, rule.table, create, (create,))


def refuse(rule: Guard | Stays | NoOverlap) -> str:
    return f"SELECT RAISE(ABORT, {text(f'{rule.message} ({rule.name})')})"


@singledispatch
def parts_of(rule: Rule) -> Iterator[Part]:
    raise TypeError(f"No statement for {rule!r}.")


@parts_of.register
def _(rule: Guard) -> Iterator[Part]:
    condition = rule.condition.format(recently=RECENTLY, differs="IS NOT", print_day=PRINT_DAY)
    yield trigger(rule, rule.name, f"BEFORE {rule.event}", condition, refuse(rule))


@parts_of.register
def _(rule: Stays) -> Iterator[Part]:
    # A row that gets its key from the database has -1 here, which is nobody's.
    there = " OR ".join(
        f"EXISTS (SELECT 1 FROM {rule.table} o WHERE "
        + " AND ".join(f"o.{column} = NEW.{column}" for column in key)
        + ")"
        for key in rule.keys
    )
    yield trigger(rule, rule.name, "BEFORE INSERT", there, refuse(rule))


@parts_of.register
def _(rule: Follow) -> Iterator[Part]:
    yield trigger(rule, rule.name, f"AFTER UPDATE OF {rule.column}", "", rule.action)


@parts_of.register
def _(rule: NoOverlap) -> Iterator[Part]:
    low, high = "'0000'", "'9999'"
    new_since, new_until = f"COALESCE(NEW.{rule.since}, {low})", f"COALESCE(NEW.{rule.until}, {high})"
    old_since, old_until = f"COALESCE(o.{rule.since}, {low})", f"COALESCE(o.{rule.until}, {high})"
    same = " AND ".join(f"o.{key} = NEW.{key}" for key in rule.keys)
    clash = (
        f"{new_since} < {new_until} AND EXISTS (SELECT 1 FROM {rule.table} o WHERE {same} "
        f"AND {old_since} < {old_until} AND {old_since} < {new_until} AND {new_since} < {old_until}"
    )
    # A new row may replace the one with its id, where the table's rows need not stay.
    inserted, updated = f"{clash} AND o.id IS NOT NEW.id)", f"{clash} AND o.id <> OLD.id)"
    yield trigger(rule, rule.name, "BEFORE INSERT", inserted, refuse(rule))
    yield trigger(rule, f"{rule.name}_update", "BEFORE UPDATE", updated, refuse(rule))


def parts(rules: Iterable[Rule]) -> list[Part]:
    return [part for rule in rules for part in parts_of(rule)]


def standing(cursor: CursorWrapper) -> list[Standing]:
    """Our own triggers as they are now."""
    cursor.execute(OWN)
    return [Standing(name, sql, True, (f'DROP TRIGGER "{name}"',)) for name, sql in cursor.fetchall()]
