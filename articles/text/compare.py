"""Two texts side by side for a reader: blocks first, then words, Korean words at their particles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from articles.text.since import MOST_BLOCKS, paragraphs
from articles.text.tokens import without_particle

MOST_WORDS: Final = 4_000
# From here on two paragraphs are one that was rewritten, not one that went and another that came.
ALIKE: Final = 0.3

_PIECE: Final = re.compile(r"\s+|\w+|[^\w\s]")
_HANGUL: Final = re.compile("[가-힣]")


@dataclass(frozen=True, slots=True)
class Row:
    """One block: `kind` is same, changed, gone or come; `words` are ("same" | "del" | "ins", text)."""

    kind: str
    words: tuple[tuple[str, str], ...]


def bodies(before: str, after: str) -> tuple[Row, ...]:
    """Two canonical bodies, block by block; only what is read is compared."""
    return blocks(paragraphs(before) if before else [], paragraphs(after) if after else [])


def lines(before: Sequence[str], after: Sequence[str]) -> tuple[Row, ...]:
    """Lists of which each line stands for itself: bylines, photos, places."""
    return tuple(row for row in blocks(before, after))


def blocks(old: Sequence[str], new: Sequence[str]) -> tuple[Row, ...]:
    if max(len(old), len(new)) > MOST_BLOCKS:
        old, new = ["\n\n".join(old)], ["\n\n".join(new)]
    found: list[Row] = []
    for op, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            found += [Row("same", (("same", text),)) for text in old[i:j]]
        else:
            found += stretch(old[i:j], new[k:m])
    return tuple(found)


def stretch(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """Each new block beside the next old one it is like; the others went or came. Each block is read once."""
    have = [frozenset(pieces(text)) for text in old]
    place = 0
    for text in new:
        wanted = frozenset(pieces(text))
        twin = next((at for at in range(place, len(old)) if alike(have[at], wanted)), None)
        if twin is None:
            yield Row("come", (("ins", text),))
            continue
        yield from (Row("gone", (("del", gone),)) for gone in old[place:twin])
        yield Row("changed", words(old[twin], text))
        place = twin + 1
    yield from (Row("gone", (("del", gone),)) for gone in old[place:])


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    both = len(one & other)
    return both > 0 and both / max(len(one), len(other)) >= ALIKE


def words(before: str, after: str) -> tuple[tuple[str, str], ...]:
    old, new = pieces(before), pieces(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return tuple((op, text) for op, text in (("del", before), ("ins", after)) if text)
    found: list[tuple[str, str]] = []
    for op, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            found.append(("same", "".join(old[i:j])))
            continue
        found += [("del", "".join(old[i:j]))] if i < j else []
        found += [("ins", "".join(new[k:m]))] if k < m else []
    return tuple(found)


def pieces(text: str) -> list[str]:
    """Words, signs and spaces, which joined are the text; of a Korean word its particle stands by itself."""
    found: list[str] = []
    for piece in _PIECE.findall(text):
        stem = without_particle(piece) if _HANGUL.search(piece) else piece
        found += [stem, piece[len(stem) :]] if stem != piece else [piece]
    return found
