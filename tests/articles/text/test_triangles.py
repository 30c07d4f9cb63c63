"""An inline enumeration becomes a list without losing a word, and goes back into the sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import body
from articles.text.triangles import join_run, split_run


@pytest.mark.parametrize("mark", "▲■◆☞○")
def test_run_of_marks_becomes_words_list_words(mark):
    paragraph = f"<p>회의는 {mark}보고 {mark}토론 {mark}표결 순으로 열렸다. 시민도 왔다.</p>"
    assert split_run(paragraph) == (
        "<p>회의는</p>",
        '<ul class="tri"><li>보고</li><li>토론</li><li>표결</li></ul>',
        "<p>순으로 열렸다. 시민도 왔다.</p>",
    )


@pytest.mark.parametrize(
    "closing",
    ["순으로 계획을 알렸다.", "등을 논의했다.", "등이 실렸다.", "등 세 가지 사업을 편다.",
     "등의 안건을 다뤘다.", "순이다.", "등이다.", "등에 쓴다.", "등으로 나뉜다.", "등을 알렸다!”"],
)  # fmt: skip
def test_words_that_close_the_sentence_are_no_part_of_the_last_item(closing):
    blocks = split_run(f"<p>군은 ▲터 임대료 ▲소금 창고 보존 {closing}</p>")
    assert blocks == (
        "<p>군은</p>",
        '<ul class="tri"><li>터 임대료</li><li>소금 창고 보존</li></ul>',
        f"<p>{closing}</p>",
    )
    assert join_run(blocks) == f"<p>군은 ▲터 임대료 ▲소금 창고 보존 {closing}</p>"


def test_words_that_close_a_sentence_in_bold_stay_bold():
    assert split_run("<p>▲보고 <strong>▲표결 순으로</strong> 열렸다.</p>") == (
        '<ul class="tri"><li>보고</li><li><strong>표결</strong></li></ul>',
        "<p><strong>순으로</strong> 열렸다.</p>",
    )


@pytest.mark.parametrize(
    "last",
    ["소금 창고를 지키겠다고 밝혔다.", "소금 창고 보존이다.", "창고 등 문화재 보존 순으로 알렸다.",
     "균등을 알렸다.", "보존 등을 정하고 군청 등과 만난다."],
)  # fmt: skip
def test_run_whose_last_item_has_no_clean_end_is_left_alone(last):
    assert split_run(f"<p>군은 ▲터 임대료 ▲주민 출자 ▲{last} 설명회는 닫혔다.</p>") is None


@pytest.mark.parametrize("last", ["소금 창고 등 보존", "소금 창고", "창고를 지킨다. 등대도 지킨다."])
def test_items_that_all_end_alike_are_whole(last):
    first = "길을 넓힌다." if last.endswith(".") else "길 넓히기"
    blocks = split_run(f"<p>▲{first} ▲{last}</p>")
    assert blocks[0].startswith(f'<ul class="tri"><li>{first}</li><li>{last.partition(".")[0]}')


def test_run_without_words_around_is_only_the_list():
    assert split_run("<p>▲A<br>▲B</p>") == ('<ul class="tri"><li>A</li><li>B</li></ul>',)


def test_emphasis_across_a_mark_goes_on_in_the_next_item():
    assert split_run("<p>▲A <strong>b ▲c</strong> d</p>") == (
        '<ul class="tri"><li>A <strong>b</strong></li><li><strong>c</strong> d</li></ul>',
    )


def test_abbreviation_does_not_end_the_last_item():
    blocks = split_run("<p>Order: ▲Report ▲Vote by Dr. Han of Saegil Co. Ltd. It passed.</p>")
    assert blocks[1].endswith("<li>Vote by Dr. Han of Saegil Co. Ltd. It passed.</li></ul>")


@pytest.mark.parametrize(
    "paragraph",
    [
        "<p>▲하나뿐인 표시</p>",
        "<p>김○○ 씨는 ○○시 ○○동에 산다</p>",
        "<p>매출 ▲3.2%, 이익 ▲1,200</p>",
        "<p>가 ▲ ▲ 나</p>",
        "<p>보통 문단</p>",
        "<h2>▲A ▲B</h2>",
        '<p><a href="https://a.example/▲▲" rel="noopener">글</a></p>',
    ],
)
def test_what_is_no_enumeration_is_left_alone(paragraph):
    assert split_run(paragraph) is None


WORD = st.text(alphabet="가나다라abc,’", min_size=1, max_size=8).filter(lambda word: word.strip(",’"))


@given(st.one_of(st.just(""), WORD), st.lists(WORD, min_size=2, max_size=6), st.one_of(st.just(""), WORD))
def test_joining_gives_the_run_back(before, items, after):
    run = " ".join(f"▲{item}" for item in items)
    text = f"{before} {run} 순으로 했다.{' 그 뒤 ' + after if after else ''}".strip()
    paragraph = body.from_plain(text)
    blocks = split_run(paragraph)
    assert blocks is not None
    assert join_run(blocks) == paragraph
