"""Lays a translated body beside its source: which paragraphs of the one stand for which of the other.

Headings, lists, tables, quotations and figures are fixed points where both texts have them in the same order.
Between them paragraphs are paired by length, as in W. A. Gale and K. W. Church, "A Program for Aligning
Sentences in Bilingual Corpora" (1993); numbers and Latin words that stand in both are a second clue.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Final

from articles.text import body

# Above this many blocks on a side they are only paired in order; no story is as long.
MOST_BLOCKS: Final = 2_000
# Beyond this many pairs to try, only those near the diagonal are.
WHOLE_SQUARE: Final = 10_000
BAND: Final = 12

# How many blocks of each side go together, and how likely that is.
BEADS: Final = (
    (1, 1, 0.89), (1, 2, 0.04), (2, 1, 0.04), (1, 0, 0.015), (0, 1, 0.015), (1, 3, 0.003), (3, 1, 0.003),
    (2, 2, 0.003),
)  # fmt: skip
# Variance of the length of a translation, a character; measured on Korean and English news (they say 6.8).
VARIANCE: Final = 15.0
# A Hangul or Chinese character says about as much as two Latin ones; so measured, lengths of translations are
# alike, and how far a whole text differs says more of what was left out than of its language.
LEAST_RATIO, MOST_RATIO = 0.7, 1.5
MOST_COST: Final = 25.0
CLUE: Final = 12.0
A_LONG_WAY: Final = 100.0

_TAG: Final = re.compile(r"<([a-z][a-z0-9]*)([^>]*)>")
_MARKUP: Final = re.compile("<[^>]*>")
_IDENTITY: Final = re.compile(r'(?:data-[a-z]+|class)="[^"]*"')
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_WIDE: Final = re.compile("[ㄱ-ㆎ가-힣぀-ヿ一-鿿]")
_LATIN: Final = re.compile(r"[A-Za-z]{2,}")


@dataclass(frozen=True, slots=True)
class Pair:
    """Numbers of blocks, from 0, that stand for each other; one side may be empty."""

    source: tuple[int, ...]
    target: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """What alignment looks at of a block: its kind (and which picture it is), its length, its clues."""

    kind: str
    length: int
    clues: frozenset[str]


def align(source: str, target: str) -> tuple[Pair, ...]:
    """Every block of both bodies in exactly one pair, in order. Raises body.BodyTooLong."""
    left, right = measured(body.blocks(source), body.blocks(target))
    if max(len(left), len(right)) > MOST_BLOCKS:
        return tuple(in_order(len(left), len(right)))
    ratio = length_ratio(left, right)
    found: list[Pair] = []
    i = j = 0
    for x, y in (*anchors(left, right), (len(left), len(right))):
        found += between(left[i:x], right[j:y], ratio, i, j)
        if x < len(left):
            found.append(Pair((x,), (y,)))
        i, j = x + 1, y + 1
    return tuple(found)


def measured(source: Sequence[str], target: Sequence[str]) -> tuple[list[Measured], list[Measured]]:
    """Both texts; Latin words are a clue where they stand in both: KTX, MOU, a company's name."""
    both = latin("".join(source)) & latin("".join(target))
    return [measure(block, both) for block in source], [measure(block, both) for block in target]


def latin(text: str) -> set[str]:
    return {word.casefold() for word in _LATIN.findall(text)}


def measure(block: str, words: set[str]) -> Measured:
    opening = _TAG.match(block)
    name, attributes = (opening[1], opening[2]) if opening else ("p", "")
    identity = " ".join(_IDENTITY.findall(attributes)) if name not in ("p", "ul", "ol") else ""
    # Blocks are canonical: no tag hides in them, and reading each once more would cost ten times as much.
    text = unescape(_MARKUP.sub(" ", block))
    clues = {number.replace(",", "") for number in _NUMBER.findall(text)} | (latin(text) & words)
    return Measured(f"{name} {identity}".strip(), len(text) + len(_WIDE.findall(text)), frozenset(clues))


def length_ratio(left: Sequence[Measured], right: Sequence[Measured]) -> float:
    """Characters of target for one of source, over the whole text, if it says anything."""
    ours, theirs = sum(block.length for block in left), sum(block.length for block in right)
    return min(MOST_RATIO, max(LEAST_RATIO, theirs / ours)) if ours and theirs else 1.0


def anchors(left: Sequence[Measured], right: Sequence[Measured]) -> list[tuple[int, int]]:
    """Blocks other than paragraphs that both texts have in the same order: the longest such sequence."""
    ours = [place for place, block in enumerate(left) if block.kind != "p"]
    theirs = [place for place, block in enumerate(right) if block.kind != "p"]
    if [left[x].kind for x in ours] == [right[y].kind for y in theirs]:
        return list(zip(ours, theirs, strict=True))
    if len(ours) * len(theirs) > WHOLE_SQUARE * 10:
        return []
    longest = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in reversed(range(len(ours))):
        for j in reversed(range(len(theirs))):
            same = left[ours[i]].kind == right[theirs[j]].kind
            longest[i][j] = longest[i + 1][j + 1] + 1 if same else max(longest[i + 1][j], longest[i][j + 1])
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(ours) and j < len(theirs):
        if left[ours[i]].kind == right[theirs[j]].kind:
            found.append((ours[i], theirs[j]))
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def between(
    left: Sequence[Measured], right: Sequence[Measured], ratio: float, first: int, second: int
) -> list[Pair]:
    """The pairs of a stretch without fixed points; `first` and `second` are where it begins."""
    if not left or not right:
        alone = [Pair((first + place,), ()) for place in range(len(left))]
        return alone + [Pair((), (second + place,)) for place in range(len(right))]
    best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for i, j in cells(len(left), len(right)):
        options = [
            (best[i - a, j - b][0] + cost(left[i - a : i], right[j - b : j], ratio, prior), a, b)
            for a, b, prior in BEADS
            if (i - a, j - b) in best
        ]
        if options:
            best[i, j] = min(options)
    found: list[Pair] = []
    i, j = len(left), len(right)
    while i or j:
        _cost, a, b = best[i, j]
        found.append(Pair(tuple(range(first + i - a, first + i)), tuple(range(second + j - b, second + j))))
        i, j = i - a, j - b
    return found[::-1]


def cells(rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """Row by row; of a large square only the band around its diagonal, which both ends lie in."""
    whole = rows * columns <= WHOLE_SQUARE
    slope = columns / rows
    reach = BAND + math.ceil(slope)
    for i in range(rows + 1):
        middle = round(i * slope)
        low, high = (0, columns) if whole else (max(0, middle - reach), min(columns, middle + reach))
        for j in range(low, high + 1):
            if i or j:
                yield i, j


def cost(left: Sequence[Measured], right: Sequence[Measured], ratio: float, prior: float) -> float:
    """How unlikely it is that these blocks stand for each other."""
    base = -math.log(prior)
    if not left or not right:
        return base + min(MOST_COST, sum(block.length for block in (*left, *right)) / A_LONG_WAY)
    ours, theirs = sum(block.length for block in left), sum(block.length for block in right)
    # The square root of the variance of a text of this length; longer texts vary more.
    spread = math.sqrt(VARIANCE * max(1.0, (ours * ratio + theirs) / 2))
    delta = abs(theirs - ours * ratio) / spread
    clue = CLUE * shared(left, right)
    different = 0.0 if left[0].kind == right[0].kind else 6.0
    return base + min(MOST_COST, delta * delta / 2) + different - clue


def shared(left: Sequence[Measured], right: Sequence[Measured]) -> float:
    """0 to 1: which part of all their clues both sides have."""
    ours = frozenset[str]().union(*(block.clues for block in left))
    theirs = frozenset[str]().union(*(block.clues for block in right))
    together = len(ours) + len(theirs)
    return 2 * len(ours & theirs) / together if together else 0.0


def in_order(rows: int, columns: int) -> Iterator[Pair]:
    for place in range(max(rows, columns)):
        yield Pair((place,) if place < rows else (), (place,) if place < columns else ())
