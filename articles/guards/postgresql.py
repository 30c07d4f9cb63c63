"""The rules as PostgreSQL's triggers and exclusion constraints; the comment on each is its mark."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import singledispatch

from django.conf import settings
from django.db.backends.utils import CursorWrapper

from articles.guards.parts import Part, Standing, text
from articles.guards.rules import PREFIX, Follow, Guard, NoOverlap, Rule, Stays

BEFORE_ALL = ("CREATE EXTENSION IF NOT EXISTS btree_gist",)
PRINT_DAY = (
    "(a.embargo_print_on::timestamp AT TIME ZONE 'Asia/Seoul')"
    f" + interval '{int(settings.EMBARGO_PRINT_HOUR)} hours'"
)
RECENTLY = "clock_timestamp() - interval '60 seconds'"
# A disabled trigger has no mark: it is made anew.
OWN = f"""
SELECT t.tgname, c.relname, CASE WHEN t.tgenabled <> 'D' THEN obj_description(t.oid, 'pg_trigger') END, TRUE
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND starts_with(t.tgname, '{PREFIX}') AND pg_table_is_visible(c.oid)
UNION ALL
SELECT k.conname, c.relname, obj_description(k.oid, 'pg_constraint'), FALSE
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
WHERE k.contype = 'x' AND starts_with(k.conname, '{PREFIX}') AND pg_table_is_visible(c.oid)
"""


def made(rule: Rule, kind: str, *statements: str) -> Part:
    """The part with its mark, left in the database as a comment."""
    mark = hashlib.sha256("\n".join(statements).encode()).hexdigest()
    comment = f"COMMENT ON {kind} {rule.name} ON {rule.table} IS '{mark}'"
    return Part(rule.name, rule.name, rule.table, mark, (*statements, comment))


def trigger(rule: Rule, event: str, each: str, body: str) -> Part:
    return made(
        rule,
        "TRIGGER",
        f"CREATE OR REPLACE FUNCTION {rule.name}() RETURNS trigger LANGUAGE plpgsql "
        f"AS $$ BEGIN {body} END $$",
        f"CREATE TRIGGER {rule.name} {event} ON {rule.table} FOR EACH {each} EXECUTE FUNCTION {rule.name}()",
    )


def refuse(rule: Guard | Stays) -> str:
    return (
        f"RAISE EXCEPTION USING MESSAGE = {text(f'{rule.message} ({rule.name})')}, "
        f"ERRCODE = 'check_violation', CONSTRAINT = '{rule.name}';"
    )


@singledispatch
def part(rule: Rule) -> Part:
    raise TypeError(f"No statement for {rule!r}.")


@part.register
def _(rule: Guard) -> Part:
    condition = rule.condition.format(recently=RECENTLY, differs="IS DISTINCT FROM", print_day=PRINT_DAY)
    answer = "OLD" if rule.event == "DELETE" else "NEW"
    body = f"IF {condition} THEN {refuse(rule)} END IF; RETURN {answer};"
    return trigger(rule, f"BEFORE {rule.event}", "ROW", body)


@part.register
def _(rule: Stays) -> Part:
    return trigger(rule, "BEFORE TRUNCATE", "STATEMENT", refuse(rule))


@part.register
def _(rule: Follow) -> Part:
    return trigger(rule, f"AFTER UPDATE OF {rule.column}", "ROW", f"{rule.action}; RETURN NULL;")


@part.register
def _(rule: NoOverlap) -> Part:
    same = ", ".join(f"{key} WITH =" for key in rule.keys)
    return made(
        rule,
        "CONSTRAINT",
        f"ALTER TABLE {rule.table} ADD CONSTRAINT {rule.name} "
        f"EXCLUDE USING gist ({same}, {rule.range_type}({rule.since}, {rule.until}, '[)') WITH &&)",
    )


def parts(rules: Iterable[Rule]) -> list[Part]:
    return [part(rule) for rule in rules]


def standing(cursor: CursorWrapper) -> list[Standing]:
    """Our own triggers and constraints as they are now."""
    cursor.execute(OWN)
    return [
        Standing(
            name,
            mark or "",
            is_trigger,
            (f'DROP TRIGGER "{name}" ON "{table}"', f'DROP FUNCTION IF EXISTS "{name}"()')
            if is_trigger
            else (f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"',),
        )
        for name, table, mark, is_trigger in cursor.fetchall()
    ]
