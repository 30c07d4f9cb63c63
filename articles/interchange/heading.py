"""Kicker, headline, label, deck and bylines of a pasted text, by the rules of a page's text."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from articles.interchange import bylines
from articles.interchange.item import BylineGuess
from articles.interchange.page_text import (
    HEAD_LINES,
    MAX_HEADLINE_CHARS,
    SENTENCE_END,
    TAIL_LINES,
    above_story,
)
from articles.interchange.sheet import Piece, Sheet
from articles.models.choices import Label

# A headline that was never one is worse than none: longer first lines are the story.
_LIKELY_CHARS: Final = 160
_MAX_DECK: Final = 600
_LABELS: Final = {
    "속보": Label.FLASH, "긴급": Label.FLASH, "1보": Label.FLASH,
    "breaking": Label.FLASH, "flash": Label.FLASH,
    "단독": Label.EXCLUSIVE, "exclusive": Label.EXCLUSIVE, "종합": Label.ROUNDUP, "roundup": Label.ROUNDUP,
}  # fmt: skip
_BRACKETED: Final = re.compile(r"[\[(【<]\s?(?P<word>[가-힣A-Za-z0-9]{1,12})\s?[\])】>]\s?")
# The line above the headline, on a line of its own or before it: "[르포]", "<기획 ①>", "어깨제목 : ...".
_KICKER: Final = re.compile(r"[\[【〔<〈《](?P<word>[^\[\]【】〔〕<>〈〉《》=@|/ⓒ©]{1,30}?)[\]】〕>〉》]\s?")
_KICKER_NAMED: Final = re.compile(
    r"(?:어깨\s?(?:제목|걸이)|머리\s?제목|kicker|overline)\s?[:：]\s?(?P<word>\S.{0,79})", re.IGNORECASE
)
_KICKER_EN: Final = re.compile(
    r"(?P<word>analysis|feature|interview|explainer|opinion|profile|q&a|reporter['’]s notebook)\s?[|:]\s",
    re.IGNORECASE,
)
# These say what the whole text is: papers print them in the headline, or another field holds them.
_NO_KICKER: Final = re.compile(
    r"인사|부고|부음|동정|알림|사고|게시판|종합|사진|영상|(?:\d보)|.*(?:보도|참고|설명|해명)\s?자\s?료.*"
    r"|엠바고.*|(?:press|news) release|embargo.*|ad|advertisement|photos?|videos?",
    re.IGNORECASE,
)
_AT_END: Final = re.compile(r"\s?[(\[](?P<word>종합)\d?보?[)\]]$")
_COLON: Final = re.compile(r"(?P<word>breaking|exclusive)\s?:\s?", re.IGNORECASE)
_NAMED: Final = re.compile(r"(?:제\s?목|headline|title)\s?[:：]\s?(?=\S)", re.IGNORECASE)
_SUB_NAMED: Final = re.compile(
    r"(?:부\s?제(?:목)?|소제목|sub-?head(?:line)?|deck)\s?[:：]\s?(?=\S)", re.IGNORECASE
)
_DASHED: Final = re.compile(r"[-–—―ㅡ]\s?(?=[^-–—―ㅡ\s])")
_DASH_END: Final = re.compile(r"\s?[-–—―ㅡ]+$")
_ENUMERATES: Final = re.compile(r"^[▲△▶■□◆◇○●ㅇ※·•]|[▲△◇].*[▲△◇]")
_MOST_DECKS: Final = 3
_HEAD_OF_KICKER: Final = 3
_WORD: Final = re.compile("[가-힣A-Za-z]")
_MOST_REPEATED: Final = 2  # once above the photo and once as its text; more is a refrain


class Heading(NamedTuple):
    """ "" for what the text does not have."""

    kicker: str
    headline: str
    deck: str
    label: str


def read(sheet: Sheet) -> Heading:
    kicker = _kicker_line(sheet)
    headline = _headline(sheet)
    label, headline = _label(sheet, headline)
    if not kicker and headline:
        kicker, headline = _kicker_before(sheet, headline)
    deck = _deck(sheet, headline) if headline else ""
    return Heading(kicker, headline, deck, label)


def _kicker_line(sheet: Sheet) -> str:
    """A line of its own above the headline: named as one, or a few words in brackets."""
    pieces = [piece for piece in sheet.texts() if piece.tag]
    for place, piece in enumerate(pieces[:_HEAD_OF_KICKER]):
        named = _KICKER_NAMED.fullmatch(piece.text)
        bracket = _KICKER.fullmatch(piece.text) if not place and len(pieces) > 2 else None
        found = named or (bracket if bracket and _is_kicker(bracket["word"], piece, sheet.language) else None)
        if found is not None:
            word = found["word"].strip()
            note = sheet.note("kicker", word, _("A line above the headline, named or in brackets."))
            sheet.lift(note, piece)
            return word
    return ""


def _kicker_before(sheet: Sheet, headline: str) -> tuple[str, str]:
    """Words in brackets before the headline, which no label is."""
    match = _KICKER.match(headline) or (_KICKER_EN.match(headline) if sheet.language == "en" else None)
    rest = headline[match.end() :].strip() if match else ""
    if match is None or not rest or not _is_kicker(match["word"], None, sheet.language):
        return "", headline
    word = match["word"].strip()
    next(note for note in sheet.notes if note.field == "headline").value = rest
    sheet.note("kicker", word, _("The words in brackets before the headline."), match.group().strip())
    return word, rest


def _is_kicker(word: str, line: Piece | None, language: str) -> bool:
    """A few words that name no text as a whole, and nobody: `[가온나루 허가온 기자]` is a byline."""
    if _NO_KICKER.fullmatch(word.strip()) or word.strip().lower() in _LABELS or not _WORD.search(word):
        return False
    signed = line is not None and (
        bylines.lift_head(line.text, language) or bylines.lift_alone(word.strip(), language)
    )
    return not signed


def _headline(sheet: Sheet) -> str:
    pieces = sheet.texts()
    named = next((piece for piece in pieces[:4] if _NAMED.match(piece.text)), None)
    first = named or next(iter(pieces), None)
    why = _("The first line, which is no sentence.")
    if first is not None and _is_headline(first, pieces, sheet.language, is_named=named is not None):
        text = _NAMED.sub("", first.text, count=1)
        if sheet.subject and _squeezed(sheet.subject) == _squeezed(text):
            why = _("The first line, which is the mail's subject too.")
        note = sheet.note("headline", text, why)
        sheet.lift(note, first)
        return text
    if sheet.subject and len(sheet.subject) <= MAX_HEADLINE_CHARS and pieces:
        sheet.note("headline", sheet.subject, _("The subject of the mail."), sheet.subject)
        return sheet.subject
    if pieces:
        sheet.flag("no_headline", _("No headline was found: write one."), "")
    return ""


def _is_headline(piece: Piece, pieces: list[Piece], language: str, *, is_named: bool) -> bool:
    if len(piece.text) > (MAX_HEADLINE_CHARS if is_named else _LIKELY_CHARS) or len(pieces) < 2:
        return False
    if is_named or piece.tag != "p":
        return True
    if bylines.lift_head(piece.text, language) or re.search(r"[.][”’\"')]?$", piece.text):
        return False
    return bool(re.search(r"\w\w", piece.text))


def _squeezed(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def _label(sheet: Sheet, headline: str) -> tuple[str, str]:
    match = _BRACKETED.match(headline) or _COLON.match(headline) or _AT_END.search(headline)
    word = match["word"].lower() if match else ""
    rest = (headline[: match.start()] + headline[match.end() :]).strip() if match else headline
    if word not in _LABELS or not rest or match is None:
        return "", headline
    note = next(note for note in sheet.notes if note.field == "headline")
    note.value = rest
    sheet.note("label", _LABELS[word].value, _("The word before the headline."), match.group().strip())
    return _LABELS[word].value, rest


def _deck(sheet: Sheet, headline: str) -> str:
    """Lines of dashes below the headline, else what stands between it and the byline."""
    pieces = [piece for piece in sheet.texts() if piece.tag]
    marked = []
    for piece in pieces[:_MOST_DECKS]:
        if not _DASHED.match(piece.text) and not _SUB_NAMED.match(piece.text):
            break
        marked.append(piece)
    if marked and (len(pieces) == len(marked) or any(SENTENCE_END.search(piece.text) for piece in marked)):
        marked = []
    taken, why = marked, _("Lines between dashes below the headline.")
    count, repeated, _opened = above_story([piece.text for piece in pieces], headline, sheet.language)
    if not marked:
        taken, why = pieces[:count], _("What stands between the headline and the story.")
        ended = (number for number, piece in enumerate(taken) if _is_story(piece, sheet.language))
        taken = taken[: next(ended, count)]
    taken = [piece for piece in taken if len(piece.text) <= _MAX_DECK]
    lines = [_undashed(piece.text) if marked else piece.text for piece in taken]
    repeated = repeated[:_MOST_REPEATED]
    if repeated:
        message = _("The photo's alternative text repeats the headline: describe what is seen.")
        sheet.flag("alt_is_headline", message, pieces[repeated[0]].text)
        sheet.drop("repeated", _("The headline said again."), [pieces[number] for number in repeated])
    deck = "\n".join(lines)
    if not deck or len(deck) > _MAX_DECK:
        return ""
    note = sheet.note("deck", deck, why)
    for piece in taken:
        sheet.lift(note, piece)
    return deck


def _is_story(piece: Piece, language: str) -> bool:
    """A sentence, an enumeration or a name is no deck."""
    is_text = SENTENCE_END.search(piece.text) or _ENUMERATES.search(piece.text)
    return bool(is_text or bylines.lift_alone(piece.text, language))


def _undashed(text: str) -> str:
    named = _SUB_NAMED.match(text)
    if named is not None:
        return text[named.end() :]
    dashed = _DASHED.match(text)
    return _DASH_END.sub("", text[dashed.end() if dashed else 0 :])


def sign(sheet: Sheet) -> None:
    """Takes the byline off the head and the closing lines off the end."""
    found: list[BylineGuess] = []
    for piece in sheet.texts()[:HEAD_LINES]:
        alone = bylines.lift_alone(piece.text, sheet.language)
        if alone is not None:
            found += alone.bylines
            _lift(sheet, piece, alone, _("A line that is only a name and a title."))
            continue
        head = bylines.lift_head(piece.text, sheet.language)
        if head is not None:
            found += head.bylines
            sheet.place = head.place
            _lift(sheet, piece, head, _("The bracket or name at the head of the story."))
            break
    closing: list[BylineGuess] = []
    pieces = sheet.texts()
    last = len(pieces) - 1
    for number in range(last, max(-1, last - TAIL_LINES), -1):
        lifted = bylines.lift_closing(pieces[number].text, sheet.language)
        # Above the last line only a line of its own counts: a sentence may well end with somebody's address.
        if lifted is not None and not (lifted.rest and number < last):
            closing = [*lifted.bylines, *closing]
            sheet.place = sheet.place or lifted.place
            _lift(sheet, pieces[number], lifted, _("The name and address at the end of the story."))
    sheet.bylines += [*found, *closing]
    if not sheet.bylines:
        sheet.flag("no_byline", _("Nobody is named as the author: add the byline."))


def _lift(sheet: Sheet, piece: Piece, lifted: bylines.Lifted, why: str) -> None:
    names = ", ".join(
        " ".join(filter(None, (guess.name, guess.title, guess.email))) for guess in lifted.bylines
    )
    sheet.lift(sheet.note("byline", names, why), piece, lifted.rest)
