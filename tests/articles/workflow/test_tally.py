"""Counting reads: what counts, what does not, and that a window that has ended is never written again."""

import datetime as dt

import pytest
from django.db import OperationalError

from articles import clock
from articles.models import Reading
from articles.models.reading import WINDOW, window_of
from articles.workflow import tally
from articles.workflow.perform import perform
from tests.cast import edition, publish, story

T = dt.datetime(2031, 3, 4, 3, 0, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def live(cast):
    with clock.at(T - WINDOW):
        article = story(cast)
        publish(article, "ko", cast.admin)
    return article


def counts() -> list[tuple[dt.datetime, int, str, int]]:
    return list(Reading.objects.order_by("since").values_list("since", "article", "language", "count"))


def test_a_window_begins_every_ten_minutes():
    assert window_of(T) == T
    assert window_of(T + WINDOW - SECOND) == T
    assert window_of(T - SECOND) == T - WINDOW


def test_batches_of_several_processes_add_up(live):
    for reader in ("a", "b"):
        counted = tally.Tally()
        for _ in range(2):
            counted.add(live.pk, "ko", reader, T)
        assert counted.write(T + SECOND) == 1
    assert counts() == [(T, live.pk, "ko", 4)]


def test_a_batch_at_the_end_of_a_window_counts_for_the_next(live):
    counted = tally.Tally()
    counted.add(live.pk, "ko", "a", T)
    counted.write(T + WINDOW - tally.SLACK)
    assert counts() == [(T + WINDOW, live.pk, "ko", 1)]


def test_what_readers_do_not_have_is_not_counted(cast, live):
    counted = tally.Tally()
    killed, draft = story(cast), story(cast)
    with clock.at(T - WINDOW):
        perform("kill", publish(killed, "ko", cast.admin), by=cast.admin, reason="wrong person")
    for number, language in ((live.pk, "en"), (killed.pk, "ko"), (draft.pk, "ko"), (10**17, "ko")):
        counted.add(number, language, "a", T)
    assert counted.write(T) == 0
    assert counts() == [] and not counted.counts


def test_one_reader_counts_a_few_times_in_ten_minutes_and_again_in_the_next(live):
    counted = tally.Tally()
    for _ in range(50):
        counted.add(live.pk, "ko", "a", T)
    assert counted.counts == {(live.pk, "ko"): tally.PER_STORY}
    for number in range(500):
        counted.add(number, "ko", "a", T)
    assert sum(counted.counts.values()) == tally.PER_READER
    counted.add(live.pk, "ko", "a", T + WINDOW)
    assert counted.counts[live.pk, "ko"] == tally.PER_STORY + 1


def test_memory_for_counting_has_an_end(monkeypatch, live):
    monkeypatch.setattr(tally, "MOST_STORIES", 3)
    monkeypatch.setattr(tally, "MOST_READERS", 9)
    counted = tally.Tally()
    for number in range(100):
        counted.add(number, "ko", f"reader {number}", T)
    assert len(counted.counts) == 3
    for number in range(100):
        counted.add(0, "ko", f"other {number}", T)
    assert len(counted.marks) <= 9 + 1


def test_no_address_of_a_reader_is_kept(live):
    counted = tally.Tally()
    counted.add(live.pk, "ko", "192.0.2.7", T)
    assert "192.0.2.7" not in repr(vars(counted))
    assert {field.name for field in Reading._meta.fields} == {"id", "since", "article", "language", "count"}


def test_a_database_that_cannot_write_now_gets_the_counts_later(monkeypatch, live):
    counted = tally.Tally()
    counted.add(live.pk, "ko", "a", T)

    def busy(*arguments):
        raise OperationalError("database is locked")

    with monkeypatch.context() as patched:
        patched.setattr(tally, "add_up", busy)
        assert counted.write(T) == 0
    counted.write(T + SECOND)
    assert counts() == [(T, live.pk, "ko", 1)]


def test_old_counts_go_and_those_that_are_ranked_stay(live):
    for age in (dt.timedelta(0), tally.KEPT, tally.KEPT + WINDOW):
        Reading.objects.create(since=T - age, article=live, language="ko", count=1)
    assert tally.drop_old(T) == 1
    assert tally.drop_old(T) == 0
    assert [row[0] for row in counts()] == [T - tally.KEPT, T]


def test_an_unpublished_language_of_a_story_counts_once_it_is_out(cast, live):
    counted = tally.Tally()
    with clock.at(T):
        publish(live, "en", cast.admin)
    assert edition(live, "en").first_published_at == T
    counted.add(live.pk, "en", "a", T)
    assert counted.write(T) == 1
