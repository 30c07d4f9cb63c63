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
        '<ul class="tri"><li>보고</li><li>토론</li><li>표결 순으로 열렸다.</li></ul>',
        "<p>시민도 왔다.</p>",
    )


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
    text = f"{before} {run} 했다.{' 그 뒤 ' + after if after else ''}".strip()
    paragraph = body.from_plain(text)
    blocks = split_run(paragraph)
    assert blocks is not None
    assert join_run(blocks) == paragraph
