"""How long a text is, as a desk counts: characters, and sheets of manuscript paper of 200 squares.

The browser counts by the same rules while somebody types (static/desk/editor/length.js).
"""

from html.parser import HTMLParser
from math import ceil
from typing import Final, NamedTuple

from articles.text import schema

COLUMNS: Final = 20  # squares in a line of manuscript paper
ROWS: Final = 10  # lines on a sheet
# Small Latin letters and figures stand two in a square.
_HALF: Final = frozenset("0123456789abcdefghijklmnopqrstuvwxyz")
_INLINE: Final = frozenset({*schema.MARKS, "span"})


class Length(NamedTuple):
    """`characters` with spaces, `letters` without; `lines` of manuscript paper, ten of which are a sheet;
    `words` as spaces part them.
    """

    characters: int
    letters: int
    lines: int
    words: int = 0

    @property
    def sheets(self) -> str:
        """Sheets to one decimal, as desks say them: 53 lines are 5.3."""
        return f"{self.lines // ROWS}.{self.lines % ROWS}"


def measure(html: str) -> Length:
    """The length of a canonical body. Notes, ▲ signs, photos and embeds do not count."""
    reader = _Lines()
    reader.feed(html)
    reader.close()
    lines = [line for line in (" ".join(text.split()) for text in reader.lines) if line]
    return Length(
        characters=sum(map(len, lines)),
        letters=sum(len(line) - line.count(" ") for line in lines),
        lines=sum(_written(line) for line in lines),
        words=sum(line.count(" ") + 1 for line in lines),
    )


def _written(line: str) -> int:
    """Lines of manuscript paper for one line of text; it begins with an empty square."""
    squares, halves = 1, 0
    for sign in line:
        if sign in _HALF:
            halves += 1
            continue
        squares += ceil(halves / 2) + 1
        halves = 0
    return ceil((squares + ceil(halves / 2)) / COLUMNS)


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [""]
        self._in_note = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "span":
            self._in_note = True
        elif tag not in _INLINE:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            self._in_note = False
        elif tag not in _INLINE:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._in_note:
            self.lines[-1] += data
