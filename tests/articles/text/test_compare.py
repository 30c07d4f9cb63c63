"""Blocks first, then words; Korean words at their particles."""

import random

from articles.text import compare
from articles.text.compare import blocks, bodies, pieces, words


def test_a_particle_is_a_word_of_its_own():
    assert words("광양항에서 열린", "광양항에 열린") == (
        ("same", "광양항"), ("del", "에서"), ("ins", "에"), ("same", " 열린"),
    )  # fmt: skip
    assert pieces("이에 그는") == ["이에", " ", "그는"]


def test_a_block_that_moved_went_and_came():
    found = blocks(["하나 둘 셋", "넷 다섯 여섯"], ["넷 다섯 여섯", "하나 둘 셋"])
    assert sorted(row.kind for row in found) == ["come", "gone", "same"]


def test_a_rewritten_block_is_compared_word_by_word():
    (first, second, third) = bodies("<p>가 나 다.</p><p>첫 배는 새벽에 닿았다.</p>",
                                    "<p>가 나 다.</p><p>첫 배는 아침에 닿았다.</p><p>끝.</p>")  # fmt: skip
    assert (first.kind, second.kind, third.kind) == ("same", "changed", "come")
    assert ("del", "새벽") in second.words and ("ins", "아침") in second.words


def test_nothing_is_lost_whatever_is_compared():
    """200 pairs of texts, seed 7: the words of either side joined are that side to the character."""
    chance = random.Random(7)
    stock = ["광양항에서", "부두가", "24일", "문을 ", "열었다.", "New", "pier,", "“첫”", "배는", "\n"]
    for _number in range(200):
        old, new = (" ".join(chance.choices(stock, k=chance.randrange(12))) for _side in range(2))
        found = words(old, new)
        assert "".join(text for op, text in found if op != "ins") == old
        assert "".join(text for op, text in found if op != "del") == new
        lists = [
            [" ".join(chance.choices(stock, k=3)) for _row in range(chance.randrange(6))] for _side in "ab"
        ]
        rows = blocks(*lists)
        sides = [
            ["".join(text for op, text in row.words if op != without) for row in rows if row.kind != kind]
            for without, kind in (("ins", "come"), ("del", "gone"))
        ]
        assert sides == lists


def test_texts_without_end_are_compared_as_wholes():
    assert [op for op, _text in words("가 " * 9000, "나 " * 9000)] == ["del", "ins"]


def test_a_text_written_anew_is_read_once_and_not_once_for_each_pair(monkeypatch):
    read: list[str] = []
    monkeypatch.setattr(compare, "pieces", lambda text: read.append(text) or pieces(text))
    old, new = ([f"{word}{number}" for number in range(40)] for word in ("옛", "새"))
    rows = blocks(old, new)
    assert [row.kind for row in rows] == ["come"] * 40 + ["gone"] * 40
    assert len(read) == 80
