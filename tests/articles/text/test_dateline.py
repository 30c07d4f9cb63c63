"""The dateline follows each language's habit and is never printed without a place."""

import pytest

from articles.text.dateline import dateline, printed


@pytest.mark.parametrize(
    ("place", "language", "expected"),
    [
        ("Yeosu", "en", "YEOSU, South Korea —"),
        ("Tokyo, Japan", "en", "TOKYO, Japan —"),
        ("여수", "ko", "여수"),
        (" ", "en", ""),
        ("", "ko", ""),
    ],
)
def test_dateline_is_the_place_in_the_language_of_the_page(place, language, expected):
    assert dateline(place, language) == expected


@pytest.mark.parametrize(
    ("place", "paper", "language", "expected"),
    [
        ("여수", "새길일보", "ko", "(여수=새길일보)"),
        ("麗水", "新道日報", "ja", "【麗水=新道日報】"),
        ("Yeosu", "Saegil Daily", "en", "YEOSU, South Korea —"),
        ("여수", "", "ko", "여수"),
        ("", "새길일보", "ko", ""),
    ],
)
def test_printed_dateline_names_the_paper_where_that_is_the_habit(place, paper, language, expected):
    assert printed(place, paper, language) == expected
