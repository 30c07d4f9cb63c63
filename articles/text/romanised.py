"""Korean names in Latin letters: finds them in an English text and knows which spellings sound alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

# Family names as people spell them, by the sound they stand for (Revised Romanisation first).
_FAMILIES: Final = (
    "kim gim", "lee yi rhee i", "park bak pak", "choi choe", "jeong jung chung cheong joung chong",
    "kang gang", "jo cho joh", "yoon yun youn", "jang chang", "im lim rim yim", "han", "oh o", "seo suh so",
    "shin sin", "kwon gwon kweon", "hwang whang", "ahn an", "song", "ryu yu yoo ryoo", "jeon jun chun chon",
    "hong", "go ko koh", "moon mun", "yang ryang", "son sohn", "bae pae bai", "baek paek baik paik",
    "heo hur huh her", "nam", "sim shim", "noh no roh ro", "ha", "kwak gwak", "sung seong", "cha",
    "joo ju chu", "woo u wu", "koo gu ku", "na ra nah", "min", "jin chin", "ji chi", "eom um uhm",
    "won weon", "bang pang", "gong kong", "pyo", "ham", "gil kil", "do", "chae", "tak", "yeo yo", "mok",
    "bong", "byun byeon", "namgung", "seon sun",
)  # fmt: skip
_FAMILY: Final = {spelling: sounds.split()[0] for sounds in _FAMILIES for spelling in sounds.split()}

_SYLLABLE: Final = (
    "(?:kk|gg|tt|dd|pp|bb|ss|jj|ch|sh|kh|[bcdghjklmnprstyw])?"
    "(?:[yw]?(?:aeo|yeo|eou|you|ae|ai|ay|eo|eu|ee|oo|oe|ou|ui|wi|a|e|i|o|u))"
    "(?:ng|ck|[bgklmnprt]|h(?![aeiouwy]))?"
)
_GIVEN: Final = re.compile(rf"{_SYLLABLE}(?:{_SYLLABLE})?", re.IGNORECASE)
_NAME: Final = re.compile(
    r"(?<![\w-])(?P<one>[A-Z][a-z]{0,8}(?:-[A-Za-z][a-z]{0,8})?)\s"
    r"(?P<two>[A-Z][a-z]{1,8}-[A-Za-z][a-z]{0,8}|[A-Z][a-z]{1,9}(?:\s[A-Z][a-z]{1,8})?)(?![\w-])"
)
# Spellings of one sound, the longer first; what stands on the right is a class, not a sound.
_SOUNDS: Final = (
    ("ng", "N"),
    ("kk|gg|kh|ck|[gkqc](?!h)", "k"),
    ("tch|ch|jj|[jz]", "j"),
    ("tt|dd|[dt]", "t"),
    ("pp|bb|[bpvf]", "p"),
    ("sh|ss|s", "s"),
    ("ll|[rl]", "l"),
    ("(?<=[aeiou])h(?![aeiouwy])", ""),
    ("yaeo|yeou|yeo|you|yoo|yo|yu|iu", "Y"),
    ("weo|wo(?!o)", "W"),
    ("woo|wu|eou|eo|eu|oo|ou|u", "U"),
    ("yae|ye", "E"),
    ("ae|ai|ay", "A"),
    ("eui|ui|wi|ee|yi|i", "I"),
)
_INITIALS: Final = (
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h",
)  # fmt: skip
_VOWELS: Final = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi",
    "yu", "eu", "ui", "i",
)  # fmt: skip
_FINALS: Final = (
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t",
    "ng", "t", "t", "k", "t", "p", "t",
)  # fmt: skip
_HANGUL: Final = re.compile("[가-힣]{2,}")
_COMPILED: Final = tuple((re.compile(pattern), sound) for pattern, sound in _SOUNDS)


@dataclass(frozen=True, slots=True)
class Name:
    """A Korean person's name in a text: as written, where, and keys for same letters and same sound."""

    text: str
    start: int
    letters: str
    sound: str


def letters(text: str) -> str:
    """The same for `Hyeon-bok`, `Hyeonbok` and `Hyeon Bok`."""
    return re.sub(r"[^a-z]", "", text.casefold())


@lru_cache(maxsize=4_096)
def sound(text: str) -> str:
    """The same for spellings that sound alike: `Hyeon-bok` and `Hyun-bok`, `Busan` and `Pusan`."""
    found = letters(text)
    for pattern, sounds in _COMPILED:
        found = pattern.sub(sounds, found)
    return found


def family(word: str) -> str:
    """The sound of a Korean family name, "" if it is none."""
    return _FAMILY.get(word.casefold(), "")


def spellings(sound: str) -> tuple[str, ...]:
    """Every way a family name of this sound is spelled."""
    return tuple(spelling for spelling, key in _FAMILY.items() if key == sound)


def is_given(text: str) -> bool:
    """One or two Korean syllables; a hyphen or a space says where the second begins."""
    parts = re.split(r"[\s-]", text)
    if len(parts) == 2:
        return all(re.fullmatch(_SYLLABLE, part, re.IGNORECASE) for part in parts)
    return len(parts) == 1 and bool(_GIVEN.fullmatch(text))


def names(text: str) -> Iterator[Name]:
    """Korean names in the order of the text: family name first, or last as the West writes it."""
    place = 0
    while match := _NAME.search(text, place):
        found = read(match["one"], match["two"])
        if found:
            written, key = found
            yield Name(written, match.start(), "".join(key), f"{family(key[0])} {sound(key[1])}")
            place = match.start() + len(written)
        else:
            place = match.end("one")


def read(one: str, two: str) -> tuple[str, tuple[str, str]] | None:
    """The name as written and its (family name, given name), in letters alone."""
    if family(one) and is_given(two) and len(letters(two)) > 2:
        return f"{one} {two}", (letters(one), letters(two))
    first, _space, _rest = two.partition(" ")
    if family(one) and is_given(first) and len(letters(first)) > 2:
        return f"{one} {first}", (letters(one), letters(first))
    # The West's order only where the given name is plainly one: English has too many a Sun and Long.
    if "-" in one and family(first) and is_given(one):
        return f"{one} {first}", (letters(first), letters(one))
    return None


def in_latin(hangul: str) -> str:
    """Syllable by syllable (Revised Romanisation, as in names); other characters stay."""
    written = ""
    for sign in hangul:
        place = ord(sign) - 0xAC00
        if 0 <= place < 11_172:
            initial, rest = divmod(place, 588)
            sign = _INITIALS[initial] + _VOWELS[rest // 28] + _FINALS[rest % 28]
        written += sign
    return written


def hangul_names(text: str, wanted: str) -> set[str]:
    """What in a Korean text could be the name that sounds as `wanted` (Name.sound): usually one, or none."""
    found: set[str] = set()
    for run in _HANGUL.findall(text):
        for length in (2, 3):
            name = run[:length]
            if len(name) == length and sounds_as(name) == wanted:
                found.add(name)
    return found


@lru_cache(maxsize=16_384)
def sounds_as(hangul: str) -> str:
    """Name.sound of a Korean name whose family name is one syllable; "" if it is none."""
    first = family(in_latin(hangul[:1]))
    return f"{first} {sound(in_latin(hangul[1:]))}" if first else ""
