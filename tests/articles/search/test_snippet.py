"""The passage of a text that is shown with a hit."""

import pytest

from articles.search.query import ask
from articles.search.snippet import LONGEST, snippet


def drawn(html: str, text: str) -> str:
    return "".join(
        f"[{piece.text}]" if piece.is_hit else piece.text for piece in snippet(html, ask(text).terms)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("광양항", "[광양항]에 새 부두가 열렸다"),
        ("새부두", "광양항에 [새 부두]가 열렸다"),
        ("POSCO", "광양항에 새 부두가 열렸다"),
    ],
)
def test_words_are_marked_as_the_text_spaces_them(text, expected):
    assert drawn("<p>광양항에 새 부두가 열렸다</p>", text) == expected


def test_a_long_text_is_cut_at_words_around_the_first_hit():
    words = "가나다 " * 100 + "광양항 " + "라마바 " * 100
    shown = drawn(f"<p>{words}</p>", "광양항")
    assert shown.startswith("… 가나다 ") and shown.endswith(" …") and "[광양항]" in shown
    assert len(shown) <= LONGEST + 10
    assert set(shown.replace("…", " ").replace("[", "").replace("]", "").split()) == {
        "가나다",
        "광양항",
        "라마바",
    }


def test_html_in_a_text_is_text():
    assert drawn("<p>&lt;script&gt; 부두</p>", "부두") == "<script> [부두]"


def test_a_text_that_folds_longer_is_still_marked_rightly():
    assert drawn("<p>㈜가온 ½ Port</p>", "port") == "㈜가온 ½ [Port]"
