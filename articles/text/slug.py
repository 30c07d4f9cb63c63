"""The readable part of an address, made from a headline in any script."""

import re
import unicodedata
from typing import Final

MAX_SLUG_CHARS: Final = 80

# Signs inside a word: leaving them out keeps the word whole ("city's" becomes "citys", not "city-s").
_INSIDE_WORDS: Final = "'\u2019\u02bc\uff07"
_COMPATIBILITY_JAMO: Final = re.compile("([\u3130-\u318f]+)")
_LATIN_MARK: Final = re.compile("(?<=[a-z])[\u0300-\u036f]+")


def slugify(text: str, language: str) -> str:
    """Lower-case words joined by hyphens, at most MAX_SLUG_CHARS, in NFC; letters of every script are kept.

    An English address loses the accents of Latin letters, because readers type it; other languages keep
    them. The answer is "" only if the text has no letter and no digit.
    """
    text = _folded(text)
    if language == "en":
        text = unicodedata.normalize("NFC", _LATIN_MARK.sub("", unicodedata.normalize("NFD", text)))
    words = "".join(_kept(text)).split("-")
    return _cut("-".join(word for word in words if word))


def _folded(text: str) -> str:
    """Lower case and compatibility forms resolved (full-width letters, ㈜, ①)."""
    # Single jamo (ㅋㅋ) are left alone: their compatibility form would turn them into half syllables.
    parts = _COMPATIBILITY_JAMO.split(text)
    parts[::2] = [unicodedata.normalize("NFKC", part) for part in parts[::2]]
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", "".join(parts)).lower())


def _kept(text: str) -> list[str]:
    kept: list[str] = []
    for sign in text:
        category = unicodedata.category(sign)
        inside = bool(kept) and kept[-1] != "-"
        if (category[0] in "LN" and sign not in _INSIDE_WORDS) or (
            category in ("Mn", "Mc") and inside and not "\ufe00" <= sign <= "\ufe0f"
        ):
            kept.append(sign)
        elif category not in ("Cf", "Mn", "Mc", "Me") and sign not in _INSIDE_WORDS:
            kept.append("-")
    return kept


def _cut(slug: str) -> str:
    """Shortened at a word's end; a single overlong word is cut between syllables."""
    if len(slug) <= MAX_SLUG_CHARS:
        return slug
    end = slug.rfind("-", 0, MAX_SLUG_CHARS + 1)
    if end < MAX_SLUG_CHARS // 2:
        end = MAX_SLUG_CHARS
        while end > 1 and _continues(slug[end]):
            end -= 1
    return slug[:end].rstrip("-")


def _continues(sign: str) -> bool:
    """True for a sign that belongs to the letter before it: a mark, or the rest of a decomposed syllable."""
    return unicodedata.category(sign)[0] == "M" or "\u1160" <= sign <= "\u11ff"
