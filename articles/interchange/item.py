"""The neutral form between a foreign format and the desk: what was read, guessed and left out."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class BylineGuess:
    """A person named at the head or the end of a story; "" for every part that is not printed there."""

    paper: str
    bureau: str
    name: str
    title: str
    email: str
    where: Literal["head", "closing"]


@dataclass(frozen=True)
class NoticeGuess:
    """A copyright line, word for word, and its reading.

    Where `claim` and `terms` are both given, `claim + " " + terms` is `verbatim`; otherwise the one given is.
    """

    verbatim: str
    claim: str
    terms: str
    holder: str
    host: str


@dataclass(frozen=True)
class Flag:
    """Something an editor should look at; `code` for programs, `message` for people."""

    code: str
    message: str
    excerpt: str


@dataclass(frozen=True)
class Guess:
    """A change that can be undone: the body's blocks before and after, canonical HTML."""

    code: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class EmbargoGuess:
    """When a text asks to be held: an instant for online (UTC), a day for print, and its own words."""

    online_at: dt.datetime | None
    print_on: dt.date | None
    verbatim: str


@dataclass(frozen=True)
class Change:
    """One place of a body that a reading changed, so that it can be given back.

    `at` is its place in the text as it came. "head" and "tail": `before` is inner HTML cut off the start or
    the end of the block `after`. "whole": the blocks `before` stood in front of the block `follows` ("" at
    the end) and are gone. "swap": the blocks `before` became the blocks `after`.
    """

    kind: Literal["head", "tail", "whole", "swap"]
    before: tuple[str, ...]
    after: tuple[str, ...] = ()
    follows: str = ""
    at: int = 0


@dataclass(frozen=True)
class Reading:
    """One thing read out of a pasted text: which field it is for, from which words, and why; what it took
    from the body is in `changes`.
    """

    field: str
    value: str
    was_text: str
    why: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class NewsItem:
    """One story in one language: `body` is canonical HTML, `evidence` the text as received."""

    language: str
    headline: str
    deck: str
    body: str
    bylines: tuple[BylineGuess, ...]
    notices: tuple[NoticeGuess, ...]
    photo_alt: str
    flags: tuple[Flag, ...]
    dropped: tuple[str, ...]
    guesses: tuple[Guess, ...]
    evidence: str
    sha256: str
    # The place of a dateline such as (광양=제호); "" if the story names none.
    place: str = ""
    label: str = ""
    kicker: str = ""
    origin: str = ""
    issuing_body: str = ""
    caption: str = ""
    credit: str = ""
    embargo: EmbargoGuess | None = None
    readings: tuple[Reading, ...] = ()
