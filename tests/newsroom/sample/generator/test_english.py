"""English for generated stories: numbers, money, days and times in news style."""

import datetime as dt

import pytest

from newsroom.sample.generator import english


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0"), (1, "one"), (9, "nine"), (10, "10"), (12_500, "12,500")]
)
def test_numbers_below_ten_are_words(number, expected):
    assert english.count(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1500, "1,500 won"),
        (345_000_000, "345 million won"),
        (1_860_000_000, "1.86 billion won"),
        (10_000_000_000, "10 billion won"),
    ],
)
def test_large_sums_are_short(number, expected):
    assert english.won(number) == expected


def test_one_thing_is_not_many():
    assert english.many(1, "ship") == "one ship"
    assert english.many(12, "ship") == "12 ships"
    assert english.many(3, "child", "children") == "three children"


def test_days_and_times_are_short():
    assert english.day(dt.date(2026, 9, 5)) == "Sept. 5"
    assert english.day(dt.date(2027, 1, 5), dt.date(2026, 12, 1)) == "Jan. 5, 2027"
    shown = [english.hour(*time) for time in ((0, 30), (6,), (12,), (12, 10), (16, 10), (24,))]
    assert shown == ["12:30 a.m.", "6 a.m.", "noon", "12:10 p.m.", "4:10 p.m.", "midnight"]


def test_ordinals_end_as_they_are_spoken():
    shown = [english.ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 41, 113, 281)]
    assert ", ".join(shown) == "1st, 2nd, 3rd, 4th, 11th, 12th, 13th, 21st, 41st, 113th, 281st"


def test_lists_have_no_last_comma():
    assert english.listed(["a"]) == "a"
    assert english.listed(["a", "b", "c"]) == "a, b and c"
