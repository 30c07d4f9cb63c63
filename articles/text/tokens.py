"""Turns text into the tokens of the search index: pairs of syllables for Korean, Chinese and Japanese, whole
words for everything else.

Korean glues particles to its nouns and spaces them freely; pairs find 광양항 in 광양항에서 and in 광양 항.
An index of words finds the text of 83 to 86 of a hundred Korean questions, one of pairs that of 99 (measured
on KLUE-MRC).
"""

import re
import unicodedata
from typing import Final

LONGEST_WORD: Final = 64  # characters of one token; what is longer is no word
# Runs of one script family. Half syllables stand with Hangul, numbers with Latin letters.
_CJK: Final = (
    "\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3131-\u318e\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003134f"
)
# A stretch of CJK signs goes on over single spaces: Koreans write 광양항 부두 and 광양항부두 alike.
_RUN: Final = re.compile(f"[{_CJK}]+(?: [{_CJK}]+)*|[^\\W_{_CJK}]+")
_IS_CJK: Final = re.compile(f"[{_CJK}]")
_ACCENTS: Final = re.compile("[\u0300-\u036f]+")
# Longest first. Nothing is cut off a stem of one syllable: 이에 is not 이 with a particle.
_PARTICLES: Final = (
    "에서부터", "으로부터", "에게서는", "이라고는", "에서는", "으로는", "으로서", "으로써", "이라고",
    "이라는", "까지의", "에서의", "에게는", "에서", "에게", "으로", "까지", "부터", "처럼", "보다", "이나",
    "이라", "라고", "라는", "에는", "에도", "와의", "과의", "이란", "하고", "은", "는", "이", "가", "을",
    "를", "의", "에", "와", "과", "도", "로", "만", "란",
)  # fmt: skip


def folded(text: str) -> str:
    """Compatibility forms resolved, lower case, accents of Latin letters dropped, Hangul composed."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", plain)))


def runs(text: str) -> list[str]:
    """The words and the stretches of CJK signs of a text, in order, folded, without the spaces in them."""
    return [run.replace(" ", "") for run in _RUN.findall(" ".join(folded(text).split()))]


def pairs(run: str) -> list[str]:
    """Neighbouring pairs of a stretch of CJK signs; a single sign, or any other word, is one token."""
    if len(run) < 2 or not _IS_CJK.match(run):
        return [run[:LONGEST_WORD]]
    return [run[place : place + 2] for place in range(len(run) - 1)]


def indexed(run: str) -> list[str]:
    """As `pairs`, and the last sign by itself: one syllable is looked for as the beginning of a token."""
    return [*pairs(run), run[-1]] if len(run) > 1 and _IS_CJK.match(run) else pairs(run)


def tokens(text: str) -> list[str]:
    """What the index holds of a text, in order."""
    return [token for run in runs(text) for token in indexed(run)]


def phrase(text: str) -> list[str]:
    """What stands in the index, one token after the other, where a text has these words in this order."""
    found = runs(text)
    return [token for run in found[:-1] for token in indexed(run)] + [
        token for run in found[-1:] for token in pairs(run)
    ]


def may_go_on(token: str) -> bool:
    """Whether a word asked for may be the beginning of a longer one: one syllable, or three letters."""
    return bool(_IS_CJK.match(token)) or len(token) >= 3


def without_particle(word: str) -> str:
    """A Korean word without the particle at its end, where at least two syllables are left."""
    for particle in _PARTICLES:
        if word.endswith(particle) and len(word) - len(particle) >= 2:
            return word[: -len(particle)]
    return word
