"""Korean for generated stories: particles fit the sound, numbers and days are a newspaper's."""

import datetime as dt

import pytest

from newsroom.sample.generator import korean
from newsroom.sample.generator.korean import Ko

TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("word", "particle", "expected"),
    [
        ("목포시", "은", "목포시는"),
        ("새봄시장", "은", "새봄시장은"),
        ("원주", "이", "원주가"),
        ("통영", "이", "통영이"),
        ("배", "을", "배를"),
        ("생강", "을", "생강을"),
        ("물결", "과", "물결과"),
        ("서울", "으로", "서울로"),
        ("광양", "으로", "광양으로"),
        ("여수", "으로", "여수로"),
        ("2-1", "으로", "2-1로"),
        ("3-0", "으로", "3-0으로"),
        ("4158t", "이", "4158t이"),
        ("19.5%", "을", "19.5%를"),
        ("10kg", "은", "10kg은"),
        ("9㎜", "으로", "9㎜로"),
        ("8.1GW", "이", "8.1GW가"),
        ("41ha", "과", "41ha와"),
        ("전주솔내FC", "이", "전주솔내FC가"),
        ("고이랑 학생(5학년)", "은", "고이랑 학생(5학년)은"),
        ("‘느티분교’", "을", "‘느티분교’를"),
        ("소라온 의원", "이었다", "소라온 의원이었다"),
        ("노을찬 코치", "이었다", "노을찬 코치였다"),
    ],
)
def test_a_particle_follows_the_last_sound(word, particle, expected):
    assert f"{Ko(word):{particle}}" == expected


def test_no_particle_is_guessed_after_what_cannot_be_read():
    with pytest.raises(ValueError, match="No particle"):
        f"{Ko('Ω'):은}"


def test_other_formats_leave_a_word_as_it_is():
    assert f"{Ko('여수')}항, {Ko('여수'):>4}" == "여수항,   여수"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (980, "980"),
        (1240, "1240"),
        (10_000, "1만"),
        (18_500, "1만8500"),
        (3_450_000, "345만"),
        (1_860_000_000, "18억6000만"),
        (100_000_050, "1억50"),
    ],
)
def test_numbers_count_in_ten_thousands(number, expected):
    assert korean.count(number) == expected
    assert korean.won(number) == f"{expected}원"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2026, 11, 20), "20일"),
        (dt.date(2026, 11, 3), "지난 3일"),
        (dt.date(2026, 11, 28), "오는 28일"),
        (dt.date(2026, 10, 30), "지난달 30일"),
        (dt.date(2026, 12, 1), "다음 달 1일"),
        (dt.date(2026, 9, 1), "9월 1일"),
        (dt.date(2027, 2, 1), "내년 2월 1일"),
        (dt.date(2025, 8, 1), "지난해 8월 1일"),
    ],
)
def test_a_day_is_named_from_today(day, expected):
    assert korean.day(day, TODAY) == expected


def test_a_period_says_its_month_once():
    assert korean.period(dt.date(2026, 11, 23), dt.date(2026, 11, 30), TODAY) == "오는 23일부터 30일까지"
    assert (
        korean.period(dt.date(2026, 11, 23), dt.date(2026, 12, 4), TODAY) == "오는 23일부터 다음 달 4일까지"
    )


def test_hours_have_their_half_of_the_day():
    shown = [korean.hour(*time) for time in ((6, 30), (12,), (13, 5), (22,), (24,))]
    assert shown == ["오전 6시 30분", "낮 12시", "오후 1시 5분", "오후 10시", "자정"]


def test_small_counts_are_spoken():
    assert [korean.native(number) for number in (1, 4, 10, 11)] == ["한", "네", "열", "11"]
