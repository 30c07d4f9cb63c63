"""What an event hands over: one story's text in both languages, before the desk gives it people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from zoneinfo import ZoneInfo

from newsroom.sample.generator.korean import Ko

Pair = tuple[str, str]
SEOUL = ZoneInfo("Asia/Seoul")
# Who is called by name and 씨; everybody else has a title.
CALLINGS = (
    *("상인", "농민", "어민", "주민", "주인", "학부모", "중매인", "용접공", "조리사", "간호사"),
    *("시인", "소리꾼", "돌챙이", "회원", "어촌계원"),
)
# Sentences that end in a noun and 이다.
NOUN_ENDINGS = ("이다", "문제다", "까지다", "순리다")


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A drawn scene as one story uses it. `supplied` is the body that sent it, else it is the paper's own."""

    scene: str
    alt: Pair
    caption: Pair
    supplied: Pair | None = None


@dataclass(frozen=True)
class Voice:
    """Somebody who says something; `words` stand without quotation marks, the Korean ones end in 다."""

    name: Pair
    title: Pair
    words: Pair

    @property
    def ko(self) -> Ko:
        """Name and title, ready for a particle: 변찬솔 부의장, but 농민 금하율씨."""
        name, title = self.name[0], self.title[0]
        return Ko(f"{title} {name}씨" if title.endswith(CALLINGS) else f"{name} {title}")

    @property
    def quoted(self) -> str:
        """The Korean words in quotation marks and how they are reported: ”고, after a noun ”라고."""
        words = self.words[0]
        return f"“{words}”라고" if words.endswith(NOUN_ENDINGS) else f"“{words}”고"

    @property
    def en(self) -> str:
        return f"{self.name[1]}, {self.title[1]}"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Text in pairs, Korean first. A paragraph that opens with "<" is a block of its own.

    `sections` and `topics` are tried in order: the first section the paper has, the topics it has.
    """

    key: str
    place: str
    at: dt.datetime
    sections: tuple[str, ...]
    topics: tuple[str, ...]
    kicker: Pair
    headline: Pair
    deck: Pair = ("", "")
    body: tuple[Pair, ...]
    source: Pair | None = None
    picture: Picture | None = None


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where and when a story is set: the place's names that day and the office that governs it."""

    slug: str
    today: dt.date
    ko: Ko
    en: str
    office: Ko

    @property
    def hall(self) -> str:
        """The office in English, after the place was named."""
        return {"군": "county", "구": "district"}.get(self.office[-1], "city")

    @property
    def short(self) -> str:
        """The place without the city it is part of."""
        return self.en.split(",")[0]

    def at(self, name: str) -> Ko:
        """A hall, a quay, a school of this place; the place is not said twice."""
        return Ko(name if name.startswith(self.ko.split()[0]) else f"{self.ko} {name}")


Find = Callable[[str, dt.date], Spot | None]
Event = Callable[[Find], Iterator[Draft]]


def table(caption: Pair, head: Sequence[Pair], rows: Sequence[Sequence[Pair]]) -> Pair:
    """A table with a heading cell in front of each row."""
    ko, en = (_table(caption[n], [c[n] for c in head], [[c[n] for c in row] for row in rows]) for n in (0, 1))
    return ko, en


def _table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    first = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    lines = []
    for name, *cells in rows:
        values = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        lines.append(f'<tr><th scope="row">{escape(name)}</th>{values}</tr>')
    top = f"<caption>{escape(caption)}</caption><thead><tr>{first}</tr></thead>"
    return f"<table>{top}<tbody>{''.join(lines)}</tbody></table>"


def bullets(items: Sequence[Pair]) -> Pair:
    """The trade's ▲ list."""
    ko, en = ("".join(f"<li>{escape(item[n], quote=False)}</li>" for item in items) for n in (0, 1))
    return f'<ul class="tri">{ko}</ul>', f'<ul class="tri">{en}</ul>'


def heading(ko: str, en: str) -> Pair:
    return f"<h2>{escape(ko, quote=False)}</h2>", f"<h2>{escape(en, quote=False)}</h2>"
