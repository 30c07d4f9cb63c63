"""What changed in a source: the changed paragraphs alone, word by word, whatever the markup."""

from articles.text.since import MOST_BLOCKS, changes

ONE, TWO, THREE = "<p>하나다.</p>", "<p>둘이다 그리고 더.</p>", "<p>셋이다.</p>"


def test_the_same_text_has_no_changes():
    assert changes(ONE + TWO, ONE + TWO, is_body=True) == ()
    assert changes("제목", "제목", is_body=False) == ()


def test_a_changed_paragraph_is_told_word_by_word_with_its_number():
    (change,) = changes(ONE + TWO + THREE, ONE + "<p>둘이다 또한 더.</p>" + THREE, is_body=True)
    assert change.number == 2
    assert change.words == (("same", "둘이다 "), ("del", "그리고 "), ("ins", "또한 "), ("same", "더."))


def test_added_and_removed_paragraphs_are_told_whole():
    assert [(c.number, c.words) for c in changes(ONE, ONE + THREE, is_body=True)] == [
        (2, (("ins", "셋이다."),))
    ]
    assert [(c.number, c.words) for c in changes(ONE + THREE, ONE, is_body=True)] == [
        (2, (("del", "셋이다."),))
    ]


def test_emphasis_and_links_alone_are_no_change_of_words():
    bold = '<p><strong>하나</strong><a href="https://gaonnaru.example/">다</a>.</p>'
    assert changes(ONE, bold, is_body=True) == ()


def test_a_line_is_compared_as_a_line():
    (change,) = changes("새 부두 열려", "새 부두 문 열어", is_body=False)
    assert change.words == (("same", "새 부두 "), ("del", "열려"), ("ins", "문 열어"))
    assert changes("", "새 부제", is_body=False)[0].words == (("ins", "새 부제"),)
    assert changes("부제", "", is_body=False)[0].words == (("del", "부제"),)


def test_a_text_of_very_many_paragraphs_is_compared_as_one():
    many = "".join(f"<p>{number}</p>" for number in range(MOST_BLOCKS + 1))
    assert len(changes(many, many.replace("<p>7</p>", "<p>seven</p>"), is_body=True)) == 1
