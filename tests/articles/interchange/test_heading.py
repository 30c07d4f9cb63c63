"""What stands above or before a pasted headline is its kicker, where it is no label, heading or byline."""

import datetime as dt

import pytest

from articles.interchange import paste
from articles.interchange.item import NewsItem

NOW = dt.datetime(2026, 11, 24, 1, tzinfo=dt.UTC)


def typed(*lines: str, language: str = "ko") -> NewsItem:
    return paste.parse("", "\n".join(lines), language, NOW)


@pytest.mark.parametrize(
    ("lines", "kicker", "headline"),
    [
        (["[르포] 새벽 어판장"], "르포", "새벽 어판장"),
        (["<기획·특집 ①> 섬 우체국을 가다"], "기획·특집 ①", "섬 우체국을 가다"),
        (["[단독] [르포] 새벽 어판장"], "르포", "새벽 어판장"),
        (["【바다로 간 사람들】", "어판장에 불이 켜졌다"], "바다로 간 사람들", "어판장에 불이 켜졌다"),
        (["어깨제목 : 물때를 아는 마을", "제목 : 새벽 어판장"], "물때를 아는 마을", "새벽 어판장"),
        (["Kicker: On the coast", "Headline: A market at dawn"], "On the coast", "A market at dawn"),
        # What says of the whole text what it is, or who wrote it, is no kicker.
        (["[인사] 달구름군"], "", "[인사] 달구름군"),
        (["[보도자료] 새벽 어판장"], "", "[보도자료] 새벽 어판장"),
        (["[속보] 배가 멈췄다"], "", "배가 멈췄다"),
        (["새벽 어판장 [르포]"], "", "새벽 어판장 [르포]"),
        (["[2026] 새벽"], "", "[2026] 새벽"),
    ],
)
def test_words_above_or_before_the_headline_are_its_kicker(lines, kicker, headline):
    item = typed(*lines, "손님 서른둘이 모두 옮겨 탔다.")
    assert (item.kicker, item.headline) == (kicker, headline)
    assert item.body == "<p>손님 서른둘이 모두 옮겨 탔다.</p>"
    found = [reading.value for reading in item.readings if reading.field == "kicker"]
    assert found == ([kicker] if kicker else [])


@pytest.mark.parametrize(
    ("first", "kicker", "headline"),
    [
        ("Analysis | Why the ferry stopped", "Analysis", "Why the ferry stopped"),
        ("Opinion: The island needs a doctor", "Opinion", "The island needs a doctor"),
        ("Ferry: what went wrong", "", "Ferry: what went wrong"),
    ],
)
def test_an_english_kicker_is_one_of_a_few_words(first, kicker, headline):
    item = typed(first, "All thirty-two were taken off.", language="en")
    assert (item.kicker, item.headline) == (kicker, headline)


def test_a_byline_in_brackets_above_the_story_is_no_kicker():
    item = typed("[가온나루 호남취재본부 허가온 기자]", "배가 멈췄다", "손님 서른둘이 모두 옮겨 탔다.")
    assert item.kicker == ""


def test_a_kicker_of_its_own_line_can_be_given_back_to_the_text():
    item = typed("[바다로 간 사람들]", "어판장에 불이 켜졌다", "손님 서른둘이 모두 옮겨 탔다.")
    (reading,) = [found for found in item.readings if found.field == "kicker"]
    assert reading.changes[0].before == ("<p>[바다로 간 사람들]</p>",)


def test_the_words_before_a_headline_are_told_so_that_they_can_be_given_back_to_it():
    item = typed("[르포] 새벽 어판장", "손님 서른둘이 모두 옮겨 탔다.")
    (reading,) = [found for found in item.readings if found.field == "kicker"]
    assert (reading.was_text, reading.changes) == ("[르포]", ())
