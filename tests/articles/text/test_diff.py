"""Comparison offers the right side of each paragraph, and joining one side loses nothing."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.diff import MAX_WORDS, Hunk, compare, merged, words


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def test_paragraph_changed_by_one_side_preselects_that_side():
    hunks = compare(paragraphs("a", "b", "c"), paragraphs("A", "b", "c"), paragraphs("a", "b", "C"))
    assert hunks == (
        Hunk("mine", ("<p>A</p>",), ("<p>a</p>",), "mine"),
        Hunk("same", ("<p>b</p>",), ("<p>b</p>",), "mine"),
        Hunk("theirs", ("<p>c</p>",), ("<p>C</p>",), "theirs"),
    )


def test_paragraph_changed_by_both_sides_is_a_conflict_with_mine_first():
    hunks = compare(paragraphs("a", "b"), paragraphs("x", "b"), paragraphs("y", "b"))
    assert hunks[0] == Hunk("both", ("<p>x</p>",), ("<p>y</p>",), "mine")


def test_neighbours_changed_by_one_side_each_are_two_questions():
    hunks = compare(paragraphs("a", "b", "c"), paragraphs("a", "b", "M"), paragraphs("a", "T", "c"))
    assert hunks == (
        Hunk("same", ("<p>a</p>",), ("<p>a</p>",), "mine"),
        Hunk("theirs", ("<p>b</p>",), ("<p>T</p>",), "theirs"),
        Hunk("mine", ("<p>M</p>",), ("<p>c</p>",), "mine"),
    )


def test_stretch_that_grew_on_one_side_stays_one_question():
    hunks = compare(paragraphs("a", "b"), paragraphs("a", "M"), paragraphs("T", "U", "b"))
    assert [hunk.kind for hunk in hunks] == ["both"]


def test_same_change_on_both_sides_is_no_conflict():
    hunks = compare(paragraphs("a", "b"), paragraphs("x", "b"), paragraphs("x", "b"))
    assert {hunk.kind for hunk in hunks} == {"same"}


def test_paragraph_deleted_by_one_side_only_is_offered_as_deleted():
    hunks = compare(paragraphs("a", "b", "c"), paragraphs("a", "c"), paragraphs("a", "b", "c"))
    assert hunks[1] == Hunk("mine", (), ("<p>b</p>",), "mine")


def test_without_a_base_text_of_either_side_alone_is_preselected():
    hunks = compare(None, paragraphs("a", "m", "b"), paragraphs("a", "b", "t"))
    assert [(hunk.kind, hunk.preselect) for hunk in hunks] == [
        ("same", "mine"),
        ("mine", "mine"),
        ("same", "mine"),
        ("theirs", "theirs"),
    ]


def test_plain_fields_are_compared_by_line():
    hunks = compare("첫째\n둘째", "첫째\n둘", "첫째\n둘째")
    assert hunks[-1] == Hunk("mine", ("둘",), ("둘째",), "mine")


TEXTS = st.lists(st.sampled_from("abcd"), max_size=12).map(lambda letters: paragraphs(*letters))
LINES = st.text(alphabet="ab<\n", max_size=20)


@given(st.one_of(st.tuples(st.none() | TEXTS, TEXTS, TEXTS), st.tuples(st.none() | LINES, LINES, LINES)))
def test_each_side_joined_is_that_text(texts):
    base, mine, theirs = texts
    hunks = compare(base, mine, theirs)
    assert "".join(text for hunk in hunks for text in hunk.mine) == mine
    assert "".join(text for hunk in hunks for text in hunk.theirs) == theirs
    for hunk in hunks:
        assert (hunk.kind == "same") == (hunk.mine == hunk.theirs)
        assert hunk.mine or hunk.theirs


@given(TEXTS, TEXTS)
def test_unchanged_side_gives_way_to_the_changed_one(base, changed):
    hunks = compare(base, base, changed)
    assert "".join(text for hunk in hunks for text in getattr(hunk, hunk.preselect)) == changed


def test_five_thousand_paragraphs_are_compared_at_once():
    source = random.Random(7)
    base = [f"문단 {number} {source.random()}" for number in range(5_000)]
    mine, theirs = base.copy(), base.copy()
    source.shuffle(mine)
    theirs[::9] = ["고침"] * len(theirs[::9])
    started = time.monotonic()
    compare(paragraphs(*base), paragraphs(*mine), paragraphs(*theirs))
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("가 나 다", "가 라 다", (("same", "가 "), ("del", "나 "), ("ins", "라 "), ("same", "다"))),
        ("", "가", (("ins", "가"),)),
        ("가", "", (("del", "가"),)),
        ("", "", ()),
    ],
)
def test_changed_words_are_told_apart(old, new, expected):
    assert words(old, new) == expected


@given(st.text(alphabet="ab \n", max_size=40), st.text(alphabet="ab \n", max_size=40))
def test_words_of_each_side_joined_are_that_text(old, new):
    found = words(old, new)
    assert "".join(text for op, text in found if op != "ins") == old
    assert "".join(text for op, text in found if op != "del") == new


def test_very_long_text_is_replaced_as_a_whole():
    old = "가 " * (MAX_WORDS + 1)
    assert words(old, "가") == (("del", old), ("ins", "가"))


def test_two_who_change_different_paragraphs_are_merged():
    base, mine, theirs = paragraphs("a", "b", "c"), paragraphs("A", "b", "c"), paragraphs("a", "b", "C", "d")
    assert merged(base, mine, theirs) == paragraphs("A", "b", "C", "d")


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        (None, "a", "b"),
        (paragraphs("a", "b"), paragraphs("x", "b"), paragraphs("y", "b")),
        (paragraphs("a", "b"), paragraphs("b"), paragraphs("y", "b")),
        (paragraphs("a", "b"), paragraphs("a", "m", "b"), paragraphs("a", "t", "b")),
        ("one line", "my line", "their line"),
    ],
)
def test_what_meets_in_one_paragraph_is_not_merged(base, mine, theirs):
    assert merged(base, mine, theirs) is None


def test_a_paragraph_both_moved_does_not_stand_there_twice():
    base = paragraphs("a", "b", "P", "c", "d")
    assert merged(base, paragraphs("P", "a", "b", "c", "d"), paragraphs("a", "b", "c", "d", "P")) is None


def test_lines_of_a_note_are_merged_too():
    assert merged("하나\n둘\n셋", "하나!\n둘\n셋", "하나\n둘\n셋\n넷") == "하나!\n둘\n셋\n넷"
    assert merged("하나\n둘\n셋\n", "하나!\n둘\n셋\n", "하나\n둘\n셋\n넷\n") == "하나!\n둘\n셋\n넷\n"


@given(st.one_of(st.tuples(TEXTS, TEXTS), st.tuples(LINES, LINES)))
def test_one_side_alone_is_taken_as_it_is(texts):
    base, changed = texts
    for sides in ((base, changed, base), (base, base, changed), (base, changed, changed)):
        assert merged(*sides) == changed


@given(st.one_of(st.tuples(TEXTS, TEXTS, TEXTS), st.tuples(LINES, LINES, LINES)))
def test_it_does_not_matter_who_was_first(texts):
    base, mine, theirs = texts
    assert merged(base, mine, theirs) == merged(base, theirs, mine)


# What is done to one paragraph of a text whose paragraphs are all different.
EDITS = st.lists(st.sampled_from(["keep", "keep", "keep", "change", "drop", "add"]), min_size=8, max_size=8)


def edited(acts, who):
    found = []
    for number, act in enumerate(acts):
        if act != "drop":
            found.append(f"{number}{who}" if act == "change" else f"{number}")
        if act == "add":
            found.append(f"{number} and more of {who}")
    return found


@given(EDITS, EDITS)
def test_a_merge_holds_every_change_of_both_and_invents_nothing(my_acts, their_acts):
    base = [str(number) for number in range(8)]
    mine, theirs = edited(my_acts, "m"), edited(their_acts, "t")
    whole = merged(paragraphs(*base), paragraphs(*mine), paragraphs(*theirs))
    if whole is None:
        assert my_acts != ["keep"] * 8 != their_acts
        return
    found = whole.removeprefix("<p>").removesuffix("</p>").split("</p><p>") if whole else []
    assert len(found) == len(set(found))
    for text in {*base, *mine, *theirs, *found}:
        wanted = (text in mine and text in theirs) or (text not in base and text in (*mine, *theirs))
        assert (text in found) == wanted
    for side in (mine, theirs):
        kept = [text for text in side if text in found]
        assert kept == [text for text in found if text in side]


@given(EDITS, EDITS)
def test_edits_with_an_untouched_paragraph_between_them_always_merge(my_acts, their_acts):
    base = [str(number) for number in range(8)]
    mine = edited(["keep"] * 4 + my_acts[4:], "m")
    theirs = edited(their_acts[:3] + ["keep"] * 5, "t")
    assert merged(paragraphs(*base), paragraphs(*mine), paragraphs(*theirs)) is not None
