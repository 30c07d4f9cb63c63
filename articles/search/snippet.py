"""The passage of a text that shows why it was found, with the words marked, cut between words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from articles.search.query import Term
from articles.text import body
from articles.text.tokens import folded

AROUND = 70  # characters before the first word found
LONGEST = 200  # characters of a passage
OPENING_SIGNS = re.compile("[▲△▶▷■□◆◇●○◎★☆☞※]")


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_hit: bool = False


def words_of(terms: Sequence[Term]) -> list[str]:
    """What was looked for, put together again from its tokens: pairs overlap by one syllable."""
    found = []
    for term in terms:
        word = ""
        for token in term.tokens:
            if word and len(token) == 2 and word[-1] == token[0]:
                word += token[1]
            elif word and len(token) == 1 and word[-1] == token:
                word += " "
            else:
                word = f"{word} {token}" if word and not word.endswith(" ") else word + token
        found.append(word.strip())
    return sorted(filter(None, found), key=len, reverse=True)


def pattern(terms: Sequence[Term]) -> re.Pattern[str] | None:
    """Any of the words, with spaces where the text has some, whatever the case of its letters."""
    ways = [r"\s?".join(re.escape(sign) for sign in word.replace(" ", "")) for word in words_of(terms)]
    return re.compile("|".join(ways), re.IGNORECASE) if ways else None


def snippet(html: str, terms: Sequence[Term]) -> tuple[Piece, ...]:
    """At most LONGEST characters around the first word found; the beginning of the text if none is."""
    # Signs that open the parts of a Korean enumeration would be read out in a running line.
    plain_text = OPENING_SIGNS.sub(" ", unicodedata.normalize("NFC", body.plain(html)))
    text = " ".join(plain_text.split())
    found = pattern(terms)
    # Folding may change a text's length (㈜, ½): then places of one are no places of the other.
    plain = folded(text)
    searched = plain if len(plain) == len(text) else text
    first = found.search(searched) if found else None
    start = max(0, first.start() - AROUND) if first else 0
    if start:
        start = text.find(" ", start) + 1 or start
        start = min(start, first.start()) if first else start
    end = min(len(text), start + LONGEST)
    if end < len(text):
        space = text.rfind(" ", start + LONGEST // 2, end)
        end = space if space > 0 and (first is None or space >= first.end()) else end
    pieces: list[Piece] = [Piece("… ")] if start else []
    place = start
    for hit in found.finditer(searched, start, end) if found else ():
        pieces += [Piece(text[place : hit.start()]), Piece(text[hit.start() : hit.end()], is_hit=True)]
        place = hit.end()
    pieces.append(Piece(text[place:end] + (" …" if end < len(text) else "")))
    return tuple(piece for piece in pieces if piece.text)
