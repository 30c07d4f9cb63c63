"""Compares an editor's text with the one saved meanwhile, paragraph by paragraph and word by word, and merges
what does not meet.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

from articles.text import body

MAX_WORDS: Final = 4_000

Side = Literal["mine", "theirs"]
_WORD: Final = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True)
class Hunk:
    """A stretch of the text: `kind` says who changed it, `preselect` which side the form offers first.

    The `mine` of all hunks joined are my text to the character, the `theirs` are theirs.
    """

    kind: Literal["same", "mine", "theirs", "both"]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    preselect: Side


def compare(base: str | None, mine: str, theirs: str) -> tuple[Hunk, ...]:
    """Hunks over the blocks of canonical bodies, or over the lines of any other text.

    With the common `base`, a stretch changed by one side only preselects that side. Without it nobody knows
    who changed what: text that stands on one side only is preselected, so that accepting it loses nothing.
    """
    texts = [text for text in (base, mine, theirs) if text]
    divide = _blocks if all(map(_is_body, texts)) else _lines
    if base is None:
        return _two_way(divide(mine), divide(theirs))
    return _three_way(divide(base), divide(mine), divide(theirs))


def merged(base: str | None, mine: str, theirs: str) -> str | None:
    """Both sides' changes in one text; None where they touched one paragraph, or nobody knows the base.

    A paragraph both moved, each elsewhere, would stand there twice: that is a question too.
    """
    if base is None:
        return None
    hunks = compare(base, mine, theirs)
    if any(hunk.kind == "both" for hunk in hunks):
        return None
    taken = [text for hunk in hunks for text in getattr(hunk, hunk.preselect)]
    joined = "".join(taken)
    texts = [text for text in (base, mine, theirs) if text]
    is_body = all(map(_is_body, texts))
    if joined and is_body and not _is_body(joined):
        return None
    divide = _blocks if is_body else _lines
    sides = [Counter(divide(text)) for text in (base, mine, theirs)]
    found = Counter(divide(joined) if joined else ())
    if any(number > max(side[text] for side in sides) for text, number in found.items() if text.strip()):
        return None
    return joined


def words(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """("same" | "del" | "ins", text) in reading order; one whole replacement above MAX_WORDS."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > MAX_WORDS:
        return tuple((op, text) for op, text in (("del", old), ("ins", new)) if text)
    found: list[tuple[str, str]] = []
    for op, i, j, k, m in SequenceMatcher(None, before, after).get_opcodes():
        if op == "equal":
            found.append(("same", "".join(before[i:j])))
            continue
        found += [("del", "".join(before[i:j]))] if i < j else []
        found += [("ins", "".join(after[k:m]))] if k < m else []
    return tuple(found)


def _is_body(text: str) -> bool:
    if not text.startswith("<") or len(text) > body.MAX_BODY_CHARS:
        return False
    try:
        return body.sanitise(text) == text
    except body.BodyTooLong:
        return False


def _blocks(text: str) -> tuple[str, ...]:
    return body.blocks(text)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.splitlines(keepends=True))


def _two_way(mine: Sequence[str], theirs: Sequence[str]) -> tuple[Hunk, ...]:
    hunks: list[Hunk] = []
    for op, i, j, k, m in SequenceMatcher(None, mine, theirs).get_opcodes():
        left, right = tuple(mine[i:j]), tuple(theirs[k:m])
        if op == "equal":
            hunks.append(Hunk("same", left, right, "mine"))
        elif not left:
            hunks.append(Hunk("theirs", left, right, "theirs"))
        else:
            hunks.append(Hunk("both" if right else "mine", left, right, "mine"))
    return tuple(hunks)


def _three_way(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> tuple[Hunk, ...]:
    in_mine, in_theirs = _matches(base, mine), _matches(base, theirs)
    anchors = [(i, in_mine[i], in_theirs[i]) for i in range(len(base)) if i in in_mine and i in in_theirs]
    hunks: list[Hunk] = []
    kept: list[str] = []
    i = j = k = 0
    for x, y, z in (*anchors, (len(base), len(mine), len(theirs))):
        changed = _stretch(tuple(base[i:x]), tuple(mine[j:y]), tuple(theirs[k:z]))
        if changed:
            hunks += _unchanged(kept)
            kept = []
            hunks += changed
        kept += base[x : x + 1]
        i, j, k = x + 1, y + 1, z + 1
    return (*hunks, *_unchanged(kept))


def _matches(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    matched = SequenceMatcher(None, base, other).get_matching_blocks()
    return {block.a + step: block.b + step for block in matched for step in range(block.size)}


def _stretch(base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]) -> list[Hunk]:
    """The hunks between two paragraphs that nobody touched.

    Where nobody added or removed one, neighbours can be told apart: each paragraph is a question of its own.
    """
    whole = _judged(base, mine, theirs)
    if whole is None:
        return []
    if whole.kind != "both" or not len(base) == len(mine) == len(theirs):
        return [whole]
    single = (_judged((b,), (m,), (t,)) for b, m, t in zip(base, mine, theirs, strict=True))
    return [hunk for hunk in single if hunk is not None]


def _judged(base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]) -> Hunk | None:
    """Who changed the stretch between two paragraphs that nobody touched; None for an empty one."""
    if mine == theirs:
        return Hunk("same", mine, theirs, "mine") if mine else None
    if mine == base:
        return Hunk("theirs", mine, theirs, "theirs")
    if theirs == base:
        return Hunk("mine", mine, theirs, "mine")
    return Hunk("both", mine, theirs, "mine")


def _unchanged(kept: Sequence[str]) -> list[Hunk]:
    return [Hunk("same", tuple(kept), tuple(kept), "mine")] if kept else []
