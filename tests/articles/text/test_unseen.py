"""Of the characters nobody sees those that turn a line around go, and those that shape letters stay."""

import pytest

from articles.text.unseen import has_controls, without_controls

TURNING = [*"\u202a\u202b\u202c\u202d\u202e", *"\u2066\u2067\u2068\u2069"]


@pytest.mark.parametrize("sign", [*TURNING, "\x01", "\x07", "\x08", "\x1b", "\x1f", "\x7f", "\x80", "\x9f"])
def test_a_control_character_is_taken_out(sign):
    assert has_controls(f"광양{sign}항")
    assert without_controls(f"광양{sign}항") == "광양항"


@pytest.mark.parametrize(
    "text", ["광양\t항", "광양\n항", "👩\u200d🔧", "مي\u200cخ", "a\u200eb\u200fc", "café 광양 ▲ ·"]
)
def test_what_shapes_or_parts_words_stays(text):
    assert not has_controls(text)
    assert without_controls(text) == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_is_the_same_one(end):
    assert without_controls(f"가{end}나") == "가\n나"
