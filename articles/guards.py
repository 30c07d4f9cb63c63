"""What must always hold, said to the database itself: one literal list for PostgreSQL and SQLite.

Installed idempotently after every migrate, because an ordinary later migration rebuilds a SQLite table, which
drops the triggers on it and fails on those of other tables that read it: so there they also step aside before
every migrate. A system check watches that they are there. Conditions are SQL both databases understand, with
{now}, {recently} (a minute ago, for clock drift and slow transactions) and {differs} filled in per database.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuse `event` on a row of `table` when `condition` over NEW and OLD is true."""

    name: str
    table: str
    event: str
    condition: str
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


def unchanged_but(table: str, columns: Sequence[str]) -> str:
    """Condition: one of these columns changes."""
    return "(" + " OR ".join(f"NEW.{column} {{differs}} OLD.{column}" for column in columns) + ")"


def append_only(table: str, what: str) -> tuple[Guard, Guard]:
    return (
        Guard(f"{table}_no_update", table, "UPDATE", "1 = 1", f"{what} is never changed"),
        Guard(f"{table}_no_delete", table, "DELETE", "1 = 1", f"{what} is never deleted"),
    )


# A release that would show after the hold began.
UNFINISHED_AFTER_HOLD = "(r.until IS NULL OR (r.until > {held} AND r.until <> r.since))"

GUARDS: tuple[Guard, ...] = (
    *append_only("articles_revision", "A revision"),
    *append_only("articles_transitionlog", "The log of acts"),
    *append_only("articles_savedcopy", "An earlier copy"),
    Guard(
        "release_no_delete", "articles_release", "DELETE", "1 = 1", "A release is cancelled, never deleted"
    ),
    Guard(
        "release_is_history",
        "articles_release",
        "UPDATE",
        unchanged_but("articles_release", ("edition_id", "revision_id", "since", "created_at"))
        + " OR (NEW.until {differs} OLD.until AND OLD.until IS NOT NULL AND OLD.until <= {recently})"
        + " OR (NEW.until {differs} OLD.until AND NEW.until IS NOT NULL AND NEW.until < {recently})",
        "What readers have seen cannot be changed afterwards",
    ),
    Guard(
        "release_revision_of_edition",
        "articles_release",
        "INSERT",
        "NEW.edition_id {differs} (SELECT v.edition_id FROM articles_revision v WHERE v.id = NEW.revision_id)",
        "A release shows a revision of its own edition",
    ),
    Guard(
        "release_not_while_held",
        "articles_release",
        "INSERT",
        "EXISTS (SELECT 1 FROM articles_edition e WHERE e.id = NEW.edition_id AND e.held_at IS NOT NULL "
        "AND (NEW.until IS NULL OR NEW.until > e.held_at))",
        "A withheld or killed edition is not released",
    ),
    Guard(
        "release_not_reopened_while_held",
        "articles_release",
        "UPDATE",
        "EXISTS (SELECT 1 FROM articles_edition e WHERE e.id = NEW.edition_id AND e.held_at IS NOT NULL "
        "AND NEW.until <> NEW.since AND (NEW.until IS NULL OR NEW.until > e.held_at))",
        "A withheld or killed edition is not released",
    ),
    Guard(
        "edition_hold_ends_releases",
        "articles_edition",
        "UPDATE",
        "NEW.held_at IS NOT NULL AND EXISTS (SELECT 1 FROM articles_release r WHERE r.edition_id = NEW.id AND "
        + UNFINISHED_AFTER_HOLD.replace("{held}", "NEW.held_at")
        + ")",
        "End the releases before holding an edition",
    ),
    Guard(
        "edition_is_itself",
        "articles_edition",
        "UPDATE",
        unchanged_but("articles_edition", ("article_id", "language"))
        + " OR NEW.copy_version < OLD.copy_version",
        "An edition keeps its story, its language and its count of versions",
    ),
    Guard(
        "edition_pin_is_history",
        "articles_edition",
        "UPDATE",
        "OLD.first_published_at IS NOT NULL AND OLD.first_published_at <= {recently} AND "
        + unchanged_but(
            "articles_edition",
            (
                "first_published_at",
                "claim_line",
                "claim_notice_id",
                "claim_holder_id",
                "claim_license_id",
                "claim_year",
            ),
        ),
        "The claim of first publication is frozen",
    ),
    Guard(
        "edition_approved_own_text",
        "articles_edition",
        "UPDATE",
        "NEW.approved_revision_id IS NOT NULL AND NEW.id {differs} "
        "(SELECT v.edition_id FROM articles_revision v WHERE v.id = NEW.approved_revision_id)",
        "An edition is approved with a text of its own",
    ),
    Guard(
        "placement_no_delete", "articles_placement", "DELETE", "1 = 1", "A placement ends with its release"
    ),
    Guard(
        "placement_follows_release",
        "articles_placement",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM articles_release r WHERE r.id = NEW.release_id AND r.edition_id = NEW.edition_id "
        "AND r.since = NEW.since AND NOT (r.until {differs} NEW.until))",
        "A placement runs exactly as long as its release",
    ),
    Guard(
        "placement_is_history",
        "articles_placement",
        "UPDATE",
        unchanged_but(
            "articles_placement",
            ("release_id", "edition_id", "list", "target", "language", "sort_at", "since"),
        )
        + " OR NEW.until {differs} (SELECT r.until FROM articles_release r WHERE r.id = NEW.release_id)",
        "A placement runs exactly as long as its release",
    ),
    Guard(
        "notice_once_begun_stays",
        "rights_notice",
        "UPDATE",
        "OLD.valid_from <= {recently} AND ("
        + unchanged_but(
            "rights_notice",
            (
                "scope_id",
                "valid_from",
                "holder_id",
                "license_id",
                "claim_line_ko",
                "claim_line_en",
                "claim_line_ja",
                "terms_line_ko",
                "terms_line_en",
                "terms_line_ja",
                "year_style",
                "is_verbatim",
            ),
        )
        + " OR (NEW.valid_until {differs} OLD.valid_until AND (OLD.valid_until IS NOT NULL"
        " OR NEW.valid_until < {recently})))",
        "A notice that has begun is only ever ended, once, and not in the past",
    ),
    Guard(
        "notice_no_delete",
        "rights_notice",
        "DELETE",
        "OLD.valid_from <= {recently}",
        "A notice that has begun is never deleted",
    ),
)

