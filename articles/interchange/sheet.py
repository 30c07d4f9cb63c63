"""The sheet a pasted text lies on while it is read: its pieces, and what was taken from each of them."""

from __future__ import annotations

import datetime as dt
import html as html_entities
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from articles.interchange.item import BylineGuess, Change, Flag, NoticeGuess, Reading
from articles.text import body

_TAG: Final = re.compile(r"<[^>]*>")
# One sign of canonical HTML as a reader counts it: a tag has no length, an entity is one character.
_TOKEN: Final = re.compile(r"<[^>]*>|&[#\w]{1,12};|[^<]")
_CELL_LINE: Final = re.compile(r"<br>|</t[dhr]>|</li>|</caption>")
_CELL: Final = re.compile(r"<t[dh][\s>]")
# A cell with more text than this is no cell of figures: the table only held the page together.
_LAYOUT_CHARS: Final = 400


_SPACES: Final = re.compile(r" {2,}")


def words(html: str) -> str:
    """The text of a line of canonical HTML."""
    return html_entities.unescape(_TAG.sub("", html))


class Piece:
    """A paragraph or heading (`tag`; several lines if soft breaks were joined), or another block (tag "")."""

    def __init__(self, html: str, tag: str = "p", *, after_gap: bool = True) -> None:
        self.tag = tag
        self.lines = [html] if tag else []
        self.block = "" if tag else html
        self.after_gap = after_gap
        self.made: tuple[str, ...] = ()
        self.is_gone = False
        self.text = words(html) if tag else body.plain(html)

    def blocks(self) -> tuple[str, ...]:
        """What it is in the body; () if it is gone."""
        if self.is_gone:
            return ()
        return self.made or self.standing()

    def standing(self) -> tuple[str, ...]:
        """As one block, whether it is gone or not."""
        return (f"<{self.tag}>{' '.join(self.lines)}</{self.tag}>" if self.tag else self.block,)

    def separate(self) -> tuple[str, ...]:
        """Its lines as paragraphs of their own, as they came."""
        return tuple(f"<p>{line}</p>" for line in self.lines)

    def rewrite(self, change: Callable[[str], str]) -> None:
        """Every sign of its text changed one by one; tags and entities are ASCII and stay."""
        self.lines = [change(line) for line in self.lines]
        self.block, self.text = change(self.block), change(self.text)

    def join(self, other: Piece) -> None:
        self.lines += other.lines
        self.text = f"{self.text} {other.text}"

    def keep(self, rest: str) -> tuple[str, str]:
        """Leaves `rest` of the text; the answer is what was cut off the start and off the end, as inner HTML.

        Where `rest` is neither end nor start of the text, its words stand without bold and links afterwards.
        """
        if self.text.endswith(rest):
            return self._cut(len(self.text) - len(rest), len(self.text))[0], ""
        if self.text.startswith(rest):
            return "", self._cut(0, len(rest))[1]
        cut = html_entities.escape(self.text, quote=False)
        self.lines, self.text = [html_entities.escape(rest, quote=False)], rest
        return cut, ""

    def _cut(self, start: int, stop: int) -> tuple[str, str]:
        head: list[str] = []
        tail: list[str] = []
        kept: list[str] = []
        place = 0
        for line in self.lines:
            before, middle, after = [], [], []
            for match in _TOKEN.finditer(line):
                token = match.group()
                if token[0] == "<" and token.endswith(">"):
                    for part in (before, middle, after):
                        part.append(token)
                    continue
                (before if place < start else middle if place < stop else after).append(token)
                place += 1
            place += 1
            head.append("".join(before))
            kept.append("".join(middle))
            tail.append("".join(after))
        self.lines = [line.strip() for line in kept if words(line).strip()] or [""]
        self.text = " ".join(words(line) for line in self.lines)
        return _inner(" ".join(head).strip()), _inner(" ".join(tail).strip())


def _inner(html: str) -> str:
    return "".join(body.blocks(f"<p>{html}</p>")).removeprefix("<p>").removesuffix("</p>")


Kind = Literal["head", "tail", "whole", "lines", "swap"]


@dataclass
class Note:
    """A reading in the making: which pieces it touched, to be told by the body as it is in the end."""

    field: str
    value: str
    why: str
    was_text: str = ""
    touched: list[tuple[Kind, Piece, tuple[str, ...]]] = field(default_factory=list)


