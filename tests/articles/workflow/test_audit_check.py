"""Whoever owns the database may change it with the guards off: the verifier names the first bad row (E6)."""

import random
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F

from articles import guards
from articles.models import AuditEntry, Task
from articles.workflow import audit, audit_anchor
from articles.workflow.audit_check import check, stored_rows

SEED, ROWS = 20261124, 40
OTHERS = {
    "at": "2001-01-01T00:00:00Z",
    "kind": "setting",
    "by_name": "somebody else",
    "told": {"what": "nothing"},
    "before": "f" * 64,
    "seal": "e" * 64,
    "by_id": None,
    "article_id": None,
}


@pytest.fixture
def log(cast, settings, tmp_path):
    """Forty rows, an anchor at each ten, and guards that are off: the test owns the database."""
    settings.DATA_DIR = tmp_path
    anchors = []
    for number in range(1, ROWS + 1):
        audit.record("login", {"what": "logged_in", "device": str(number)}, by=cast.editor)
        if number % 10 == 0:
            anchors.append((f"2026-11-{number // 10:02}", number, AuditEntry.objects.latest("number").seal))
    audit_anchor.write(anchors)
    guards.remove(connection)
    yield cast
    guards.install(connection)


def bad() -> int | None:
    return check(stored_rows(), audit_anchor.anchors()).bad


def rows() -> list[AuditEntry]:
    return list(AuditEntry.objects.order_by("number"))


def change(number: int, **values) -> None:
    AuditEntry.objects.filter(number=number).update(**values)


def delete(number: int) -> None:
    AuditEntry.objects.filter(number=number).delete()


def swap(one: int, other: int) -> None:
    """Their numbers, as if each had happened when the other did."""
    first, second = (AuditEntry.objects.get(number=number).pk for number in (one, other))
    AuditEntry.objects.filter(pk=first).update(number=10_000)
    AuditEntry.objects.filter(pk=second).update(number=one)
    AuditEntry.objects.filter(pk=first).update(number=other)


def reseal(start: int) -> None:
    """Every row from `start` on gets the seal it would have: what somebody who read the code can do."""
    found = rows()
    before = found[start - 2].seal if start > 1 else audit.BEGINNING
    for row in found[start - 1 :]:
        row.before = before
        before = row.seal = audit.seal_of(row)
        row.save()


def test_a_sound_log_has_no_bad_row(log):
    assert bad() is None
    out = StringIO()
    call_command("verify_audit", stdout=out)
    assert "40 rows, all sound; anchored up to row 40" in out.getvalue()


def test_the_harness_finds_what_it_planted(log):
    """A verifier that looked at nothing but the numbers would let each of these pass."""
    change(7, told={})
    numbers_only = all(row.number == at for at, row in enumerate(stored_rows(), 1))
    assert numbers_only
    assert bad() == 7


@pytest.mark.parametrize("field", OTHERS)
def test_one_changed_value_is_found(log, field):
    chosen = random.Random(f"{SEED} {field}").sample(range(1, ROWS + 1), 3)
    for number in chosen:
        value = OTHERS[field]
        row = AuditEntry.objects.get(number=number)
        kept = getattr(row, field)
        if kept == value:
            continue
        change(number, **{field: value})
        assert bad() == number, (field, number)
        change(number, **{field: kept})
        assert bad() is None


def test_a_deleted_row_is_found(log):
    for number in random.Random(SEED).sample(range(1, ROWS), 3):
        row = AuditEntry.objects.get(number=number)
        delete(number)
        assert bad() == number
        row.save(force_insert=True)
        assert bad() is None


def test_swapped_rows_are_found(log):
    chosen = random.Random(SEED)
    for _time in range(4):
        one, other = sorted(chosen.sample(range(1, ROWS + 1), 2))
        swap(one, other)
        assert bad() == one
        swap(one, other)
        assert bad() is None


@pytest.mark.parametrize("left", [0, 1, 17, 39])
def test_a_cut_tail_is_found_by_the_anchor(log, left):
    AuditEntry.objects.filter(number__gt=left).delete()
    assert bad() == left + 1
    assert check(stored_rows(), {}).bad is None, "only the anchor knows of the tail"


def test_a_row_put_in_between_is_found(log):
    for number in range(ROWS, 19, -1):
        AuditEntry.objects.filter(number=number).update(number=F("number") + 1)
    row = AuditEntry.objects.get(number=19)
    row.pk, row.number = None, 20
    row.seal = audit.seal_of(row)
    row.save(force_insert=True)
    assert bad() == 20


def test_a_log_sealed_anew_is_found_by_the_anchor_before_it(log):
    change(25, told={"what": "nothing"})
    reseal(25)
    assert check(stored_rows(), {}).bad is None
    assert bad() == 21, "rows up to the anchor at 20 are as they were"


def test_the_command_names_the_row_and_fails(log):
    change(3, by_name="x")
    with pytest.raises(CommandError, match="Row 3 of the audit log is not sound"):
        call_command("verify_audit")


def test_the_anchor_moves_on_once_a_day_keeps_one_line(log):
    audit.record("login", {"what": "logged_in"}, by=log.editor)
    assert audit_anchor.keep_due() == 0
    assert [number for _day, number, _seal in audit_anchor.lines()] == [10, 20, 30, 40, 41]
    audit.record("login", {"what": "logged_in"}, by=log.editor)
    audit_anchor.keep_due()
    assert [number for _day, number, _seal in audit_anchor.lines()] == [10, 20, 30, 40, 42]
    assert bad() is None


def test_the_anchor_does_not_move_on_over_a_cut_and_the_desk_is_told(log):
    AuditEntry.objects.filter(number__gt=35).delete()
    audit.record("login", {"what": "logged_in"}, by=log.editor)
    audit_anchor.keep_due()
    audit_anchor.keep_due()
    assert [number for _day, number, _seal in audit_anchor.lines()] == [10, 20, 30, 40]
    assert bad() == 37
    assert Task.objects.filter(kind="failed", key="audit", closed_at=None).count() == 1


def test_an_empty_log_is_sound(db, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    assert audit_anchor.keep_due() == 0
    assert not audit_anchor.path().exists()
    assert check(stored_rows(), audit_anchor.anchors()).rows == 0


def test_a_broken_line_of_the_file_is_no_anchor(db, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    audit_anchor.path().write_text("nonsense\n2026-01-01 x " + "0" * 64 + "\n2026-01-01 1 short\n")
    assert audit_anchor.anchors() == {}
