"""Text from Word: lists written as paragraphs with a bullet, and tables whose cells are parted by tabs."""

from __future__ import annotations

import html as html_entities
import re
from typing import Final

from django.utils.translation import gettext as _

from articles.interchange.sheet import Piece, Sheet
from articles.text import body

_PARAGRAPH: Final = re.compile(r"<p\s[^<>]*+>", re.IGNORECASE)
_ITEM: Final = re.compile(r"mso-list:\s?l\d|MsoListBullet|MsoListNumber", re.IGNORECASE)
_CLOSE: Final = re.compile(r"</p\s*>|<p\b", re.IGNORECASE)
_MARKUP: Final = re.compile(r"<[^<>]*>")
_CONDITION: Final = re.compile(r"<!\[[^\]<>]{0,60}\]>")
_BETWEEN: Final = re.compile(r"</li></(ul|ol)>\s*<\1><li>")
_BULLET: Final = r"[·•o§▪◦●\-–Øü]"
_NUMBER: Final = r"\(?(?:\d{1,3}|[a-z]|[가-하])[.)]"
_MARKER: Final = re.compile(
    rf"(?:\s|&nbsp;|<(?!/?[bi]\b)[^<>]*+>)*+(?:{_BULLET}|(?P<number>{_NUMBER}))(?:\s|&nbsp;|</?span[^<>]*+>)++"
)
# The sign stands in a span that says it is none of the text, with another span of spaces in it.
_SPAN: Final = re.compile(r"<span\s[^<>]*+>", re.IGNORECASE)
_IGNORE: Final = re.compile(r"mso-list:\s?ignore", re.IGNORECASE)
_DRAWN: Final = re.compile(
    r"(?P<sign>[^<>]{0,20}+)(?:<span\b[^<>]*+>[^<>]{0,80}+</span>)?\s*+</span>", re.IGNORECASE
)
_PLAIN_BULLET: Final = re.compile(r"[•▪◦·ㅇ]\s+(?=\S)")


def simplified(html: str) -> str:
    """Word's list paragraphs as lists; everything else as it is."""
    html = _CONDITION.sub("", html)
    kept: list[str] = []
    place = 0
    for start in _PARAGRAPH.finditer(html):
        if start.start() < place or not _ITEM.search(start.group()):
            continue
        stop = _CLOSE.search(html, start.end())
        if stop is None:
            break
        inner = html[start.end() : stop.start()]
        name, inner = _item(inner)
        kept += [html[place : start.start()], f"<{name}><li>{inner}</li></{name}>"]
        place = stop.end() if stop.group().startswith("</") else stop.start()
    if not kept:
        return html
    return _BETWEEN.sub("</li><li>", "".join((*kept, html[place:])))


def _item(inner: str) -> tuple[str, str]:
    """The kind of list and the item without the bullet or number that Word drew before it."""
    drawn = next((tag for tag in _SPAN.finditer(inner) if _IGNORE.search(tag.group())), None)
    sign = _DRAWN.match(inner, drawn.end()) if drawn else None
    if drawn is not None and sign is not None:
        is_number = bool(re.fullmatch(_NUMBER, sign["sign"].strip()))
        return "ol" if is_number else "ul", inner[: drawn.start()] + inner[sign.end() :]
    marker = _MARKER.match(inner)
    return "ol" if marker and marker["number"] else "ul", inner[marker.end() :] if marker else inner


def rows(line: str) -> int:
    """The cells of a line that is a row of a table in plain text; 0 if it is none."""
    return line.count("\t") + 1 if "\t" in line.strip() and len(line) < 1_000 else 0


def tables(lines: list[str]) -> list[Piece | str]:
    """The lines with runs of two or more rows of equally many cells made into tables."""
    made: list[Piece | str] = []
    run: list[str] = []

    def end() -> None:
        if len(run) > 1:
            cells = [
                [html_entities.escape(cell.strip(), quote=False) for cell in row.split("\t")] for row in run
            ]
            inner = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
            made.append(Piece(body.sanitise(f"<table>{inner}</table>"), ""))
        else:
            made.extend(run)
        run.clear()

    for line in lines:
        if run and rows(line) != rows(run[-1]):
            end()
        if rows(line) and not _PLAIN_BULLET.match(line) and not re.match(r"\s*(?:[-o§]|\d{1,3}[.)])\t", line):
            run.append(line)
        else:
            end()
            made.append(line)
    end()
    return made


def read(sheet: Sheet) -> None:
    """Neighbours that open with the same bullet become a list, in text that came without markup."""
    pieces = sheet.texts()
    run: list[Piece] = []
    for piece in [*pieces, None]:
        is_same = piece is None or not run or piece.text[0] == run[0].text[0]
        if piece is not None and is_same and _PLAIN_BULLET.match(piece.text):
            run.append(piece)
            continue
        if len(run) > 1:
            make_list(sheet, run)
        run = [piece] if piece is not None and _PLAIN_BULLET.match(piece.text) else []


def make_list(sheet: Sheet, run: list[Piece]) -> None:
    note = sheet.note("list", "", _("Lines with the same bullet are the items of a list."))
    note.was_text = "\n".join(piece.text for piece in run[:3])
    before = tuple(block for piece in run for block in piece.standing())
    items = "".join(f"<li>{_PLAIN_BULLET.sub('', ' '.join(piece.lines), count=1)}</li>" for piece in run)
    first, *others = run
    first.made = body.blocks(f"<ul>{items}</ul>")
    for piece in others:
        piece.is_gone = True
    note.touched.append(("swap", first, before))
