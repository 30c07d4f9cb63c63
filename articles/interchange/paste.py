"""Reads what was pasted from another program into a news item, each guess with its words and its reason."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.interchange import captions, clipboard, embargo, heading, notices, plain_lines, soft_breaks
from articles.interchange.item import EmbargoGuess, NewsItem
from articles.interchange.page_text import Unreadable, grouped
from articles.interchange.shapes import hwp, kakao, mail, portal, release, word
from articles.interchange.sheet import Piece, Sheet, pieces_of, pieces_of_text
from articles.text import body, relative_dates, triangles, unseen

# Bytes of a paste, both flavours together: asked before anything is parsed.
MAX_BYTES: Final = 5_000_000
MAX_CHARS: Final = body.MAX_BODY_CHARS
MAX_LINES: Final = body.MAX_TAGS
_HEAD_LINES, _TAIL_LINES = 30, 8
_HANGUL: Final = re.compile("[가-힣]")
_LATIN: Final = re.compile("[A-Za-z]")


def parse(html: str, text: str, language: str, now: dt.datetime) -> NewsItem:
    """The story in a paste; `now` is the instant it happened, which tells years that are left out.

    Raises Unreadable: too large (before parsing), or nothing in it.
    """
    check_size(len(html.encode(errors="surrogatepass")) + len(text.encode(errors="surrogatepass")))
    evidence = plain_lines.clean(text)
    sheet = Sheet(language, [], now)
    if unseen.has_controls(text) or unseen.has_controls(html):
        sheet.flag("controls", unseen.told())
    try:
        sheet.pieces = _pieces(sheet, html, evidence)
        evidence = evidence.strip() or "\n".join(piece.text for piece in sheet.pieces)
        return _read(sheet, evidence)
    except body.BodyTooLong as error:
        raise Unreadable(str(error)) from error


def _read(sheet: Sheet, evidence: str) -> NewsItem:
    if not sheet.pieces:
        raise Unreadable(
            _("There is no text in what you pasted. Copy the text of the story and paste it again.")
        )
    for shape in (kakao, mail, hwp, portal):
        shape.read(sheet)
    found = release.read(sheet)
    held = found.embargo or _embargo(sheet)
    _lift_notices(sheet)
    _print_dots(sheet)
    soft_breaks.join(sheet)
    caption, credit = captions.read(sheet)
    kicker, headline, deck, label = heading.read(sheet)
    heading.sign(sheet)
    word.read(sheet)
    _lists(sheet)
    _note_fields(sheet, found, held)
    canonical = sheet.body()
    _flag_language(sheet, evidence)
    for excerpt in relative_dates.find("\n".join((headline, deck, body.plain(canonical))), sheet.language):
        sheet.flag("relative_date", _("A day told by the day of writing: put the date."), excerpt)
    return NewsItem(
        language=sheet.language,
        headline=headline,
        deck=deck,
        body=canonical,
        bylines=tuple(sheet.bylines),
        notices=tuple(
            notices.of_paper(found, [one.paper for one in sheet.bylines]) for found in sheet.notices
        ),
        photo_alt="",
        flags=tuple(sheet.flags),
        dropped=tuple(sheet.dropped),
        guesses=(),
        evidence=evidence,
        sha256=hashlib.sha256(evidence.encode()).hexdigest(),
        place=sheet.place,
        label=label,
        kicker=kicker,
        origin="press_release" if found.is_one else "",
        issuing_body=found.issuing_body,
        caption=caption,
        credit=credit,
        embargo=held,
        readings=sheet.readings(),
    )


def check_size(size: int) -> None:
    """Raises Unreadable for more bytes than a story has; callable before anything is read."""
    if size > MAX_BYTES:
        raise Unreadable(
            _(
                "The paste has %(size)s bytes; the limit is %(limit)s. "
                "Paste the text of one story, without photos."
            )
            % {"size": f"{size:,}", "limit": f"{MAX_BYTES:,}"}
        )


def _pieces(sheet: Sheet, html: str, text: str) -> list[Piece]:
    """From the HTML where it says more than the plain text, which otherwise has the better lines."""
    if html.strip():
        try:
            found = clipboard.read(plain_lines.clean(html))
        except body.BodyTooLong:
            if not text.strip():
                raise Unreadable(
                    _("The paste has too much markup to be read. Paste it as plain text (Ctrl+Shift+V).")
                ) from None
            sheet.flag("too_much_markup", _("The paste has too much markup: it was read as plain text."))
        else:
            _flag_images(sheet, found.images)
            if found.has_structure or not text.strip():
                return _narrowed(sheet, pieces_of(found.html))
    if len(text) > MAX_CHARS or text.count("\n") > MAX_LINES:
        raise Unreadable(
            _(
                "The text has %(chars)s characters in %(lines)s lines; %(most)s and %(most_lines)s are "
                "possible. Paste one story."
            )
            % {
                "chars": f"{len(text):,}",
                "lines": f"{text.count(chr(10)) + 1:,}",
                "most": f"{MAX_CHARS:,}",
                "most_lines": f"{MAX_LINES:,}",
            }
        )
    pieces: list[Piece] = []
    lines: list[str] = []
    for part in [*word.tables(text.split("\n")), None]:
        if isinstance(part, str):
            lines.append(part)
            continue
        pieces += pieces_of_text(lines)
        lines = []
        pieces += [part] if part is not None else []
    return _narrowed(sheet, pieces)


def _flag_images(sheet: Sheet, images: int) -> None:
    if images:
        message = ngettext(
            "%(count)s photo in the paste was left out: add it below.",
            "%(count)s photos in the paste were left out: add them below.",
            images,
        )
        sheet.flag("images_dropped", message % {"count": f"{images:,}"})


def _flag_language(sheet: Sheet, text: str) -> None:
    """A Korean text pasted beside the English one, or the other way round, is a slip of the hand."""
    hangul, latin = len(_HANGUL.findall(text)), len(_LATIN.findall(text))
    if (sheet.language == "en" and hangul > latin) or (sheet.language == "ko" and latin > 4 * hangul):
        sheet.flag("other_language", _("This is the place for another language: check where you pasted."))


def _narrowed(sheet: Sheet, pieces: list[Piece]) -> list[Piece]:
    wide = next((piece.text for piece in pieces if plain_lines.is_wide(piece.text)), None)
    if wide is not None:
        sheet.flag("full_width", _("Wide letters, digits and signs were made ordinary ones."), wide)
        for piece in pieces:
            piece.rewrite(plain_lines.narrow)
    return pieces


def _embargo(sheet: Sheet) -> EmbargoGuess | None:
    """A line of its own that asks to hold the text, near the start or the end."""
    pieces = sheet.texts()
    for piece in [*pieces[:_HEAD_LINES], *pieces[_HEAD_LINES:][-_TAIL_LINES:]]:
        if not embargo.is_embargo(piece.text):
            continue
        if embargo.is_free(piece.text):
            sheet.drop("head", _("It may run at once."), [piece])
            continue
        held = embargo.read(sheet, piece.text)
        if held is not None:
            sheet.drop("head", _("The line that asks to hold the text."), [piece])
            return held
    return None


def _lift_notices(sheet: Sheet) -> None:
    for piece in sheet.texts():
        rest, found = notices.lift(piece.text)
        if found:
            sheet.notices += found
            note = sheet.note(
                "notice", found[0].verbatim, _("A copyright line: kept with the story's rights.")
            )
            sheet.lift(note, piece, rest)
            if rest and portal.is_dated(rest):
                sheet.drop("furniture", _("A label or button of the page."), [piece])


def _print_dots(sheet: Sheet) -> None:
    """Only after the notices: they keep their signs as they came."""
    for piece in sheet.texts():
        if "ㆍ" in piece.text:
            message = _("The letter ㆍ stood for a middle dot and is now the sign ·.")
            sheet.flag("middle_dot", message, piece.text)
            piece.rewrite(lambda text: text.replace("ㆍ", "·"))


def _lists(sheet: Sheet) -> None:
    """Runs of ▲, ■ or ○, in one line or as neighbours, become lists."""
    pieces = [piece for piece in sheet.texts() if piece.tag == "p" and piece.text.strip()]
    for group in grouped(pieces, lambda piece: piece.text):
        inner = "<br>".join(" ".join(piece.lines) for piece in group)
        if not any(mark in inner for mark in triangles.MARKS):
            continue
        after = triangles.split_run("".join(body.blocks(f"<p>{inner}</p>")))
        if after is None:
            continue
        note = sheet.note("list", "", _("A run of ▲ or another mark: the items of a list."))
        note.was_text = " ".join(piece.text for piece in group)
        note.touched.append(("swap", group[0], tuple(block for piece in group for block in piece.standing())))
        group[0].made = after
        for piece in group[1:]:
            piece.is_gone = True


def _note_fields(sheet: Sheet, found: release.Release, held: EmbargoGuess | None) -> None:
    """What no piece of the body was: fields of the story alone."""
    if held is not None:
        sheet.note("embargo", "", _("The text asks to be held until then."), held.verbatim)
    if found.issuing_body:
        note = sheet.note("issuing_body", found.issuing_body, _("The head of the press release names it."))
        note.was_text = found.issuing_body
    if sheet.place:
        sheet.note("place", sheet.place, _("The dateline names it."), sheet.place)
