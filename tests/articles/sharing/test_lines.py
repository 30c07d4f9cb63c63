"""Headlines are set as a page editor would: whole words, no wrong sign at an edge, even lines."""

import pytest

from articles.sharing.lines import NOT_FIRST, NOT_LAST, balanced, cut

KOREAN = "광양항 새 부두 열려… 첫 배는 새벽에 닿았다"


def measure(text: str) -> float:
    """Hangul and other wide signs are two wide, all else one."""
    return sum(2 if ord(sign) > 0x2E80 else 1 for sign in text)


def lines(text: str, width: float) -> list[str]:
    return balanced(text, width, measure)


@pytest.mark.parametrize("width", range(12, 60, 4))
def test_korean_and_english_keep_their_words_whole(width):
    for text in (KOREAN, "New pier opens at Gwangyang as first ship comes before dawn"):
        found = lines(text, max(width, 10))
        assert " ".join(found) == text
        assert all(measure(line) <= width for line in found)


def test_lines_are_as_few_as_can_be_and_even():
    assert lines("가나 다라 마바 사아", 15) == ["가나 다라", "마바 사아"]
    assert lines("one two three four", 14) == ["one two", "three four"]
    assert lines("짧다", 40) == ["짧다"]
    assert lines("", 40) == []


def test_a_word_no_line_can_hold_is_cut_but_not_at_a_wrong_sign():
    found = lines("가나다라마바사아자차카타파하,가나다(라마바)", 10)
    assert "".join(found) == "가나다라마바사아자차카타파하,가나다(라마바)"
    assert all(measure(line) <= 10 for line in found)
    assert not any(line[0] in NOT_FIRST or line[-1] in NOT_LAST for line in found)


def test_japanese_ends_a_line_after_any_sign_but_the_forbidden():
    text = "光陽港に新しい埠頭が開業、最初の船は「夜明け前」に着いた。"
    for width in range(8, 40, 2):
        found = lines(text, width)
        assert "".join(found) == text
        assert not any(line[0] in NOT_FIRST or line[-1] in NOT_LAST for line in found), (width, found)


def test_a_line_may_end_after_the_ellipsis_between_two_halves_of_a_headline():
    assert lines("매듭”…산업부 환영", 11) == ["매듭”…", "산업부 환영"]


def test_hanja_stays_with_its_korean_word():
    assert lines("佛·美 정상 만나", 9) == ["佛·美", "정상 만나"]


def test_what_is_too_much_ends_with_an_ellipsis_that_fits():
    found = cut(["가나다라", "마바사아", "자차카타"], 2, 8, measure)
    assert found == ["가나다라", "마바사…"]
    assert cut(["가나"], 2, 8, measure) == ["가나"]


def test_decomposed_hangul_is_set_as_syllables():
    assert lines("\u1100\u1161\u1102\u1161", 4) == ["가나"]
