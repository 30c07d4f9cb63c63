"""What somebody looks for, read from what they typed."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from articles.text import tokens

LONGEST = 200  # characters of a question
MOST_TERMS = 24
MOST_HITS = 200  # how far one can page
# A minus counts at the beginning of a word only; quotation marks may be typewritten or typographic.
_PART = re.compile(
    r"""(?P<minus>(?:(?<=\s)|^)[-\u2212])?"""
    r"""(?:["\u201c\u201d](?P<phrase>[^"\u201c\u201d]*)["\u201c\u201d]|(?P<word>[^\s"\u201c\u201d]+))"""
)
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"


class TooLong(ValueError):
    """More than LONGEST characters."""


@dataclass(frozen=True, slots=True)
class Term:
    """Tokens that stand one after the other. The last one of a word may be a beginning (`is_open`)."""

    tokens: tuple[str, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """`text` is what was typed, made clean; `terms` must all be there, `without` must not.

    `looser` are the same words without Korean particles, for a second try of which any may be there.
    """

    text: str
    terms: tuple[Term, ...]
    without: tuple[Term, ...]
    looser: tuple[Term, ...]

    @property
    def is_empty(self) -> bool:
        return not self.terms


@dataclass(frozen=True, slots=True)
class Query:
    """A question to one language's stories. `lists` narrows to public lists, (kind, pk), all of them;
    `first` and `last` are days of first publication in Seoul, both included.
    """

    question: Question
    language: str
    lists: tuple[tuple[str, int], ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None
    sort: Sort = Sort.RELEVANCE


def ask(text: str) -> Question:
    """Words must all be found; "words in quotes" next to each other; -word or -"words" not at all.

    Signs without letters are passed over. Raises TooLong.
    """
    # The most compact form of a text is the one that is counted.
    clean = " ".join(_INVISIBLE.sub(" ", unicodedata.normalize("NFC", text[: LONGEST * 4])).split())
    if len(clean) > LONGEST or len(text) > LONGEST * 4:
        raise TooLong(clean[:LONGEST])
    terms: list[Term] = []
    without: list[Term] = []
    looser: list[Term] = []
    for part in _PART.finditer(clean):
        is_phrase = part["phrase"] is not None
        words = part["phrase"] if is_phrase else part["word"]
        if part["minus"]:
            without += term(words, is_open=False)
            continue
        terms += term(words, is_open=not is_phrase)
        looser += term(
            words if is_phrase else tokens.without_particle(tokens.folded(words)), is_open=not is_phrase
        )
    return Question(clean, once(terms), once(without), once(looser))


def term(words: str, *, is_open: bool) -> list[Term]:
    found = tuple(tokens.phrase(words))
    return [Term(found, is_open and tokens.may_go_on(found[-1]))] if found else []


def once(terms: list[Term]) -> tuple[Term, ...]:
    return tuple(dict.fromkeys(terms))[:MOST_TERMS]
