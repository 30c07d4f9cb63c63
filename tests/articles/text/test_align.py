"""A translation beside its source: every paragraph once, in order, with fixed points kept."""

import html
import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.align import MOST_BLOCKS, align
from newsroom.sample.content import load

PARAGRAPHS = st.lists(
    st.sampled_from(
        ["<p>짧다.</p>", "<p>조금 더 긴 문단이 여기 있다.</p>", "<h2>제목</h2>", "<ul><li>하나</li></ul>",
         "<p>2018 KTX</p>"]
    ),
    max_size=14,
)  # fmt: skip


def pairs(source: str, target: str) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(pair.source, pair.target) for pair in align(source, target)]


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{html.escape(text)}</p>" for text in texts)


@given(PARAGRAPHS, PARAGRAPHS)
def test_every_block_of_both_sides_is_in_one_pair_in_order(ours, theirs):
    found = align("".join(ours), "".join(theirs))
    assert [place for pair in found for place in pair.source] == list(range(len(ours)))
    assert [place for pair in found for place in pair.target] == list(range(len(theirs)))
    assert all(pair.source or pair.target for pair in found)


@pytest.mark.parametrize(
    "story", [story for story in load().stories if story.ko], ids=lambda story: story.key
)
def test_the_sample_stories_are_paired_paragraph_by_paragraph(story):
    found = pairs(story.ko.body, story.en.body)
    assert found == [((number,), (number,)) for number in range(len(found))]


def test_a_paragraph_split_in_two_stays_together():
    source = paragraphs("가" * 120, "나" * 240, "다" * 120)
    target = paragraphs("a" * 240, "b" * 240, "c" * 240, "d" * 240)
    assert pairs(source, target) == [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,))]


def test_two_paragraphs_made_one_stay_together():
    source = paragraphs("가" * 120, "나" * 120, "다" * 120, "라" * 60)
    target = paragraphs("a" * 240, "b" * 480, "d" * 120)
    assert pairs(source, target) == [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,))]


def test_a_paragraph_left_out_stands_alone_where_numbers_tell_the_others():
    source = paragraphs(
        "광양시는 2018년 10월 제1기 위원회를 출범시켜 네 해 동안 운영해 왔다",
        "위원장은 지난해 모두 34개 기업에서 투자를 유치했고 금액으로는 1조 3742억 원에 이른다고 밝히며 "
        "올해에는 40개 기업을 더 불러오겠다고 다짐했고 부지도 12만 평을 새로 마련했다고 덧붙였다",
        "다음 회의는 내년 3월 19일에 시청 상황실에서 열릴 예정이라고 했다",
        "시는 KTX 역사 앞에 수소 충전소 2곳을 더 지어 운영하기로 결정했다",
    )
    target = paragraphs(
        "The city set up its first committee in October 2018 and has kept it going for 4 years",
        "The next meeting is planned for March 19 of next year in the situation room of City Hall",
        "Another 2 hydrogen stations are to be built in front of the KTX station, the city decided",
    )
    assert pairs(source, target) == [((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), (2,))]


def test_headings_lists_and_pictures_are_fixed_points():
    source = paragraphs("가" * 50, "나" * 50) + "<h2>다</h2>" + paragraphs("라" * 50)
    target = paragraphs("a" * 400) + "<h2>b</h2>" + paragraphs("c" * 30, "d" * 30)
    found = pairs(source, target)
    assert ((2,), (1,)) in found
    assert found[-1] == ((3,), (2, 3))


def test_a_heading_missing_in_the_translation_shifts_no_other():
    source = "<h2>하나</h2>" + paragraphs("가" * 80) + "<ul><li>나</li></ul>" + paragraphs("다" * 80)
    target = paragraphs("a" * 160) + "<ul><li>b</li></ul>" + paragraphs("c" * 160)
    assert pairs(source, target) == [((0,), ()), ((1,), (0,)), ((2,), (1,)), ((3,), (2,))]


def test_an_empty_side_pairs_with_nothing():
    assert pairs("", "") == []
    assert pairs(paragraphs("가", "나"), "") == [((0,), ()), ((1,), ())]
    assert pairs("", paragraphs("a")) == [((), (0,))]


def test_very_many_paragraphs_are_paired_in_order():
    many = paragraphs(*(str(number) for number in range(MOST_BLOCKS + 1)))
    assert len(align(many, paragraphs("1"))) == MOST_BLOCKS + 1


def merged(
    rows: list[dict[str, str]], draw: random.Random, share: float
) -> tuple[str, str, set[tuple[int, int]]]:
    """Sentence pairs as paragraphs, neighbours put together here and there; and which stand for which."""
    ko: list[str] = []
    en: list[str] = []
    links = set()
    for row in rows:
        for text, found in ((row["ko"], ko), (row["en"], en)):
            if found and draw.random() < share:
                found[-1] += f" {text}"
            else:
                found.append(text)
        links.add((len(ko) - 1, len(en) - 1))
    return paragraphs(*ko), paragraphs(*en), links


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "share", "least"),
    [("park_news_parallel", 0.0, 0.97), ("park_news_parallel", 0.15, 0.88), ("pud_parallel", 0.15, 0.94)],
)
def test_real_news_is_paired_as_its_translators_did(name, share, least):
    path = Path(os.environ["NEWSROOM_CORPUS"]) / "14-text" / "ko-en" / f"{name}.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    draw = random.Random(1)
    right = total = 0
    for first in range(0, len(rows) - 25, 25):
        source, target, links = merged(rows[first : first + 25], draw, share)
        found = {(a, b) for pair in align(source, target) for a in pair.source for b in pair.target}
        right, total = right + len(found & links), total + len(links)
    assert right / total >= least
