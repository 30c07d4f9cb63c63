"""What changed in a source since a translation was made from it: the changed paragraphs, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from articles.text import body
from articles.text.diff import words

# Above this many paragraphs on either side they are compared as one text.
MOST_BLOCKS = 500


@dataclass(frozen=True, slots=True)
class Change:
    """One changed paragraph: `number` where it stands now, from 1; `words` as in articles.text.diff."""

    number: int
    words: tuple[tuple[str, str], ...]


def changes(before: str, now: str, *, is_body: bool) -> tuple[Change, ...]:
    """The changed paragraphs of a body in the order of the text, or the one line of another text.

    Only what is read is compared: a link or a bold word alone is no change for a translator.
    """
    old = paragraphs(before) if is_body else [before] if before else []
    new = paragraphs(now) if is_body else [now] if now else []
    if max(len(old), len(new)) > MOST_BLOCKS:
        old, new = ["\n\n".join(old)], ["\n\n".join(new)]
    found: list[Change] = []
    for op, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op != "equal":
            found += stretch(old[i:j], new[k:m], k + 1)
    return tuple(found)


def paragraphs(html: str) -> list[str]:
    """The readable text of each block; one that is all picture is its markup, which tells it apart."""
    return [body.plain(block) or block for block in body.blocks(html)]


def stretch(old: Sequence[str], new: Sequence[str], first: int) -> list[Change]:
    """Paragraphs changed side by side are compared one by one where nobody added or removed any."""
    if len(old) == len(new):
        pairs = zip(old, new, strict=True)
        return [Change(first + place, words(before, now)) for place, (before, now) in enumerate(pairs)]
    if not new:
        return [Change(first, (("del", text),)) for text in old]
    if not old:
        return [Change(first + place, (("ins", text),)) for place, text in enumerate(new)]
    return [Change(first, words("\n\n".join(old), "\n\n".join(new)))]
