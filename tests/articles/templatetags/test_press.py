"""How values are printed for readers: times of Seoul, languages of names, sizes of pictures."""

import datetime as dt

import pytest
from django.utils import translation

from articles.models.public_shapes import Figure, Source
from articles.templatetags import press

LATE = dt.datetime(2026, 11, 22, 14, 41, 59, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("instant", "ko", "en"),
    [
        (LATE, "2026.11.22 23:41", "Nov. 22, 2026, 11:41 p.m. KST"),
        (dt.datetime(2026, 12, 31, 15, 0, tzinfo=dt.UTC), "2027.01.01 00:00", "Jan. 1, 2027, 12:00 a.m. KST"),
        (dt.datetime(2026, 5, 2, 3, 5, tzinfo=dt.UTC), "2026.05.02 12:05", "May 2, 2026, 12:05 p.m. KST"),
    ],
)
def test_times_are_those_of_seoul(instant, ko, en):
    for language, expected in (("ko", ko), ("en", en)):
        with translation.override(language):
            assert press.printed_time(instant) == expected
    assert press.machine_time(instant).endswith("+09:00")


def test_the_date_under_the_masthead_is_in_each_languages_manner():
    for language, expected in (
        ("ko", "2026년 11월 24일 화요일"),
        ("en", "Tuesday, Nov. 24, 2026"),
        ("ja", "2026年11月24日 火曜日"),
    ):
        with translation.override(language):
            assert press.printed_weekday(dt.date(2026, 11, 24)) == expected


@pytest.mark.parametrize(
    ("text", "page", "expected"),
    [
        ("허가온", "en", ' lang="ko"'),
        ("허가온", "ko", ""),
        ("Heo Ga-on", "ko", ' lang="en"'),
        ("Heo Ga-on", "en", ""),
        ("LG전자", "ko", ""),
        ("© 2026", "ko", ""),
        ("대전 가00000", "en", ' lang="ko"'),
    ],
)
def test_a_name_in_another_script_says_its_language(text, page, expected):
    with translation.override(page):
        assert press.tongue(text) == expected


def figure(*sources: Source) -> Figure:
    return Figure("0" * 32, "lead", "alt", "caption", "credit", sources)


def test_a_small_photo_names_each_width_once():
    made = press.picture(
        figure(
            *(
                Source(f"{recipe}.{ending}", mime, 500, 300)
                for recipe in (640, 1280)
                for ending, mime in (("avif", "image/avif"), ("webp", "image/webp"), ("jpg", "image/jpeg"))
            )
        )
    )
    assert made.srcset.count("500w") == 1
    assert [(mime, srcset.count("500w")) for mime, srcset in made.better] == [
        ("image/avif", 1),
        ("image/webp", 1),
    ]
    assert (made.width, made.height) == (500, 300)


def test_formats_that_are_not_made_yet_are_not_offered():
    made = press.picture(figure(Source("640.jpg", "image/jpeg", 640, 400)))
    assert made.better == ()


def test_a_photo_without_files_is_no_picture():
    assert press.picture(figure()) is None
    assert press.picture(None) is None


def test_a_mail_address_breaks_between_its_words_only():
    assert press.pieces("heo@mail.gaonnaru.example") == ["heo@", "mail", ".gaonnaru", ".example"]


def test_a_language_without_a_customary_country_stands_for_itself():
    assert [press.locale_name(code) for code in ("ko", "en", "vi")] == ["ko_KR", "en_US", "vi"]
