"""How a question is read."""

import unicodedata

import pytest

from articles.search.query import LONGEST, MOST_TERMS, Term, TooLong, ask


def test_words_may_go_on_and_phrases_may_not():
    question = ask('부두 "첫 배" ship')
    assert question.terms == (
        Term(("부두",), is_open=True),
        Term(("첫배",)),
        Term(("ship",), is_open=True),
    )


def test_a_minus_before_a_word_or_a_phrase_keeps_it_out():
    question = ask("부두 -화재 −“석유 누출” 2-3")
    assert [term.tokens for term in question.without] == [("화재",), ("석유", "유누", "누출")]
    assert [term.tokens for term in question.terms] == [("부두",), ("2", "3")]


def test_the_looser_words_have_no_particles():
    question = ask("광양항에서 부두가")
    assert [term.tokens for term in question.looser] == [("광양", "양항"), ("부두",)]


@pytest.mark.parametrize("text", ["", "   ", "\x00", "!!! …", '""', "-", "\u202e", '"', "😀"])
def test_a_question_without_a_letter_asks_nothing(text):
    assert ask(text).is_empty


def test_only_what_must_not_be_there_asks_nothing():
    assert ask("-화재").is_empty


def test_decomposed_hangul_asks_the_same():
    assert ask(unicodedata.normalize("NFD", "광양항")) == ask("광양항")


@pytest.mark.parametrize("text", ["가" * (LONGEST + 1), "x" * 100_000])
def test_a_question_has_a_longest_length(text):
    with pytest.raises(TooLong):
        ask(text)
    ask(text[:LONGEST])


def test_a_question_has_a_largest_number_of_words():
    assert len(ask(" ".join(f"{n}" for n in range(60))).terms) == MOST_TERMS


@pytest.mark.parametrize(
    "text", ['a" OR b', "NEAR(a b)", "a AND NOT b", "headline:a", "a*", "(a", "'a' | !b", ":*"]
)
def test_no_sign_is_an_operator_of_an_engine(text):
    assert all(token.isalnum() for term in ask(text).terms for token in term.tokens)