@dataclass
class Sheet:
    """`now` is the instant of the paste; `day` the day the text itself says it was sent, if it does."""

    language: str
    pieces: list[Piece]
    now: dt.datetime
    day: dt.date | None = None
    dropped: list[str] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    notices: list[NoticeGuess] = field(default_factory=list)
    bylines: list[BylineGuess] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    place: str = ""
    subject: str = ""

    def live(self) -> list[Piece]:
        return [piece for piece in self.pieces if not piece.is_gone]

    def texts(self) -> list[Piece]:
        """Paragraphs and headings that are still there."""
        return [piece for piece in self.pieces if piece.tag and not piece.is_gone and not piece.made]

    def flag(self, code: str, message: str, excerpt: str = "") -> None:
        self.flags.append(Flag(code, message, excerpt[:300]))

    def note(self, name: str, value: str, why: str, was_text: str = "") -> Note:
        made = Note(name, value, why, was_text)
        self.notes.append(made)
        return made

    def lift(self, note: Note, piece: Piece, rest: str = "") -> None:
        """Takes a piece away, or leaves `rest` of its text; what was taken belongs to the note."""
        if not rest:
            piece.is_gone = True
            note.touched.append(("whole", piece, piece.standing()))
            note.was_text = f"{note.was_text}\n{piece.text}".strip()
            return
        was = piece.text
        head, tail = piece.keep(rest)
        cut = was.replace(rest, " ", 1) if rest in was else was
        note.was_text = f"{note.was_text}\n{' '.join(cut.split())}".strip()
        note.touched += [("head", piece, (head,))] if head else []
        note.touched += [("tail", piece, (tail,))] if tail else []

    def drop(self, name: str, why: str, pieces: Iterable[Piece]) -> None:
        """Takes pieces away that are no part of a story, as one note."""
        gone = [piece for piece in pieces if not piece.is_gone]
        if not gone:
            return
        note = self.note(name, "", why)
        for piece in gone:
            self.lift(note, piece)
            self.dropped += piece.text.split("\n")

    def body(self) -> str:
        return body.sanitise("".join(block for piece in self.pieces for block in piece.blocks()))

    def readings(self) -> tuple[Reading, ...]:
        """What was read, with every change told by the body as it stands now."""
        places: dict[int, tuple[str, int]] = {}
        following = ""
        for number, piece in reversed(list(enumerate(self.pieces))):
            places[id(piece)] = following, number
            following = next(iter(piece.blocks()), following)
        return tuple(
            Reading(
                note.field,
                note.value,
                note.was_text,
                note.why,
                _together([_change(*touch, *places[id(touch[1])]) for touch in note.touched]),
            )
            for note in self.notes
        )


def _together(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Neighbours that went as wholes, in the order they stood in, as one change."""
    found: list[Change] = []
    for change in changes:
        last = found[-1] if found else None
        if last is not None and last.kind == change.kind == "whole" and last.follows == change.follows:
            found[-1] = Change("whole", (*last.before, *change.before), (), last.follows, last.at)
        else:
            found.append(change)
    return tuple(found)


def _change(kind: Kind, piece: Piece, before: tuple[str, ...], follows: str, at: int) -> Change:
    if kind == "lines":
        return Change("swap", piece.separate(), piece.blocks(), follows, at)
    return Change(kind, before, () if kind == "whole" else piece.blocks(), follows, at)


def pieces_of(canonical: str) -> list[Piece]:
    """The pieces of a canonical body; tables that only held a page together are taken apart."""
    found: list[Piece] = []
    for block in body.blocks(canonical):
        tag = block[1 : block.index(">")]
        if tag in ("p", "h2", "h3"):
            inner = block[len(tag) + 2 : -len(tag) - 3]
            lines = _SPACES.sub(" ", inner).split("<br>")
            found += [Piece(line, tag, after_gap=not number) for number, line in enumerate(lines)]
        elif tag == "table" and _is_layout(block):
            lines = [words(line) for line in _CELL_LINE.split(block)]
            found += [
                Piece(html_entities.escape(" ".join(line.split()), quote=False))
                for line in lines
                if line.strip()
            ]
        else:
            found.append(Piece(block, ""))
    return found


def _is_layout(table: str) -> bool:
    return len(_CELL.findall(table)) == 1 or any(
        len(words(cell)) > _LAYOUT_CHARS for cell in re.split(r"</t[dh]>", table)
    )


def pieces_of_text(lines: Sequence[str]) -> list[Piece]:
    """The pieces of plain lines; an empty one is a gap."""
    found: list[Piece] = []
    gap = True
    for line in lines:
        if line.strip():
            found.append(Piece(html_entities.escape(" ".join(line.split()), quote=False), after_gap=gap))
        gap = not line.strip()
    return found
