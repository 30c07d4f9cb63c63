"""The words a release is found by, in four weights, and the lists it is on as words of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from articles.models import Revision
from articles.text import body
from articles.text.tokens import tokens

# PostgreSQL takes a megabyte of words and places for one document: about 60,000 different pairs, and fewer
# long words in letters of three bytes.
MOST_TOKENS = 40_000
MOST_BYTES = 600_000


@dataclass(frozen=True, slots=True)
class Document:
    """Texts of tokens, heaviest first; `lists` holds one token for each public list and the language."""

    release: int
    sort_day: int
    headline: str
    deck: str
    names: str
    body: str
    lists: str


def list_token(kind: str, target: int) -> str:
    """The word a public list is asked for by."""
    return f"{kind}{target}"


def language_token(language: str) -> str:
    return f"language{language}"


def document_of(
    release: int, revision: Revision, language: str, sort_day: int, lists: Iterable[tuple[str, int]]
) -> Document:
    """The document of a release that shows `revision` on these public lists."""
    return Document(
        release=release,
        sort_day=sort_day,
        headline=joined([revision.kicker, revision.headline]),
        deck=joined([revision.deck]),
        names=joined(names(revision)),
        body=joined([body.plain(revision.body)]),
        lists=" ".join([language_token(language), *(list_token(*one) for one in lists)]),
    )


def names(revision: Revision) -> Iterator[str]:
    """Who signed it, where it is from, what its pictures show."""
    for entry in revision.bylines:
        yield entry["name"]
        yield entry["bureau_name"]
    yield revision.bureau_name
    for place in revision.places:
        yield place["name"]
    for photo in revision.photos:
        yield photo["caption"]
        yield photo["alt"]


def joined(texts: Iterable[str]) -> str:
    """The tokens of the texts, the first of them where there are too many."""
    found = chain.from_iterable(tokens(text) for text in texts)
    kept, room = [], MOST_BYTES
    for token, _ in zip(found, range(MOST_TOKENS), strict=False):
        room -= len(token.encode())
        if room < 0:
            break
        kept.append(token)
    return " ".join(kept)
