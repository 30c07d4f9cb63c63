"""Days told by the day of writing are found; durations, full dates and lookalikes are not."""

import pytest

from articles.text.relative_dates import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It said on the 2nd that it met on the 25th of last month.",
            ("on the 2nd", "the 25th of last month"),
        ),
        ("The council met yesterday and meets again on Monday.", ("yesterday", "on Monday")),
        ("Sales fell last month.", ("last month",)),
        ("It opened the next day.", ("the next day",)),
        ("Yesterday it rained; yesterday it snowed.", ("Yesterday", "yesterday")),
    ],
)
def test_english_relative_days_are_found(text, expected):
    assert find(text, "en") == expected


@pytest.mark.parametrize(
    "text",
    [
        "They met on the 2nd floor.",
        "On the 4th anniversary of the flood",
        "It opened on March 2, 2026.",
        "On the 25th of March it opened.",
    ],
)
def test_english_full_dates_and_ordinals_are_not_flagged(text):
    assert find(text, "en") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("시는 2일 밝혔다.", ("2일",)),
        ("지난 2일 시작해 오는 25일 끝난다.", ("지난 2일", "오는 25일")),
        ("지난달 25일 열린 회의", ("지난달 25일",)),
        ("이날 회의와 전날 회의", ("이날", "전날")),
        ("25일(현지시간) 발표했다", ("25일",)),
        ("3일부터 받는다", ("3일",)),
        ("내달 5일과 다음 달", ("내달 5일", "다음 달")),
    ],
)
def test_korean_relative_days_are_found(text, expected):
    assert find(text, "ko") == expected


@pytest.mark.parametrize(
    "text",
    [
        "12월 2일 열렸다",
        "2026년 3월 12일",
        "3일간 열린다",
        "5일 만에",
        "1일 평균 3만 명",
        "오늘날 우리는",
        "100일째",
    ],
)
def test_korean_dates_with_a_month_and_durations_are_not_flagged(text):
    assert find(text, "ko") == ()


def test_language_without_patterns_finds_nothing():
    assert find("昨日", "ja") == ()
