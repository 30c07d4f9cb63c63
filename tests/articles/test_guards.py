"""The database itself refuses, by raw SQL and on both databases, also after a later migration has rebuilt
a table.
"""

import datetime as dt

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import IntegrityError, connection, models, transaction

from articles import guards
from articles.models import (
    Article,
    BureauMembership,
    Edition,
    Place,
    Placement,
    PlaceTerm,
    Release,
    Revision,
    SavedCopy,
    TransitionLog,
)
from articles.rights.models import Notice
from articles.workflow.copy import save_copy
from articles.workflow.perform import perform
from tests.cast import publish, story

pytestmark = pytest.mark.django_db

JANUARY = "2019-01-01 00:00:00+00:00"
RELEASE = "INSERT INTO articles_release (edition_id, revision_id, since, until, created_at) "


def refused(sql: str, *params: object) -> None:
    """The statement fails by a rule of the database and changes nothing."""
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def run(sql: str, *params: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.rowcount


@pytest.fixture
def live(cast):
    return publish(story(cast), "ko", cast.admin)


@pytest.mark.parametrize(
    ("table", "column"),
    [("articles_revision", "headline"), ("articles_transitionlog", "reason"), ("articles_savedcopy", "part")],
)
def test_append_only_rows_are_neither_changed_nor_deleted(cast, live, table, column):
    save_copy(live.article, {"ko": (1, {"headline": "다른 제목"})}, by=cast.admin)
    refused(f"UPDATE {table} SET {column} = 'x'")
    refused(f"DELETE FROM {table}")
    assert all(model.objects.exists() for model in (Revision, TransitionLog, SavedCopy))


def test_a_release_is_never_deleted_moved_or_given_another_text(live):
    release = Release.objects.get(edition=live)
    other = Revision.objects.get(pk=release.revision_id)
    refused("DELETE FROM articles_release WHERE id = %s", release.pk)
    refused("UPDATE articles_release SET since = %s WHERE id = %s", "2019-01-01 00:00:00+00:00", release.pk)
    refused("UPDATE articles_release SET revision_id = %s WHERE id = %s", other.pk + 1, release.pk)
    refused("UPDATE articles_release SET until = %s WHERE id = %s", "2019-01-01 00:00:00+00:00", release.pk)


def test_an_ended_release_stays_ended(cast, live):
    perform("withhold", live, by=cast.admin, reason="asked by counsel")
    release = Release.objects.get(edition=live)
    run(
        RELEASE + "VALUES (%s, %s, %s, %s, %s)",
        live.pk, release.revision_id, JANUARY, "2019-02-01 00:00:00+00:00", JANUARY,
    )  # fmt: skip
    refused("UPDATE articles_release SET until = NULL WHERE since < '2019-06-01 00:00:00+00:00'")


def test_two_releases_of_one_edition_never_overlap(live):
    release = Release.objects.get(edition=live)
    refused(
        RELEASE + "VALUES (%s, %s, %s, NULL, %s)",
        live.pk, release.revision_id, "2035-01-01 00:00:00+00:00", "2035-01-01 00:00:00+00:00",
    )  # fmt: skip


def test_a_release_shows_a_revision_of_its_own_edition(cast, live):
    other = publish(story(cast), "en", cast.admin)
    foreign = Release.objects.get(edition=other).revision_id
    perform("expire", live, by=cast.admin)
    refused(
        RELEASE + "VALUES (%s, %s, %s, NULL, %s)",
        live.pk, foreign, "2035-01-01 00:00:00+00:00", "2035-01-01 00:00:00+00:00",
    )  # fmt: skip


def test_a_held_edition_is_not_released(cast, live):
    revision = Release.objects.get(edition=live).revision_id
    perform("withhold", live, by=cast.admin, reason="asked by counsel")
    refused(
        RELEASE + "VALUES (%s, %s, %s, NULL, %s)",
        live.pk, revision, "2035-01-01 00:00:00+00:00", "2035-01-01 00:00:00+00:00",
    )  # fmt: skip


def test_an_edition_is_not_held_while_it_is_released(live):
    refused(
        "UPDATE articles_edition SET hold = 'killed', held_at = '2030-01-01 00:00:00+00:00' WHERE id = %s",
        live.pk,
    )


@pytest.mark.parametrize(
    "change",
    [
        "hold = 'withheld'",
        "hold = 'gone'",
        "stage = 'published'",
        "language = 'en'",
        "copy_version = 0",
        "stage = 'approved', approved_revision_id = NULL",
        "stage = 'spiked'",
    ],
)
def test_states_that_make_no_sense_are_refused(live, change):
    refused(f"UPDATE articles_edition SET {change} WHERE id = %s", live.pk)


@pytest.mark.parametrize("column", ["claim_line = 'x'", "claim_year = 1999", "first_published_at = NULL"])
def test_the_pinned_claim_is_frozen(cast, live, column):
    long_ago = dt.datetime(2019, 5, 2, tzinfo=dt.UTC)
    old = Edition.objects.create(
        article=live.article, language="ja", first_published_at=long_ago, claim_line="© 2019"
    )
    refused(f"UPDATE articles_edition SET {column} WHERE id = %s", old.pk)


def test_a_placement_runs_as_long_as_its_release(live):
    placement = Placement.objects.filter(edition=live).first()
    refused(
        "UPDATE articles_placement SET until = %s WHERE id = %s", "2035-01-01 00:00:00+00:00", placement.pk
    )
    refused("UPDATE articles_placement SET target = 9 WHERE id = %s", placement.pk)
    refused("DELETE FROM articles_placement WHERE id = %s", placement.pk)
    refused(
        "INSERT INTO articles_placement "
        "(release_id, edition_id, list, target, language, sort_at, since, until) "
        "VALUES (%s, %s, 'topic', 7, 'ko', %s, %s, NULL)",
        placement.release_id, live.pk, "2019-01-01 00:00:00+00:00", "2019-01-01 00:00:00+00:00",
    )  # fmt: skip
    run("UPDATE articles_release SET until = %s WHERE edition_id = %s", "2035-01-01 00:00:00+00:00", live.pk)
    ends = set(Placement.objects.filter(edition=live).values_list("until", flat=True))
    assert ends == {dt.datetime(2035, 1, 1, tzinfo=dt.UTC)}


def test_a_notice_that_has_begun_is_only_ended(cast):
    pk = cast.site_notice.pk
    refused("UPDATE rights_notice SET claim_line_ko = '© 도둑' WHERE id = %s", pk)
    refused("UPDATE rights_notice SET valid_from = %s WHERE id = %s", "2035-01-01 00:00:00+00:00", pk)
    refused("UPDATE rights_notice SET valid_until = %s WHERE id = %s", "2019-01-01 00:00:00+00:00", pk)
    refused("DELETE FROM rights_notice WHERE id = %s", pk)
    assert (
        run("UPDATE rights_notice SET valid_until = %s WHERE id = %s", "2035-01-01 00:00:00+00:00", pk) == 1
    )
    refused("UPDATE rights_notice SET valid_until = %s WHERE id = %s", "2036-01-01 00:00:00+00:00", pk)


def test_two_notices_of_one_scope_never_overlap(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(
            scope=cast.site_notice.scope, valid_from=dt.datetime(2030, 1, 1, tzinfo=dt.UTC), reason="twice"
        )


def test_a_place_has_one_name_a_day(db):
    place = Place.objects.create(slug="gunwi")
    PlaceTerm.objects.create(place=place, name_ko="군위", until=dt.date(2023, 7, 1))
    PlaceTerm.objects.create(place=place, name_ko="군위", since=dt.date(2023, 7, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceTerm.objects.create(place=place, name_ko="군위", since=dt.date(2025, 1, 1))


def test_a_reporter_is_once_at_a_bureau_on_a_day(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        BureauMembership.objects.create(reporter=cast.heo, bureau=cast.honam, since=dt.date(2024, 1, 1))


def test_a_byline_names_someone(cast, live):
    refused("UPDATE articles_byline SET reporter_id = NULL WHERE article_id = %s", live.article_id)


def test_every_guard_is_there_and_a_dropped_one_is_named(db):
    assert guards.installed(connection) == guards.names()
    name = "placement_no_delete"
    suffix = " ON articles_placement" if connection.vendor == "postgresql" else ""
    run(f"DROP TRIGGER {name}{suffix}")
    found = [message for message in run_checks(databases=["default"]) if message.id == "articles.E001"]
    assert found and name in found[0].msg and "migrate" in found[0].hint
    call_command("migrate", verbosity=0)
    assert guards.installed(connection) == guards.names()


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
    tables = sorted({guard.table for guard in guards.GUARDS} | {rule.table for rule in guards.NO_OVERLAPS})
    later_migration("add_field", tables)
    try:
        assert guards.installed(connection) == guards.names()
        refused("DELETE FROM articles_placement")
        refused("UPDATE articles_revision SET headline = 'x'")
        refused("DELETE FROM articles_release WHERE edition_id = %s", edition.pk)
        assert Edition.objects.filter(pk=edition.pk).exists()
    finally:
        later_migration("remove_field", tables)


def test_articles_are_not_deleted_under_their_editions(live):
    with pytest.raises(models.ProtectedError):
        Article.objects.get(pk=live.article_id).delete()
