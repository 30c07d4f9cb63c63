"""Sets a headline into lines: words whole, no line beginning or ending with the wrong sign, all even."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

Measure = Callable[[str], float]

# Signs that may not begin a line, and signs that may not end one (금칙, 禁則; as CSS `line-break: strict`).
NOT_FIRST = frozenset(
    "!%),.:;?]}¢°’”‰′″℃、。々〉》」』】〕〗〞・ー！％），．：；？］｝～…‥·ㆍ"
    "ァィゥェォッャュョヮぁぃぅぇぉっゃゅょゎ"
)
NOT_LAST = frozenset("$([{£¥‘“〈《「『【〔〖〝＄（［｛￡￥#@")
# Scripts written without spaces between words: a line may end after each of their signs.
WITHOUT_SPACES = ("HIRAGANA", "KATAKANA", "CJK UNIFIED")
ELLIPSIS = "…"
# Headlines put it for "and"; whatever comes after it may begin a line.
AFTER_ELLIPSIS = re.compile(r"(?<=…)(?=[^…”’\"')\]」』])")


def is_free(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith(WITHOUT_SPACES)


def joined_at(before: str, after: str) -> bool:
    """Whether a line may not end between two signs by the rules for signs."""
    return after in NOT_FIRST or before in NOT_LAST or bool(unicodedata.combining(after))


def pieces(word: str, *, everywhere: bool = False) -> list[str]:
    """Parts of a word between which a line may end: of Japanese each sign, of Korean and English none;
    `everywhere` cuts what is too long for any line.
    """
    found: list[str] = []
    for sign in word:
        is_kana = bool(found) and is_free(found[-1][-1]) and is_free(sign)
        if found and (joined_at(found[-1][-1], sign) or not (everywhere or is_kana)):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def units(text: str, width: float, measure: Measure) -> list[tuple[str, bool]]:
    """What lines are filled with, and whether a space stands before it. Hanja stays with its Korean word."""
    found: list[tuple[str, bool]] = []
    for word in unicodedata.normalize("NFC", text).split():
        has_kana = any(unicodedata.name(sign, "").startswith(("HIRAGANA", "KATAKANA")) for sign in word)
        parts = pieces(word) if has_kana else AFTER_ELLIPSIS.split(word)
        for number, part in enumerate(parts):
            cut = [part] if measure(part) <= width else pieces(part, everywhere=True)
            found += [(piece, number == 0 and place == 0) for place, piece in enumerate(cut)]
    return found


def filled(parts: Iterable[tuple[str, bool]], width: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    for part, has_space in parts:
        longer = f"{lines[-1]}{' ' if has_space else ''}{part}" if lines else part
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def balanced(text: str, width: float, measure: Measure) -> list[str]:
    """As few lines as the width allows, each about as long as the others."""
    parts = units(text, width, measure)
    lines = filled(parts, width, measure)
    low, high = max((measure(part) for part, _space in parts), default=0.0), width
    while high - low > 4:
        middle = (low + high) / 2
        if len(filled(parts, middle, measure)) > len(lines):
            low = middle
        else:
            high = middle
    return filled(parts, high, measure)


def cut(lines: list[str], most: int, width: float, measure: Measure) -> list[str]:
    """The first lines, the last of them with an ellipsis if there were more."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and measure(last + ELLIPSIS) > width:
        last = last[:-1].rstrip()
    return [*lines[: most - 1], last + ELLIPSIS]
