"""What the search index holds of a text, and what of a question."""

import unicodedata

import pytest

from articles.text.tokens import LONGEST_WORD, phrase, tokens, without_particle


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("광양항", ["광양", "양항", "항"]),
        ("광양 항", ["광양", "양항", "항"]),
        ("항", ["항"]),
        ("Gwangyang Port", ["gwangyang", "port"]),
        ("3부두 2031년", ["3", "부두", "두", "2031", "년"]),
        ("ＰＯＳＣＯ ㈜", ["posco", "주"]),
        ("Café SEOUL", ["cafe", "seoul"]),
        ("光陽港", ["光陽", "陽港", "港"]),
        ("… — !?", []),
        ("", []),
    ],
)
def test_korean_goes_into_pairs_and_other_words_stay_whole(text, expected):
    assert tokens(text) == expected


def test_composed_and_decomposed_hangul_are_one():
    text = "광양항 새 부두"
    assert tokens(unicodedata.normalize("NFD", text)) == tokens(text)


def test_a_word_of_any_length_makes_tokens_of_a_bounded_one():
    assert all(len(token) <= LONGEST_WORD for token in tokens("x" * 5_000 + " " + "가" * 5_000))


@pytest.mark.parametrize("words", ["광양항", "양항", "3부두", "부두가 열렸다", "Gwangyang", "port of Busan"])
def test_a_phrase_stands_in_the_index_token_by_token(words):
    text = "port of Busan 광양항 3부두가 열렸다 Gwangyang 光"
    held, wanted = tokens(text), phrase(words)
    assert any(held[place : place + len(wanted)] == wanted for place in range(len(held)))


@pytest.mark.parametrize(
    ("word", "stem"),
    [("광양항에서", "광양항"), ("부두가", "부두"), ("이에", "이에"), ("port", "port"), ("정부는", "정부")],
)
def test_a_particle_is_cut_off_a_word_of_two_syllables(word, stem):
    assert without_particle(word) == stem
