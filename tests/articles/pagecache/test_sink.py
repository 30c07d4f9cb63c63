"""While a page is made, what it read and until when it holds is noted, in the innermost recording only."""

import datetime as dt
import threading

from articles.pagecache import sink

T = dt.datetime(2031, 3, 1, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


def test_every_key_is_noted_once_and_the_earliest_end_wins():
    with sink.recording() as noted:
        sink.note("a", "b", until=T)
        sink.note("a", until=T + SECOND)
        sink.note("c", until=T - SECOND)
        sink.note("d")
    assert noted.keys == {"a", "b", "c", "d"}
    assert noted.until == T - SECOND


def test_without_a_known_change_there_is_no_end():
    with sink.recording() as noted:
        sink.note("a")
        sink.note(until=None)
    assert noted.until is None


def test_an_end_without_a_key_counts_as_well():
    with sink.recording() as noted:
        sink.note(until=T)
    assert (noted.keys, noted.until) == (set(), T)


def test_the_inner_recording_takes_what_is_read_inside_it_and_the_outer_goes_on_afterwards():
    with sink.recording() as outer:
        sink.note("before")
        with sink.recording() as inner:
            sink.note("inside", until=T)
        sink.note("after")
    assert outer.keys == {"before", "after"} and outer.until is None
    assert inner.keys == {"inside"} and inner.until == T


def test_after_a_recording_even_one_that_failed_nothing_is_noted_in_it():
    noted = None
    try:
        with sink.recording() as noted:
            raise ZeroDivisionError
    except ZeroDivisionError:
        sink.note("late", until=T)
    assert noted is not None
    assert (noted.keys, noted.until) == (set(), None)


def test_another_threads_reading_is_its_own():
    with sink.recording() as noted:
        thread = threading.Thread(target=sink.note, args=("elsewhere",))
        thread.start()
        thread.join(10)
    assert noted.keys == set()


def test_what_several_parts_of_a_page_need_is_read_once():
    asked = []

    def read() -> int:
        asked.append(1)
        return 7

    with sink.recording():
        assert [sink.once("rows", read), sink.once("rows", read)] == [7, 7]
        with sink.recording():
            assert sink.once("rows", read) == 7
    assert len(asked) == 2
    assert [sink.once("rows", read), sink.once("rows", read)] == [7, 7]
    assert len(asked) == 4
