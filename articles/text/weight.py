"""How much a new text changes for somebody who has read the old one: a slip put right, or something else.

A decision of values, so that it can be asked before anything is done. It errs on the side of asking.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

MINOR: Final = "minor"
MATERIAL: Final = "material"
# Of a text's words, how many may be other ones before it is another text.
MOST_WORDS: Final = 12
MOST_SHARE: Final = 0.2
# Longer texts are not compared word by word.
LONGEST: Final = 4_000
# Two words are one word with a slip in it if their letters (Hangul taken apart) agree this far.
SLIP: Final = 0.7

NUMBER: Final = re.compile(r"\d+(?:[.,:]\d+)*")
DENIAL: Final = re.compile(
    r"않|못하|못했|없|아니|(?<![가-힣])안(?= )|\b(?:not|no|never|none|without|cannot)\b|n[’']t\b",
    re.IGNORECASE,
)
# A capital inside a sentence: a name, more often than not.
NAME: Final = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader reads of one text, plain; `names` are those who sign it."""

    headline: str
    deck: str
    text: str
    names: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        return "\n".join((self.headline, self.deck, self.text))


@dataclass(frozen=True, slots=True)
class Judged:
    """`reasons` are codes: headline, number, denial, name, signed, words."""

    level: str
    reasons: tuple[str, ...] = ()

    @property
    def is_material(self) -> bool:
        return self.level == MATERIAL


def weigh(before: Read, after: Read) -> Judged:
    """Minor without reasons, or material with every reason there is."""
    asked = (
        ("headline", other_words(before.headline, after.headline) > 0),
        ("number", Counter(NUMBER.findall(before.whole)) != Counter(NUMBER.findall(after.whole))),
        ("denial", denials(before.whole) != denials(after.whole)),
        ("name", set(NAME.findall(before.text)) != set(NAME.findall(after.text))),
        ("signed", before.names != after.names),
        ("words", is_another_text(before.text, after.text)),
    )
    reasons = tuple(code for code, is_so in asked if is_so)
    return Judged(MATERIAL if reasons else MINOR, reasons)


def denials(text: str) -> Counter[str]:
    return Counter(found.casefold() for found in DENIAL.findall(text))


def is_another_text(before: str, after: str) -> bool:
    number = other_words(before, after)
    return number >= MOST_WORDS or number > MOST_SHARE * max(len(before.split()), 1)


def other_words(before: str, after: str) -> int:
    """How many words were taken out, put in or changed for another; a slip put right is none of them."""
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > LONGEST:
        return 0 if old == new else LONGEST
    count = 0
    for op, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal" or "".join(old[i:j]) == "".join(new[k:m]):
            continue  # the same letters, spaced otherwise
        gone, come = old[i:j], new[k:m]
        if len(gone) == len(come):
            count += sum(not is_slip(one, other) for one, other in zip(gone, come, strict=True))
        else:
            count += max(len(gone), len(come))
    return count


def is_slip(one: str, other: str) -> bool:
    """광양헝 and 광양항, teh and the; never where a figure changes."""
    if NUMBER.findall(one) != NUMBER.findall(other):
        return False
    ours, theirs = (unicodedata.normalize("NFD", word).casefold() for word in (one, other))
    return sorted(ours) == sorted(theirs) or SequenceMatcher(None, ours, theirs).ratio() >= SLIP
