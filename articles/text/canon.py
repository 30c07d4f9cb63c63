"""The canonical form of a body: what cleaned HTML is read into, and the one way it is written again."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from articles.text.schema import LINK_REL, LONG_TEXT_CLASS, NOTE_CLASS, TRIANGLE_CLASS

_SPACE: Final = re.compile(r"[ \t\n]+")
_OVERLAY: Final = "\u0338"
_UNSEEN: Final = "\u00ad\u034f\u115f\u1160\u2800\u3164\uffa0"
_EDGE: Final = (
    " \t\n\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"
    "\u202f\u205f\u2060\u3000"
)
_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;"})


class Run(NamedTuple):
    """Text under one set of marks; each mark is (element, address), the address empty except for links."""

    text: str
    marks: tuple[tuple[str, str], ...]


# A footnote stands in a line as a run of its own: its text is the note, and no other mark reaches into it.
NOTE: Final = (("footnote", ""),)
Line = Sequence[Run]


class Block(Protocol):
    def html(self) -> str: ...

    def plain(self) -> str: ...


@dataclass(frozen=True)
class Paragraph:
    """Lines of text in one element; without a name (in an item or a cell) the lines stand by themselves."""

    name: str
    lines: tuple[tuple[Run, ...], ...]

    def html(self) -> str:
        text = "<br>".join(_line_html(line) for line in self.lines)
        return f"<{self.name}>{text}</{self.name}>" if self.name else text

    def plain(self) -> str:
        return "\n".join("".join(run.text for run in line if run.marks != NOTE) for line in self.lines)


@dataclass(frozen=True)
class Listing:
    """A list; `triangle` marks the enumeration of Korean newspapers, printed with ▲."""

    name: str
    triangle: bool
    items: tuple[tuple[Block, ...], ...]

    def html(self) -> str:
        opening = f'<ul class="{TRIANGLE_CLASS}">' if self.triangle else f"<{self.name}>"
        items = "".join(f"<li>{''.join(part.html() for part in item)}</li>" for item in self.items)
        return f"{opening}{items}</{self.name}>"

    def plain(self) -> str:
        items = ["\n".join(part.plain() for part in item) for item in self.items]
        # As a paper prints it: the enumeration runs on in its line.
        return " ".join(f"▲{item}" for item in items) if self.triangle else "\n".join(items)


@dataclass(frozen=True)
class Quote:
    parts: tuple[Block, ...]

    def html(self) -> str:
        return f"<blockquote>{''.join(part.html() for part in self.parts)}</blockquote>"

    def plain(self) -> str:
        return "\n".join(part.plain() for part in self.parts)


@dataclass(frozen=True)
class Figure:
    """A photo by its number; what is printed with it stands with the story's photos."""

    photo: int

    def html(self) -> str:
        return f'<figure data-photo="{self.photo}"></figure>'

    def plain(self) -> str:
        return ""


@dataclass(frozen=True)
class Embed:
    """A video or post elsewhere; both values are judged by `schema.embedded`."""

    provider: str
    identity: str

    def html(self) -> str:
        return f'<div data-embed="{self.provider}" data-id="{self.identity}"></div>'

    def plain(self) -> str:
        return ""


@dataclass(frozen=True)
class LongText:
    """What an infographic or a card says, in words; the summary is what it is called while it is closed."""

    summary: str
    parts: tuple[Block, ...]

    def html(self) -> str:
        summary = f"<summary>{self.summary.translate(_ESCAPES)}</summary>" if self.summary else ""
        parts = "".join(part.html() for part in self.parts)
        return f'<details class="{LONG_TEXT_CLASS}">{summary}{parts}</details>'

    def plain(self) -> str:
        return "\n".join(filter(None, (self.summary, *(part.plain() for part in self.parts))))


@dataclass(frozen=True)
class Cell:
    name: str
    scope: str
    colspan: int
    rowspan: int
    parts: tuple[Block, ...]

    def html(self) -> str:
        attributes = f' scope="{self.scope}"' if self.scope else ""
        attributes += f' colspan="{self.colspan}"' if self.colspan > 1 else ""
        attributes += f' rowspan="{self.rowspan}"' if self.rowspan > 1 else ""
        return f"<{self.name}{attributes}>{''.join(part.html() for part in self.parts)}</{self.name}>"

    def plain(self) -> str:
        return " ".join(part.plain() for part in self.parts).replace("\n", " ")