NO_OVERLAPS: tuple[NoOverlap, ...] = (
    NoOverlap(
        "release_no_overlap", "articles_release", ("edition_id",), "since", "until", "tstzrange",
        "Two releases of one edition at one instant",
    ),
    NoOverlap(
        "notice_no_overlap", "rights_notice", ("scope_id",), "valid_from", "valid_until", "tstzrange",
        "Two notices of one scope at one instant",
    ),
    NoOverlap(
        "place_term_no_overlap", "articles_placeterm", ("place_id",), "since", "until", "daterange",
        "Two names of one place on one day",
    ),
    NoOverlap(
        "membership_no_overlap", "articles_bureaumembership", ("reporter_id", "bureau_id"), "since", "until", "daterange",
        "Two memberships of one reporter in one bureau on one day",
    ),
)  # fmt: skip

# After a release's end moves, its placements' ends move with it.
FOLLOW = "UPDATE articles_placement SET until = NEW.until WHERE release_id = NEW.id"
FOLLOW_NAME = "release_moves_placements"

SQLITE_NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
SQLITE_RECENTLY = "strftime('%Y-%m-%d %H:%M:%f', 'now', '-60 seconds')"


def names() -> set[str]:
    """Every guard that has to be there."""
    return {guard.name for guard in GUARDS} | {rule.name for rule in NO_OVERLAPS} | {FOLLOW_NAME}


def postgresql(rows: set[str]) -> list[str]:
    """Statements for PostgreSQL; a guard whose table is not migrated yet is left out."""
    statements = ["CREATE EXTENSION IF NOT EXISTS btree_gist"]
    for guard in (guard for guard in GUARDS if guard.table in rows):
        condition = guard.condition.format(
            now="clock_timestamp()",
            recently="clock_timestamp() - interval '60 seconds'",
            differs="IS DISTINCT FROM",
        )
        answer = "OLD" if guard.event == "DELETE" else "NEW"
        statements += [
            f"CREATE OR REPLACE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {condition} "
            f"THEN RAISE EXCEPTION '{guard.message}' USING ERRCODE = 'check_violation', CONSTRAINT = '{guard.name}'; "
            f"END IF; RETURN {answer}; END $$",
            f"DROP TRIGGER IF EXISTS {guard.name} ON {guard.table}",
            f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {guard.name}()",
        ]
    for rule in (rule for rule in NO_OVERLAPS if rule.table in rows):
        same = ", ".join(f"{key} WITH =" for key in rule.keys)
        statements.append(
            f"DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = '{rule.name}' "
            f"AND conrelid = '{rule.table}'::regclass) THEN ALTER TABLE {rule.table} ADD CONSTRAINT {rule.name} "
            f"EXCLUDE USING gist ({same}, {rule.range_type}({rule.since}, {rule.until}, '[)') WITH &&); END IF; END $$"
        )
    if {"articles_release", "articles_placement"} <= rows:
        statements += [
            f"CREATE OR REPLACE FUNCTION {FOLLOW_NAME}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {FOLLOW}; RETURN NULL; END $$",
            f"DROP TRIGGER IF EXISTS {FOLLOW_NAME} ON articles_release",
            f"CREATE TRIGGER {FOLLOW_NAME} AFTER UPDATE OF until ON articles_release "
            f"FOR EACH ROW EXECUTE FUNCTION {FOLLOW_NAME}()",
        ]
    return statements


