"""Whatever is pasted, and however much of it, is read or refused in words, and no step is quadratic."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.interchange import paste
from articles.interchange.page_text import Unreadable
from articles.interchange.plain_lines import clean
from articles.text import body

NOW = dt.datetime(2026, 11, 24, 1, tzinfo=dt.UTC)


def codes(item) -> list[str]:
    return [flag.code for flag in item.flags]


def test_pasted_photos_are_dropped_and_counted():
    html = "<p>제목</p><p>본문은 <b>이렇다</b>.</p>" + '<img src="data:image/png;base64,AAAA">' * 2_000
    item = paste.parse(html, "", "ko", NOW)
    assert "2,000 photos" in next(flag.message for flag in item.flags if flag.code == "images_dropped")
    assert "img" not in item.body


@pytest.mark.parametrize("kind", ["html", "text"])
def test_marks_that_turn_the_direction_are_taken_out_and_flagged(kind):
    lines = ["광양\u202e항 새 부두", "첫 배는\u2066 새벽에 닿았다."]
    html = "".join(f"<p>{line}</p>" for line in lines) + "<h2>부두</h2>"
    item = paste.parse(html if kind == "html" else "", "\n\n".join(lines), "ko", NOW)
    assert item.headline == "광양항 새 부두"
    assert "<p>첫 배는 새벽에 닿았다.</p>" in item.body
    assert codes(item).count("controls") == 1


def test_paste_above_the_limit_is_refused_before_it_is_read():
    with pytest.raises(Unreadable, match=r"5,000,0\d\d bytes; the limit is 5,000,000"):
        paste.parse("", "가" * 1_666_667 + "abcd", "ko", NOW)


def test_five_megabytes_of_word_markup_are_read_as_their_plain_text():
    line = "<p class=MsoNormal><span lang=KO style='font-size:10.0pt'>가</span><o:p></o:p></p>"
    html = line * (4_900_000 // len(line.encode()))
    item = paste.parse(html, "제목\n본문은 이렇다.", "ko", NOW)
    assert (item.headline, item.body) == ("제목", "<p>본문은 이렇다.</p>")
    assert "too_much_markup" in codes(item)


@pytest.mark.parametrize("html", ["", "<p></p>", "<img src='x'>", "<!-- only this", "<style>p{}</style>"])
def test_nothing_is_named_as_nothing(html):
    if html == "<!-- only this":
        assert "only this" in paste.parse(html, "", "ko", NOW).body
    else:
        with pytest.raises(Unreadable, match="no text"):
            paste.parse(html, " \n\u00a0\n", "ko", NOW)


def test_hostile_markup_leaves_nothing_behind():
    html = "<h2>제목</h2><p onclick=a()>본문<script>a()</script><iframe src=//evil.example></iframe></p>"
    assert paste.parse(html, "", "ko", NOW).body == "<p>본문</p>"


UNITS = st.sampled_from(
    ["<p>", "</p>", "<b ", ">", "<!--", "-->", "mso-list:l0 ", "<span style='mso-list:Ignore'>",
     "<table><tr><td>", "▲가나 ", "[가나 ", "김가나·", "사진=", "2026. 11. 24.(화) 12:00 이후 ", "> ",
     "보낸사람: 가\n", "□ ", "○ ", "ⓒ 가 ", "관련기사\n", "a@b.kr ", "\t", "\n", " ", "가나다라 마바사.\n",
     "[가] [오후 3:12] ", "보도시점 ", "&nbsp;", "“", "("]
)  # fmt: skip


@given(st.lists(UNITS, max_size=60), st.booleans(), st.sampled_from(["ko", "en"]))
def test_any_paste_is_read_or_refused_in_words(units, is_html, language):
    text = "".join(units)
    try:
        item = paste.parse(text if is_html else "", "" if is_html else text, language, NOW)
    except Unreadable:
        return
    assert body.sanitise(item.body) == item.body


# One unit over and over: a step too much for each sign before it would never come to an end here.
HOSTILE = {
    "text": ["가", " ", "김가나·", "사진=가나 제공 ", "[", "<ⓒ", "ⓒ 가나 무단전재 금지. ", "▲가 ", "a@b.kr ",
             "2026. 11. 24. ", "보도시점 ", "-", "가\tn", "“", "press release ", "안녕하세요 "],
    "lines": ["> 가나", "제목: 나", "[가] [오후 3:12] 나", "□ 가", "○ 가.", "• 가", "관련기사", "가\t나",
              "보도시점", "2026. 11. 24.(화) 12:00 이후", "▲ 가", "가나다라 마바사 가나다라 마바사 가나"],
    "html": ["<", "<!--", "<p ", "<b style=font-weight:normal ", "&nbsp;", "<div>", "<td colspan=  ",
             "<p style=mso-list:l0><span style=mso-list:Ignore>a", "<blockquote class=gmail_quote>",
             "<style>", "mso-list:l0 "],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "unit"), [(kind, unit) for kind, units in HOSTILE.items() for unit in units]
)
def test_very_much_of_the_same_is_read_or_refused_in_words(kind, unit):
    is_html = kind == "html"
    text = f"{unit}\n" * 5_000 if kind == "lines" else unit * (400_000 // len(unit))
    text = f"<p class=HStyle0 {text}" if is_html else text
    try:
        item = paste.parse(text if is_html else "", "" if is_html else text, "ko", NOW)
    except Unreadable as refused:
        assert str(refused).endswith((".", ")."))
    else:
        assert len(item.body) <= body.MAX_BODY_CHARS


@given(st.text(max_size=300))
def test_clean_lines_stay_clean(text):
    assert clean(clean(text)) == clean(text)