@dataclass(frozen=True)
class Table:
    caption: str
    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]

    def html(self) -> str:
        caption = f"<caption>{self.caption.translate(_ESCAPES)}</caption>" if self.caption else ""
        return f"<table>{caption}{_rows_html('thead', self.head)}{_rows_html('tbody', self.rows)}</table>"

    def plain(self) -> str:
        lines = [self.caption] if self.caption else []
        lines += ["\t".join(cell.plain() for cell in row) for row in (*self.head, *self.rows)]
        return "\n".join(lines)


def _rows_html(name: str, rows: Iterable[Sequence[Cell]]) -> str:
    inner = "".join(f"<tr>{''.join(cell.html() for cell in row)}</tr>" for row in rows)
    return f"<{name}>{inner}</{name}>" if inner else ""


def _line_html(line: Line) -> str:
    written: list[str] = []
    opened: tuple[tuple[str, str], ...] = ()
    for run in (*line, Run("", ())):
        marks = () if run.marks == NOTE else run.marks
        shared = 0
        while shared < min(len(opened), len(marks)) and opened[shared] == marks[shared]:
            shared += 1
        written += [f"</{name}>" for name, _ in reversed(opened[shared:])]
        written += [_opening(name, address) for name, address in marks[shared:]]
        text = run.text.translate(_ESCAPES)
        written.append(f'<span class="{NOTE_CLASS}">{text}</span>' if run.marks == NOTE else text)
        opened = marks
    return "".join(written)


def _opening(name: str, address: str) -> str:
    if name != "a":
        return f"<{name}>"
    quoted = address.translate(_ESCAPES).replace('"', "&quot;")
    return f'<a href="{quoted}" rel="{LINK_REL}">'


def is_visible(text: str) -> bool:
    """True if the text has a character that leaves ink on the page."""
    return any(unicodedata.category(sign)[0] not in "ZC" and sign not in _UNSEEN for sign in text)


def tidy(line: Line) -> tuple[Run, ...]:
    """One line in canonical form: white space collapsed, edges trimmed, no marks on spaces, text in NFC."""
    runs: list[Run] = []
    for run in _merged(_with_notes(line)):
        if run.marks == NOTE:
            runs.append(run)
            continue
        text = _SPACE.sub(" ", run.text)
        text = _joined(runs[-1].text if runs else None, text)
        if text:
            runs.append(Run(text, run.marks if text.strip(_EDGE) else ()))
    runs = _merged(runs)
    while runs and not (last := runs[-1].text.rstrip(_EDGE)):
        runs.pop()
    if not runs:
        return ()
    runs[-1] = Run(last, runs[-1].marks)
    return tuple(runs) if is_visible("".join(run.text for run in runs)) else ()


def one_line(parts: Iterable[Block]) -> str:
    """Canonical text without marks, for the places that hold nothing else."""
    runs = tidy((Run(" ".join(part.plain() for part in parts), ()),))
    return "".join(run.text for run in runs)


def _with_notes(line: Line) -> list[Run]:
    """The line with each note in canonical form, and without those that say nothing."""
    runs: list[Run] = []
    for run in line:
        if run.marks != NOTE:
            runs.append(run)
        elif is_visible(text := _joined(None, _SPACE.sub(" ", run.text)).rstrip(_EDGE)):
            runs.append(Run(text, NOTE))
    return runs


def _joined(before: str | None, text: str) -> str:
    """`text` as it may stand after `before` (None at the start of a line).

    No second space, and no overlay sign at the start: NFC would fuse it with the `>` of the tag in front.
    """
    text = unicodedata.normalize("NFC", text)
    unwanted = _EDGE if before is None else " " if before.endswith(" ") else ""
    while True:
        cut = text.lstrip(unwanted).lstrip(_OVERLAY)
        if cut == text:
            return text
        text = cut


def _merged(line: Iterable[Run]) -> list[Run]:
    runs: list[Run] = []
    for run in line:
        if runs and runs[-1].marks == run.marks != NOTE:
            runs[-1] = Run(runs[-1].text + run.text, run.marks)
        elif run.text:
            runs.append(run)
    return runs