def sqlite(rows: set[str]) -> list[str]:
    """Statements for SQLite; ISO text compares as time does."""
    statements: list[str] = []

    def trigger(name: str, timing: str, table: str, condition: str, action: str) -> None:
        if table in rows:
            statements.append(f"DROP TRIGGER IF EXISTS {name}")
            when = f"WHEN {condition} " if condition else ""
            statements.append(f"CREATE TRIGGER {name} {timing} ON {table} {when}BEGIN {action}; END")

    for guard in GUARDS:
        condition = guard.condition.format(now=SQLITE_NOW, recently=SQLITE_RECENTLY, differs="IS NOT")
        trigger(
            guard.name,
            f"BEFORE {guard.event}",
            guard.table,
            condition,
            f"SELECT RAISE(ABORT, '{guard.message}')",
        )
    for rule in NO_OVERLAPS:
        low, high = "'0000'", "'9999'"
        new_since, new_until = f"COALESCE(NEW.{rule.since}, {low})", f"COALESCE(NEW.{rule.until}, {high})"
        old_since, old_until = f"COALESCE(o.{rule.since}, {low})", f"COALESCE(o.{rule.until}, {high})"
        same = " AND ".join(f"o.{key} = NEW.{key}" for key in rule.keys)
        clash = (
            f"{new_since} < {new_until} AND EXISTS (SELECT 1 FROM {rule.table} o WHERE {same} AND o.id IS NOT NEW.id "
            f"AND {old_since} < {old_until} AND {old_since} < {new_until} AND {new_since} < {old_until})"
        )
        for event in ("INSERT", "UPDATE"):
            name = rule.name if event == "INSERT" else f"{rule.name}_update"
            trigger(name, f"BEFORE {event}", rule.table, clash, f"SELECT RAISE(ABORT, '{rule.message}')")
    if "articles_placement" in rows:
        trigger(FOLLOW_NAME, "AFTER UPDATE OF until", "articles_release", "", FOLLOW)
    return statements


def install(connection: BaseDatabaseWrapper) -> None:
    """Bring every guard in, replacing older ones of the same name."""
    rows = set(connection.introspection.table_names())
    statements = postgresql(rows) if connection.vendor == "postgresql" else sqlite(rows)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def installed(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the guards that stand in the database now."""
    if connection.vendor == "postgresql":
        query = (
            "SELECT t.tgname FROM pg_trigger t WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' "
            "UNION SELECT c.conname FROM pg_constraint c WHERE c.contype = 'x'"
        )
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {row[0] for row in cursor.fetchall()} & names()


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers off a SQLite database, so that its tables can be rebuilt (or, in tests, emptied)."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')


def before_migrate(sender: AppConfig, using: str = "default", **kwargs: Any) -> None:
    """Receiver of pre_migrate."""
    remove(connections[using])


def on_migrate(sender: AppConfig, using: str = "default", **kwargs: Any) -> None:
    """Receiver of post_migrate."""
    install(connections[using])


@register(Tags.database)
def check_guards(
    app_configs: object, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Says which guards a migration or a hand has dropped, and how they come back."""
    messages: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        tables = set(connection.introspection.table_names())
        if not {"articles_placement", "rights_notice"} <= tables:
            continue
        if missing := sorted(names() - installed(connection)):
            messages.append(
                Error(
                    f"Database guards are missing: {', '.join(missing)}.",
                    hint="Run 'manage.py migrate': it installs them again.",
                    id="articles.E001",
                )
            )
    return messages
