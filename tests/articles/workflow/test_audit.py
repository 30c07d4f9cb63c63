"""The audit log: every act leaves a row, each row is sealed with the one before it, nothing leaks into it."""

import datetime as dt

import pytest

from articles import clock
from articles.models import AuditEntry
from articles.pagecache.models import Outbox
from articles.workflow import audit
from articles.workflow.perform import perform
from articles.workflow.refusals import NotPossible
from tests.cast import edition, publish, story

T = dt.datetime(2026, 11, 24, 14, 40, tzinfo=dt.UTC)


def test_every_act_leaves_a_row_with_who_when_and_why(cast):
    live = publish(story(cast), "ko", cast.editor)
    with clock.at(T + dt.timedelta(days=365)):
        perform("withhold", live, by=cast.editor, reason="asked by counsel")
    newest, publishing, approving = AuditEntry.objects.all()
    assert newest.told == {
        "verb": "withhold",
        "language": "ko",
        "before": "approved/none",
        "after": "approved/withheld",
        "reason": "asked by counsel",
    }
    assert newest.at == T + dt.timedelta(days=365)
    assert newest.by == cast.editor and newest.article == live.article
    assert [publishing.told["verb"], approving.told["verb"]] == ["publish", "approve"]


def test_rows_are_numbered_without_a_gap_and_each_carries_the_seal_before_it(cast):
    publish(story(cast), "ko", cast.editor)
    publish(story(cast), "ko", cast.editor)
    rows = list(AuditEntry.objects.order_by("number"))
    assert [row.number for row in rows] == [1, 2, 3, 4]
    assert [row.before for row in rows] == [audit.BEGINNING, *(row.seal for row in rows[:-1])]
    assert all(row.seal == audit.seal_of(row) for row in rows)


@pytest.mark.parametrize(
    "change",
    [
        {"number": 9},
        {"at": T},
        {"kind": "login"},
        {"by_name": "x"},
        {"told": {}},
        {"before": "0"},
        {"by_id": None},
    ],
)
def test_a_row_that_was_changed_no_longer_fits_its_seal(cast, change):
    publish(story(cast), "ko", cast.editor)
    row = AuditEntry.objects.latest("number")
    for name, value in change.items():
        setattr(row, name, value)
    assert audit.seal_of(row) != row.seal


def test_a_refused_act_leaves_no_row_of_an_act(cast):
    with pytest.raises(NotPossible):
        perform("publish", edition(story(cast), "ko"), by=cast.editor)
    assert not AuditEntry.objects.filter(kind="act").exists()


def test_acts_of_one_transaction_are_written_at_its_end_in_their_order(cast):
    article = story(cast)
    with Outbox.objects.gathering():
        for language in ("ko", "en"):
            perform("approve", edition(article, language), by=cast.editor)
        assert not AuditEntry.objects.exists()
    assert [row.told["language"] for row in AuditEntry.objects.order_by("number")] == ["ko", "en"]


@pytest.mark.django_db
def test_no_control_character_gets_in_and_no_value_without_end():
    audit.record(
        "login", {"address": "a\x00\x1b[31m\nb", "names": ["c\x07"], "long": "가" * 9000}, by_name="x\ny"
    )
    row = AuditEntry.objects.get()
    assert row.told["address"] == "a [31m b"
    assert row.told["names"] == ["c"]
    assert len(row.told["long"]) == audit.MOST_CHARACTERS
    assert row.by_name == "x y"
