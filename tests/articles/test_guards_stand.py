"""The rules stand in the database as they are written: after every migrate, also one of a later year."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import IntegrityError, connection, models, transaction

from articles import guards
from articles.models import Edition, Revision
from tests.cast import publish, story


def run(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.rowcount


def refused(sql: str, by: str) -> None:
    with pytest.raises(IntegrityError, match=by), transaction.atomic():
        run(sql)


def triggers() -> list[tuple[str, ...]]:
    """Every trigger of the database, ours and others', with what identifies this very one."""
    query = (
        "SELECT tgname, oid::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1"
        if connection.vendor == "postgresql"
        else "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def drop_trigger(name: str, table: str) -> None:
    run(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))


def migrate() -> None:
    """As on the command line, with the checks that come first."""
    call_command("migrate", verbosity=0, skip_checks=False)


def warned() -> str:
    return "".join(
        message.msg for message in run_checks(databases=["default"]) if message.id == "articles.W001"
    )


@pytest.fixture
def foreign_trigger(db: None) -> Iterator[str]:
    """Somebody else's trigger on one of our tables."""
    if connection.vendor == "postgresql":
        run("CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$")
        run("CREATE TRIGGER audit AFTER UPDATE ON articles_topic FOR EACH ROW EXECUTE FUNCTION audit()")
    else:
        run("CREATE TRIGGER audit AFTER UPDATE ON articles_topic BEGIN SELECT 1; END")
    return "audit"


@pytest.mark.django_db
def test_every_rule_stands_after_migrate_and_all_have_one_prefix():
    assert guards.installed(connection) == guards.names()
    assert all(name.startswith("guard_") for name in guards.names())
    assert warned() == ""


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["guard_placement_no_delete", "guard_imprint_no_overlap"])
def test_a_dropped_guard_is_named_and_migrate_brings_it_back(part):
    if connection.vendor == "postgresql" and part.endswith("overlap"):
        run(f"ALTER TABLE articles_imprint DROP CONSTRAINT {part}")
    elif part.endswith("overlap"):
        # Half of the rule is gone: changes are no longer watched.
        drop_trigger(f"{part}_update", "articles_imprint")
    else:
        drop_trigger(part, "articles_placement")
    assert part in warned()
    migrate()
    assert warned() == ""


@pytest.mark.django_db
def test_a_rule_that_says_something_else_now_is_made_anew(monkeypatch):
    def sharper(rule):
        changed = {
            "guard_notice_no_delete": {"condition": "1 = 1"},
            "guard_imprint_no_overlap": {"keys": ("medium", "phone")},
        }
        return replace(rule, **changed.get(rule.name, {}))

    monkeypatch.setattr(guards, "GUARDS", tuple(sharper(rule) for rule in guards.GUARDS))
    monkeypatch.setattr(guards, "NO_OVERLAPS", tuple(sharper(rule) for rule in guards.NO_OVERLAPS))
    assert "guard_notice_no_delete" in warned() and "guard_imprint_no_overlap" in warned()
    migrate()
    assert warned() == ""


@pytest.mark.django_db
def test_a_rule_that_is_no_longer_written_goes(monkeypatch):
    gone = {"guard_notice_no_delete", "guard_imprint_no_overlap"}
    for kind in ("GUARDS", "NO_OVERLAPS"):
        kept = tuple(rule for rule in getattr(guards, kind) if rule.name not in gone)
        monkeypatch.setattr(guards, kind, kept)
    migrate()
    monkeypatch.undo()
    assert guards.names() - guards.installed(connection) == gone
    migrate()
    assert guards.installed(connection) == guards.names()


@pytest.mark.django_db
def test_a_migrate_without_work_touches_no_guard():
    before = triggers()
    migrate()
    assert triggers() == before


@pytest.mark.django_db
def test_only_our_own_triggers_step_aside(foreign_trigger):
    guards.remove(connection)
    assert [name for name, _identity in triggers()] == [foreign_trigger]
    guards.install(connection)
    assert guards.installed(connection) == guards.names()
    assert foreign_trigger in [name for name, _identity in triggers()]


def later_migration(change: str, tables: list[str]) -> None:
    """What `migrate` does when a later year adds or removes a column of each guarded table."""
    by_table = {model._meta.db_table: model for model in apps.get_models()}
    column = models.IntegerField(null=True, default=1)
    column.set_attributes_from_name("added_later")
    emit_pre_migrate_signal(verbosity=0, interactive=False, db="default")
    for table in tables:
        with connection.schema_editor() as editor:
            # A default makes SQLite build the table anew, which drops its triggers.
            getattr(editor, change)(by_table[table], column)
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")


@pytest.mark.django_db(transaction=True)
def test_guards_hold_after_a_later_migration_rebuilt_their_tables(cast):
    edition = publish(story(cast), "ko", cast.admin)
    tables = sorted({rule.table for rule in (*guards.GUARDS, *guards.STAYS, *guards.NO_OVERLAPS)})
    later_migration("add_field", tables)
    try:
        assert guards.installed(connection) == guards.names()
        refused("DELETE FROM articles_placement", by="guard_placement_no_delete")
        refused("UPDATE articles_revision SET headline = 'x'", by="guard_articles_revision_no_update")
        refused("DELETE FROM articles_release", by="guard_release_no_delete")
        assert Edition.objects.filter(pk=edition.pk).exists()
    finally:
        later_migration("remove_field", tables)


@pytest.mark.django_db(transaction=True)
def test_a_data_migration_may_correct_what_is_otherwise_never_changed(cast):
    publish(story(cast), "ko", cast.admin)
    emit_pre_migrate_signal(verbosity=0, interactive=False, db="default")
    try:
        assert Revision.objects.update(kicker="x") == 1
    finally:
        emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    refused("UPDATE articles_revision SET kicker = 'y'", by="guard_articles_revision_no_update")
