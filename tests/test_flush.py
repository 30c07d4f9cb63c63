"""Emptying a test database gets past the guards, and the guards stand again afterwards."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import DatabaseError, connection

from articles import guards


@pytest.fixture
def guarded_groups(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A guard on a table that anybody can fill in one line."""
    added = guards.append_only("auth_group", "A group")
    monkeypatch.setattr(guards, "GUARDS", (*guards.GUARDS, *added))
    guards.install(connection)
    yield
    with connection.cursor() as cursor:
        for guard in added:
            table = "ON auth_group" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {guard.name} {table}")


@pytest.mark.usefixtures("guarded_groups")
def test_flush_empties_a_guarded_table_and_its_guards_stand_again():
    Group.objects.create(name="desk")
    with pytest.raises(DatabaseError):
        Group.objects.all().delete()
    call_command("flush", interactive=False)
    assert not Group.objects.exists()
    assert guards.installed(connection) == guards.names()
    Group.objects.create(name="desk")
    with pytest.raises(DatabaseError):
        Group.objects.all().delete()
    call_command("flush", interactive=False)
