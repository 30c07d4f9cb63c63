"""Addresses keep every script's letters, in one form and of bounded length."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.slug import MAX_SLUG_CHARS, slugify


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("갯마을 ‘햇빛 연금’ 첫 지급…㈜바람 참여", "ko", "갯마을-햇빛-연금-첫-지급-주-바람-참여"),
        ("The City's Café: 1.37 Trillion", "en", "the-citys-cafe-1-37-trillion"),
        ("Café", "ko", "café"),
        ("ＡＢＣ ①②", "ko", "abc-12"),
        ("ㅋㅋ 굿", "ko", "ㅋㅋ-굿"),
        ("مرحبا، بالعالم", "ko", "مرحبا-بالعالم"),
        ("हिन्दी समाचार", "en", "हिन्दी-समाचार"),
        ("  --a__b//c  ", "en", "a-b-c"),
        ("새\u200b길", "ko", "새길"),
    ],
)
def test_slug_keeps_letters_and_joins_words_by_hyphens(text, language, expected):
    assert slugify(text, language) == expected


@pytest.mark.parametrize("text", ["", "🎉🔥❤️", "،؛؟", "\u202e\u200f", "---", "\u0301"])
def test_slug_is_empty_only_without_a_letter_or_digit(text):
    assert slugify(text, "ko") == ""


def test_decomposed_hangul_has_the_same_address():
    assert slugify(unicodedata.normalize("NFD", "새길 소식"), "ko") == "새길-소식"


def test_long_slug_ends_with_a_whole_word():
    slug = slugify("바닷가 마을 소식 " * 20, "ko")
    assert len(slug) <= MAX_SLUG_CHARS
    assert slug.split("-")[-1] in {"바닷가", "마을", "소식"}


def test_overlong_word_is_cut_between_syllables():
    assert slugify("가" * 200, "ko") == "가" * MAX_SLUG_CHARS
    conjoining = "\u1100\u1161\u11ab\u11f0" * 60
    assert not unicodedata.category(slugify(conjoining, "ko")[-1]).startswith("M")


@given(st.text(), st.sampled_from(["ko", "en", "ja"]))
def test_slug_of_a_slug_is_itself(text, language):
    slug = slugify(text, language)
    assert slugify(slug, language) == slug
    assert len(slug) <= MAX_SLUG_CHARS
    assert unicodedata.is_normalized("NFC", slug)
    assert not slug.startswith("-") and not slug.endswith("-") and "--" not in slug
    if any(unicodedata.category(sign)[0] in "LN" for sign in slug):
        assert slug
