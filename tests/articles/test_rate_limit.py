"""A sender's messages are counted together by every worker, and nothing of the sender is kept."""

import datetime as dt
import threading

import pytest
from django.core.cache import cache
from django.db import connection, connections

from articles.rate_limit import Limit, forget, give_back, sender, take

T = dt.datetime(2031, 3, 1, 3, tzinfo=dt.UTC)
THREE = Limit("tests", 3, 600)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_counted():
    cache.clear()


def test_what_is_within_the_limit_passes_and_the_next_waits_for_the_window_to_end():
    now = T + dt.timedelta(seconds=100)
    assert [take(THREE, "a", now) for _time in range(5)] == [0, 0, 0, 500, 500]
    assert take(THREE, "a", T + dt.timedelta(seconds=600)) == 0


def test_one_sender_does_not_use_up_anothers_room_nor_one_limit_anothers():
    for _time in range(3):
        take(THREE, "a", T)
    assert take(THREE, "b", T) == 0
    assert take(Limit("others", 3, 600), "a", T) == 0


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        # A line of one's own holds as many addresses as one likes.
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("nonsense", "other nonsense", False),
        ("x" * 64 + "a", "x" * 64 + "b", True),
    ],
)
def test_a_sender_is_a_line_and_not_an_address(one, other, is_same):
    assert (sender(one, T) == sender(other, T)) is is_same


def test_a_mark_says_nothing_of_the_address_and_is_another_tomorrow():
    mark = sender("192.0.2.1", T)
    assert "192" not in mark and len(mark) == 32
    assert sender("192.0.2.1", T + dt.timedelta(days=1)) != mark


@pytest.mark.django_db(transaction=True)
def test_workers_at_once_let_no_more_through_than_one_would():
    gate, passed = threading.Barrier(4), []

    def worker():
        gate.wait()
        for _time in range(3):
            passed.append(take(THREE, "a", T) == 0)
        connections.close_all()

    threads = [threading.Thread(target=worker) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert passed.count(True) == 3, connection.vendor


def test_what_is_given_back_or_forgotten_does_not_count():
    limit, now = Limit("words", 2, 60), dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
    assert [take(limit, "a", now) for _time in range(3)] == [0, 0, 60]
    give_back(limit, "a", now)
    assert [take(limit, "a", now) for _time in range(2)] == [0, 60]
    forget(limit, "a", now)
    assert [take(limit, "a", now) for _time in range(3)] == [0, 0, 60]
    give_back(limit, "nobody", now)
    assert [take(limit, "nobody", now) for _time in range(3)] == [0, 0, 60]
