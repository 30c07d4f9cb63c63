"""Captions and credits between the lines of a text are told from sentences and from lists."""

import datetime as dt

import pytest

from articles.interchange import captions, paste
from articles.text import body

NOW = dt.datetime(2026, 11, 24, 1, tzinfo=dt.UTC)


def typed(*lines: str, language: str = "ko"):
    return paste.parse("", "\n".join(lines), language, NOW)


@pytest.mark.parametrize(
    ("line", "caption", "whose"),
    [
        ("부두에 배가 닿고 있다. 사진=달구름군 제공", "부두에 배가 닿고 있다.", "달구름군 제공"),
        ("부두에 배가 닿고 있다. [사진=새길통신]", "부두에 배가 닿고 있다.", "새길통신"),
        ("부두에 배가 닿고 있다. <사진 제공=달구름군>", "부두에 배가 닿고 있다.", "달구름군 제공"),
        ("부두에 배가 닿고 있다. (사진=달구름군)", "부두에 배가 닿고 있다.", "달구름군"),
        ("부두에 배가 닿고 있다./사진=온누리 기자", "부두에 배가 닿고 있다.", "온누리 기자"),
        ("부두에 배가 닿고 있다. 사진제공=달구름군", "부두에 배가 닿고 있다.", "달구름군 제공"),
        ("부두에 배가 닿고 있다. 자료사진=새길통신", "부두에 배가 닿고 있다.", "새길통신"),
        ("부두에 배가 닿고 있다. (달구름군 제공)", "부두에 배가 닿고 있다.", "달구름군 제공"),
        ("사진=달구름군 제공", "", "달구름군 제공"),
        ("A ship docks. (Photo courtesy of Dalgureum County)", "A ship docks.", "Dalgureum County"),
        ("A ship docks at the pier. Photo: On Nuri", "A ship docks at the pier.", "On Nuri"),
        ("Courtesy of Dalgureum County", "", "Dalgureum County"),
    ],
)  # fmt: skip
def test_credit_is_parted_from_its_caption(line, caption, whose):
    assert captions.credit(line) == (caption, whose)


@pytest.mark.parametrize(
    "line",
    ["군은 사진 공모전을 연다.", "사진은 모두 백 장이다.", "A photo by the sea was found.", "사진=",
     "그는 “사진 제공”을 거절했다."],
)  # fmt: skip
def test_sentence_that_speaks_of_photos_has_no_credit(line):
    assert captions.credit(line) is None


def test_marked_line_alone_is_a_caption():
    item = typed("제목", "본문은 이렇다.", "▲ 부두에 배가 닿고 있다.", "본문이 이어진다.")
    assert (item.caption, item.credit) == ("부두에 배가 닿고 있다.", "")
    assert body.plain(item.body) == "본문은 이렇다.\n\n본문이 이어진다."


def test_marked_neighbours_are_a_list_and_no_caption():
    item = typed("제목", "군이 하는 일이다.", "▲ 부두를 넓히고 있다", "▲ 등대를 세우고 있다")
    assert item.caption == ""
    assert '<ul class="tri"><li>부두를 넓히고 있다</li><li>등대를 세우고 있다</li></ul>' in item.body


def test_second_caption_stays_in_the_text_and_is_flagged():
    item = typed("제목", "부두다. 사진=달구름군 제공", "본문은 이렇다.", "등대다. 사진=새길통신")
    assert item.caption == "부두다."
    assert "등대다. 사진=새길통신" in item.body
    assert "more_captions" in [flag.code for flag in item.flags]


def test_long_paragraph_that_ends_with_a_credit_stays_a_paragraph():
    text = "군은 부두를 넓혔다. 배가 두 척 더 댄다. 어민은 반긴다. 사진=달구름군 제공"
    assert text in typed("제목", text).body
