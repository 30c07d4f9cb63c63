"""Reads cleaned HTML into the canonical body's blocks: whatever the markup was, only our own forms remain."""

import re
from html.parser import HTMLParser
from typing import Final

from articles.text import schema
from articles.text.canon import (
    NOTE,
    Block,
    Cell,
    Embed,
    Figure,
    Listing,
    LongText,
    Paragraph,
    Quote,
    Run,
    Table,
    is_visible,
    one_line,
    tidy,
)
from articles.text.schema import MARKS

# Elements that only separate what is before them from what follows.
BOUNDARIES: Final = {
    "address", "article", "aside", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "header", "hr", "main", "nav", "section", "summary", "p", "pre",
    "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip

READ: Final = schema.WRITTEN | BOUNDARIES | {"b", "i"}

# A headline belongs to the article, not to its body, so the body's headings start at the second level.
_HEADINGS: Final = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_SAME_MARK: Final = {"b": "strong", "i": "em"}
# Contexts that hold paragraphs, and with them lists and tables.
_FLOW: Final = ("body", "quote", "long text")
_MAX_SPAN: Final = 100
_ADDRESS: Final = re.compile(r"(?:https?://|mailto:)[^\s/]", re.IGNORECASE)
_EMPTY_LINE: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")

Attributes = list[tuple[str, str | None]]


def blocks_of(cleaned: str) -> list[Block]:
    """Blocks of well-formed HTML that holds no other elements than READ; empty ones are left out."""
    builder = _Builder(keeps_lines="<" not in cleaned)
    builder.feed(cleaned)
    builder.close()
    return builder.finished()


class _Holder:
    """What text goes into: the body or a quotation (paragraphs), an item, a cell or a caption (lines)."""

    def __init__(self, *, of_paragraphs: bool) -> None:
        self.of_paragraphs = of_paragraphs
        self.parts: list[Block] = []
        self.heading = ""
        self._lines: list[list[Run]] = [[]]

    def add(self, run: Run) -> None:
        self._lines[-1].append(run)

    def end_line(self) -> None:
        self._lines.append([])

    def end_paragraph(self) -> None:
        if self.of_paragraphs:
            self.flush()
        else:
            self.end_line()

    def flush(self) -> None:
        """Move the lines collected so far into `parts`; an empty line separates paragraphs."""
        group: list[tuple[Run, ...]] = []
        name = (self.heading or "p") if self.of_paragraphs else ""
        for line in (*map(tidy, self._lines), ()):
            if line:
                group.append(line)
            elif group and self.of_paragraphs:
                self.parts.append(Paragraph(name, tuple(group)))
                group = []
        if group and self.parts and isinstance(before := self.parts[-1], Paragraph):
            # The list between these lines of an item turned out empty: they are neighbours.
            self.parts[-1] = Paragraph(name, (*before.lines, *group))
        elif group:
            self.parts.append(Paragraph(name, tuple(group)))
        self._lines = [[]]

    def closed(self) -> tuple[Block, ...]:
        self.flush()
        return tuple(self.parts)


class _List:
    def __init__(self, name: str, *, triangle: bool) -> None:
        self.name = name
        self.triangle = triangle
        self.items: list[tuple[Block, ...]] = []


class _Table:
    def __init__(self) -> None:
        self.caption = ""
        self.head: list[tuple[Cell, ...]] = []
        self.rows: list[tuple[Cell, ...]] = []
        self.row: list[Cell] = []
        self.in_head = False

    def end_row(self) -> None:
        # A head that comes after the first row is an ordinary row: order is kept before roles are.
        if self.row:
            (self.head if self.in_head and not self.rows else self.rows).append(tuple(self.row))
        self.row = []

    def closed(self) -> Table | None:
        table = Table(self.caption, tuple(self.head), tuple(self.rows))
        return table if is_visible(table.plain()) else None


class _Builder(HTMLParser):
    """Follows well-formed HTML with a stack of contexts; structure it has no form for becomes a boundary."""

    def __init__(self, *, keeps_lines: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._keeps_lines = keeps_lines
        self._holders = [_Holder(of_paragraphs=True)]
        self._contexts = ["body"]
        self._lists: list[_List] = []
        self._table = _Table()
        self._marks: list[tuple[str, str] | None] = []
        self._opened: list[tuple[str, str]] = []
        self._cell_attributes: dict[str, str | None] = {}
        self._preformatted = 0
        self._spans: list[bool] = []
        self._note: list[str] | None = None
        self._summary = ""

    def finished(self) -> list[Block]:
        return list(self._holders[0].closed())

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag == "br":
            self._break()
        elif tag in MARKS or tag in _SAME_MARK:
            self._marks.append(_mark(tag, dict(attrs)))
        elif tag == "span":
            self._start_span(dict(attrs))
        elif tag == "hr":
            self._end_note()
            self._holders[-1].end_paragraph()
        else:
            # A note is words in a line: whatever stands by itself ends it, so none swallows the text.
            self._end_note()
            self._preformatted += tag == "pre"
            self._opened.append((tag, self._start(tag, dict(attrs))))

    def handle_endtag(self, tag: str) -> None:
        if tag in MARKS or tag in _SAME_MARK:
            self._marks.pop()
        elif tag == "span":
            if self._spans.pop():
                self._end_note()
        else:
            _, role = self._opened.pop()
            self._preformatted -= tag == "pre"
            self._end(tag, role)

    def _start_span(self, attributes: dict[str, str | None]) -> None:
        is_note = self._note is None and attributes.get("class") == schema.NOTE_CLASS
        self._spans.append(is_note)
        if is_note:
            self._note = []

    def _end_note(self) -> None:
        if self._note is not None:
            self._holders[-1].add(Run("".join(self._note), NOTE))
            self._note = None

    def _break(self) -> None:
        if self._note is not None:
            self._note.append(" ")
        else:
            self._holders[-1].end_line()

    def handle_data(self, data: str) -> None:
        if self._note is not None:
            self._note.append(data)
            return
        # By name, so that of two nested links (a table lets them pass the parser) only the inner one counts.
        by_name = {mark[0]: mark for mark in self._marks if mark is not None}
        marks = tuple(by_name[name] for name in MARKS if name in by_name)
        holder = self._holders[-1]
        if self._preformatted or (self._keeps_lines and not self._opened):
            pieces, separate = data.split("\n"), holder.end_line
        elif self._opened:
            pieces, separate = [data], holder.end_line
        else:
            pieces, separate = _EMPTY_LINE.split(data), holder.end_paragraph
        for number, piece in enumerate(pieces):
            if number:
                separate()
            holder.add(Run(piece, marks))

    def _start(self, tag: str, attributes: dict[str, str | None]) -> str:
        """Open what the element stands for; the answer is the role that its end tag has to close."""
        holder, context = self._holders[-1], self._contexts[-1]
        if tag in ("ul", "ol") and context == "list":
            return "nothing"  # a list put straight into a list: its items are the outer list's
        if tag in ("ul", "ol") and context in (*_FLOW, "item") and len(self._lists) < schema.LIST_DEPTH:
            self._open_list(tag, triangle=tag == "ul" and attributes.get("class") == "tri")
            return "list"
        if tag == "li" and context == "list":
            self._open("item", of_paragraphs=False)
            return "item"
        if tag == "li" and context in _FLOW:
            self._open_list("ul", triangle=False)
            self._open("item", of_paragraphs=False)
            return "lone item"
        if context == "body" and (role := self._start_in_body(tag, attributes)):
            return role
        if tag == "summary" and context == "long text" and not self._summary:
            holder.flush()
            self._open("summary", of_paragraphs=False)
            return "summary"
        if tag == "table" and context in _FLOW:
            holder.flush()
            self._table = _Table()
            self._contexts.append("table")
            return "table"
        if context == "table" and (role := self._start_in_table(tag, attributes)):
            return role
        holder.end_paragraph()
        if tag in _HEADINGS and holder.of_paragraphs:
            holder.heading = _HEADINGS[tag]
            return "heading"
        return "boundary"

    def _start_in_body(self, tag: str, attributes: dict[str, str | None]) -> str:
        """What stands in the body itself and nowhere deeper."""
        if tag == "blockquote":
            self._holders[-1].flush()
            self._open("quote", of_paragraphs=True)
            return "quote"
        if tag == "details" and attributes.get("class") == schema.LONG_TEXT_CLASS:
            self._holders[-1].flush()
            self._summary = ""
            self._open("long text", of_paragraphs=True)
            return "long text"
        if tag in ("figure", "div") and (block := _by_reference(attributes)):
            self._append(block)
            return "boundary"
        return ""

    def _start_in_table(self, tag: str, attributes: dict[str, str | None]) -> str:
        if tag in ("td", "th"):
            self._cell_attributes = attributes
            self._open("cell", of_paragraphs=False)
            return "cell"
        if tag == "caption" and not self._table.caption:
            self._open("caption", of_paragraphs=False)
            return "caption"
        if tag in ("thead", "tbody"):
            self._table.in_head = tag == "thead"
            return "rows"
        return "row" if tag == "tr" else ""

    def _end(self, tag: str, role: str) -> None:
        match role:
            case "boundary":
                self._holders[-1].end_paragraph()
            case "heading":
                self._holders[-1].end_paragraph()
                self._holders[-1].heading = ""
            case "rows":
                self._table.in_head = False
            case "row":
                self._table.end_row()
            case "cell":
                self._table.row.append(_cell(tag, self._cell_attributes, self._close()))
            case "caption":
                self._table.caption = one_line(self._close())
            case "quote":
                parts = self._close()
                self._append(Quote(parts) if parts else None)
            case "summary":
                self._summary = one_line(self._close())
            case "long text":
                self._append(_long_text(self._summary, self._close()))
            case "item":
                self._close_item()
            case "lone item":
                self._close_item()
                self._close_list()
            case "list":
                self._close_list()
            case "table":
                self._contexts.pop()
                self._append(self._table.closed())

    def _open(self, context: str, *, of_paragraphs: bool) -> None:
        self._contexts.append(context)
        self._holders.append(_Holder(of_paragraphs=of_paragraphs))

    def _close(self) -> tuple[Block, ...]:
        self._contexts.pop()
        return self._holders.pop().closed()

    def _append(self, block: Block | None) -> None:
        self._holders[-1].flush()
        if block is not None:
            self._holders[-1].parts.append(block)

    def _open_list(self, name: str, *, triangle: bool) -> None:
        self._holders[-1].flush()
        self._contexts.append("list")
        self._lists.append(_List(name, triangle=triangle))

    def _close_item(self) -> None:
        parts = self._close()
        if parts:
            self._lists[-1].items.append(parts)

    def _close_list(self) -> None:
        self._contexts.pop()
        closed = self._lists.pop()
        self._append(Listing(closed.name, closed.triangle, tuple(closed.items)) if closed.items else None)


def _by_reference(attributes: dict[str, str | None]) -> Block | None:
    """A photo or an embed, if the attributes name one that can be meant."""
    photo = attributes.get("data-photo") or ""
    if schema.PHOTO.fullmatch(photo):
        return Figure(int(photo))
    provider, identity = attributes.get("data-embed") or "", attributes.get("data-id") or ""
    return Embed(provider, identity) if schema.embedded(provider, identity) else None


def _long_text(summary: str, parts: tuple[Block, ...]) -> Block | None:
    if parts:
        return LongText(summary, parts)
    return Paragraph("p", ((Run(summary, ()),),)) if summary else None


def _mark(tag: str, attributes: dict[str, str | None]) -> tuple[str, str] | None:
    """The canonical mark of an inline element; None for a link without a whole address."""
    if tag != "a":
        return (_SAME_MARK.get(tag, tag), "")
    # As a browser reads an address: line ends inside it are dropped, spaces are escaped.
    address = re.sub(r"[\t\n]", "", attributes.get("href") or "").strip().replace(" ", "%20")
    if len(address) > schema.MAX_ADDRESS or not _ADDRESS.match(address):
        return None
    scheme, colon, rest = address.partition(":")
    return ("a", scheme.lower() + colon + rest)


def _cell(tag: str, attributes: dict[str, str | None], parts: tuple[Block, ...]) -> Cell:
    scope = attributes.get("scope") or ""
    return Cell(
        name=tag,
        scope=scope if tag == "th" and scope in ("col", "row") else "",
        colspan=_span(attributes.get("colspan")),
        rowspan=_span(attributes.get("rowspan")),
        parts=parts,
    )


def _span(value: str | None) -> int:
    """How many columns or rows: 1 unless written as a plain number up to 100."""
    if value is None or not re.fullmatch("[0-9]{1,3}", value.strip()):
        return 1
    return max(1, min(int(value), _MAX_SPAN))
