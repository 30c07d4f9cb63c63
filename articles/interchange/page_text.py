"""Reads the text of one article page of a newspaper, menus and all, into a news item."""

import hashlib
import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from django.utils.translation import gettext as _

from articles.interchange import bylines, furniture, notices
from articles.interchange.item import BylineGuess, Flag, Guess, NewsItem, NoticeGuess
from articles.text import body, relative_dates, triangles, unseen

MAX_BYTES: Final = 2_000_000
MAX_HEADLINE_CHARS: Final = 300

_BREAK: Final = re.compile(r"<br\s*/?>|\r\n?|[\x0b\x0c\x85\u2028\u2029]", re.IGNORECASE)
_CONTROL: Final = re.compile(f"[{unseen.DIRECTIONS}\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")
_MAX_DECK_LINES: Final = 3
_MAX_DECK_CHARS: Final = 120
SENTENCE_END: Final = re.compile(r"[.!?][”’\"')]?$")
# A byline stands at the head; a bracket further down names somebody else.
HEAD_LINES: Final = 3
TAIL_LINES: Final = 4


class Unreadable(ValueError):
    """The data is no page text; the message says what is wrong and what to do, in words for an editor."""


class _Page:
    """The lines of a page as they are taken away one kind after the other; what remains last is the body."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = [line for line in lines if line]
        self.dropped: list[str] = []
        self.notices: list[NoticeGuess] = []
        self.bylines: list[BylineGuess] = []
        self.flags: list[Flag] = []
        self.guesses: list[Guess] = []
        self.place = ""

    def flag(self, code: str, message: str, excerpt: str) -> None:
        self.flags.append(Flag(code, message, excerpt))


def parse(data: bytes, language: str) -> NewsItem:
    """The story in a page's text (UTF-8, one paragraph a line), with each guess beside what it comes from.

    Raises Unreadable: too large (before decoding), empty, binary, broken UTF-8, without a headline.
    """
    evidence = _decoded(data)
    text = _CONTROL.sub("", _BREAK.sub("\n", unicodedata.normalize("NFC", evidence)))
    page = _Page(line.strip() for line in text.split("\n"))
    if unseen.has_controls(evidence):
        page.flag("controls", unseen.told(), "")
    _drop_furniture(page)
    _lift_notices(page)
    # Only now: a notice keeps its spaces and its signs as they came.
    for line in page.lines:
        if "ㆍ" in line:
            page.flag("middle_dot", _("The letter ㆍ stood for a middle dot and is now the sign ·."), line)
    page.lines = [" ".join(line.replace("ㆍ", "·").split()) for line in page.lines]
    headline = _take_headline(page)
    deck, photo_alt = _take_deck(page, headline, language)
    _lift_bylines(page, language)
    try:
        canonical = _body(page)
        readable = body.plain(canonical)
    except body.BodyTooLong as error:
        raise Unreadable(str(error)) from error
    for excerpt in relative_dates.find("\n".join((headline, deck, readable)), language):
        page.flag("relative_date", _("A day told by the day of writing: put the date."), excerpt)
    if not canonical:
        page.flag("no_body", _("The page has a headline but no text."), headline)
    papers = [guess.paper for guess in page.bylines]
    return NewsItem(
        language=language,
        headline=headline,
        deck=deck,
        body=canonical,
        bylines=tuple(page.bylines),
        notices=tuple(notices.of_paper(found, papers) for found in page.notices),
        photo_alt=photo_alt,
        flags=tuple(page.flags),
        dropped=tuple(page.dropped),
        guesses=tuple(page.guesses),
        evidence=evidence,
        sha256=hashlib.sha256(data).hexdigest(),
        place=page.place,
    )


def check_size(size: int) -> None:
    """Raises Unreadable for more bytes than a page has; callable before anything is read."""
    if size > MAX_BYTES:
        raise Unreadable(
            _("The file has %(size)s bytes; the limit is %(limit)s. Save the text of one article only.")
            % {"size": f"{size:,}", "limit": f"{MAX_BYTES:,}"}
        )


def _decoded(data: bytes) -> str:
    check_size(len(data))
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        raise Unreadable(_("The file is empty. Copy the article's page as text and save it again."))
    if b"\x00" in data:
        raise Unreadable(
            _("The file is not text. Open it in its own program and save it as plain text (UTF-8).")
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            _("The file is not UTF-8: byte %(position)s cannot be read. Save it again as UTF-8.")
            % {"position": f"{error.start:,}"}
        ) from error


def _drop_furniture(page: _Page) -> None:
    kept: list[str] = []
    in_foot = seen_notice = False
    for line in page.lines:
        in_foot = in_foot or (seen_notice and furniture.opens_foot(line))
        found = notices.lift(line)[1]
        seen_notice = seen_notice or bool(found)
        if furniture.is_printed_date(line):
            page.flag("printed_date", _("The page says when it was published: compare the dates."), line)
            page.dropped.append(line)
        elif furniture.is_furniture(line) or (in_foot and not found):
            page.dropped.append(line)
        else:
            kept.append(line)
    page.lines = kept


def _lift_notices(page: _Page) -> None:
    kept: list[str] = []
    for line in page.lines:
        rest, found = notices.lift(line)
        page.notices += found
        kept += [rest] if rest else []
    page.lines = kept
    if not page.notices:
        page.flag("no_notice", _("The page has no copyright line: check who holds the rights."), "")


def _take_headline(page: _Page) -> str:
    headline = page.lines.pop(0) if page.lines else ""
    if not headline or bylines.lift_head(headline, "ko") or bylines.lift_head(headline, "en"):
        raise Unreadable(_("No headline found. Put the headline on a line of its own above the text."))
    if len(headline) > MAX_HEADLINE_CHARS:
        raise Unreadable(
            _(
                "The first line has %(length)s characters, too many for a headline (at most %(limit)s). "
                "Put the headline on a line of its own."
            )
            % {"length": f"{len(headline):,}", "limit": MAX_HEADLINE_CHARS}
        )
    return headline


def _take_deck(page: _Page, headline: str, language: str) -> tuple[str, str]:
    """The lines between the headline and the story, and the text of the photo: the headline said again."""
    deck, repeated, opened = above_story(page.lines, headline, language)
    if repeated:
        message = _("The photo's alternative text repeats the headline: describe what is seen.")
        page.flag("alt_is_headline", message, page.lines[repeated[0]])
    if repeated and opened and opened[0] > repeated[0] + 1:
        caption = page.lines[repeated[0] + 1 : opened[0]]
        page.flag(
            "caption_in_body", _("This looks like the photo's caption: move it there."), " ".join(caption)
        )
    kept = [line for number, line in enumerate(page.lines) if number >= deck and number not in repeated]
    text, page.lines = "\n".join(page.lines[:deck]), kept
    return text, headline if repeated else ""


def above_story(lines: Sequence[str], headline: str, language: str) -> tuple[int, list[int], list[int]]:
    """Of the lines below a headline: how many are the deck, which repeat it, which open with a byline."""
    repeated = [number for number, line in enumerate(lines) if _same(line, headline)]
    opened = [
        number
        for number, line in enumerate(lines[: _MAX_DECK_LINES + 2])
        if bylines.lift_head(line, language)
    ]
    first = min((*repeated, *opened), default=len(lines))
    if first <= _MAX_DECK_LINES and first < len(lines):
        return first, repeated, opened
    # Nothing marks where the story begins: a short line that is no sentence, before others, is a deck.
    short = len(lines) > 1 and len(lines[0]) <= _MAX_DECK_CHARS
    return int(short and not SENTENCE_END.search(lines[0])), repeated, opened


def _same(line: str, headline: str) -> bool:
    return line.casefold() == headline.casefold()


def _lift_bylines(page: _Page, language: str) -> None:
    for number, line in enumerate(page.lines[:HEAD_LINES]):
        head = bylines.lift_head(line, language)
        if head is not None:
            page.bylines += head.bylines
            page.place = head.place
            page.lines[number] = head.rest
            break
    closing: list[BylineGuess] = []
    for number in range(len(page.lines) - 1, max(-1, len(page.lines) - 1 - TAIL_LINES), -1):
        found = bylines.lift_closing(page.lines[number], language)
        # Above the last line only a line of its own counts: a sentence may well end with somebody's address.
        if found is not None and not (found.rest and number < len(page.lines) - 1):
            closing = [*found.bylines, *closing]
            page.place = page.place or found.place
            page.lines[number] = found.rest
    page.bylines += closing
    page.lines = [line for line in page.lines if line]
    if not page.bylines:
        page.flag("no_byline", _("Nobody is named as the author: add the byline."), "")


def _body(page: _Page) -> str:
    blocks: list[str] = []
    for group in grouped(page.lines, str):
        before = tuple(f"<p>{html.escape(line, quote=False)}</p>" for line in group)
        inner = "<br>".join(html.escape(line, quote=False) for line in group)
        after = triangles.split_run(body.sanitise(f"<p>{inner}</p>"))
        if after is not None:
            page.guesses.append(Guess("list", tuple(body.blocks("".join(before))), after))
        blocks += before if after is None else after
    return body.sanitise("".join(blocks))


Line = TypeVar("Line")


def grouped(lines: Sequence[Line], text: Callable[[Line], str]) -> list[list[Line]]:
    """Single lines, but neighbours that open with the same mark together: they are the items of one list."""
    groups: list[list[Line]] = []
    for line in lines:
        opening = text(line)[0]
        if groups and opening in triangles.MARKS and text(groups[-1][-1])[0] == opening:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups
