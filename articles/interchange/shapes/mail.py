"""Text from a mail: quoted headers, forwarding lines, greetings, signatures and disclaimers."""

from __future__ import annotations

import re
from typing import Final

from django.utils.translation import gettext as _

from articles.interchange.sheet import Piece, Sheet

_IS_MAIL: Final = re.compile(
    r"gmail_quote|type=[\"']?cite|OutlookMessageHeader|moz-cite-prefix|yahoo_quoted|divRplyFwdMsg|gmail_attr",
    re.IGNORECASE,
)
_QUOTE: Final = re.compile(r"<(/?)blockquote(?:\s[^<>]*+)?>", re.IGNORECASE)
_HEADER: Final = re.compile(
    r"(?P<name>보낸\s?사람|보낸\s?이|발신자?|받는\s?사람|받는\s?이|수신자?|참조|숨은\s?참조|제목|날짜|보낸\s?날짜|보낸\s?시간|받은\s?날짜"
    r"|첨부(?:\s?파일)?|From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Importance|Attachments?)\s?[:：]\s?(?P<value>.*)",
    re.IGNORECASE,
)
_SUBJECT: Final = frozenset({"제목", "subject"})
_CUT: Final = re.compile(
    r"-{2,}\s?(?:Original (?:Message|Appointment)|원본\s?메(?:시지|일)|Forwarded (?:message|by .{1,60})"
    r"|전달된\s?메(?:시지|일))\s?-{2,}"
    r"|Begin forwarded message:|_{10,}",
    re.IGNORECASE,
)
_WROTE: Final = re.compile(
    r"On .{6,120} wrote:|\d{4}년 \d{1,2}월 \d{1,2}일.{0,80}(?:작성|님이 작성|보낸 메일|쓴 글)\s?:?",
    re.IGNORECASE,
)
_PREFIX: Final = re.compile(r"(?:(?:re|fwd?|fw|회신|답장|전달)\s?:\s?)+", re.IGNORECASE)
_KIND: Final = re.compile(
    r"[\[(【<]\s?(?:긴급\s?)?(?:보도\s?자료|보도\s?참고\s?자료|press release|자료)[^\])】>]{0,20}[\])】>]\s?",
    re.IGNORECASE,
)
_GREETING: Final = re.compile(
    r"(?:안녕하세요|안녕하십니까|수고\s?(?:많|하)|Dear\b|Hello\b|Hi\b|Good (?:morning|afternoon)\b).{0,90}"
    r"|.{1,30}\s?(?:기자님|국장님|부장님|귀하|께)[,.!]?",
    re.IGNORECASE,
)
_COVER: Final = re.compile(
    r"보내\s?드립니다|송부\s?(?:드립|합)니다|전달\s?(?:드립|합)니다|보도(?:를)?\s?부탁|게재(?:를)?\s?부탁|많은\s?(?:관심|보도)|첨부\s?(?:드립|합)니다"
    r"|참고\s?(?:부탁|바랍|해)|please find|(?:pasted|attached) below|for your (?:use|consideration)",
    re.IGNORECASE,
)
_BYE: Final = re.compile(
    r"(?:감사합니다|고맙습니다|수고하(?:세요|십시오)|좋은 하루 .{0,20}|.{1,30}\s(?:드림|올림|배상)"
    r"|(?:Best|Kind|Warm)(?: regards| wishes)?|Regards|Sincerely(?: yours)?|Thank(?:s| you)[^.]{0,30})[.,!]?",
    re.IGNORECASE,
)
_DISCLAIMER: Final = re.compile(
    r"(?:본|이)\s?(?:메일|이메일|전자우편|메시지)[은에의].{0,300}"
    r"|This (?:e-?mail|message|communication).{0,400}|.{0,60}수신\s?거부.{0,80}"
    r"|.{0,20}(?:iPhone|iPad|Galaxy|갤럭시|모바일|네이버 메일 앱)에서 보냄.{0,20}"
    r"|Sent from my .{1,40}|.{0,40}unsubscribe.{0,80}",
    re.IGNORECASE,
)
_CONTACT: Final = re.compile(
    r"(?:[ⓣⓕⓜ☎☏]|\b(?:T|F|M|H\.?P|E|Tel|Fax|Mobile|Phone|E-?mail|Web)\s?[.:)]|전화|휴대(?:폰|전화)|팩스|이메일|메일|홈페이지|주소)[\s.:)]*.{0,80}"
    r"|.{0,40}\b0\d{1,2}[-.)]\s?\d{3,4}[-.]\d{4}.{0,40}|.{0,30}[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{2,30}\W{0,3}|(?:https?://|www\.)\S{3,80}",
    re.IGNORECASE,
)
_INTRODUCES: Final = re.compile(r"(?:입니다|드립니다|합니다|하십니까)[.!]?$|^(?:I am|This is|My name)\b")
_TAIL_LINES, _SIGNATURE_LINES, _AFTER_BYE, _COVER_CHARS, _COVER_LINES = 14, 15, 8, 500, 6


def simplified(html: str) -> str:
    """A mail quoted in a mail is no quotation of the story: without those elements."""
    return _QUOTE.sub(r"<\1div>", html) if _IS_MAIL.search(html) else html


def read(sheet: Sheet) -> None:
    _unquote(sheet)
    is_mail = _take_headers(sheet)
    if not is_mail and not _is_letter(sheet.texts()):
        return
    _drop_cover(sheet)
    _drop_tail(sheet)


def _is_letter(pieces: list[Piece]) -> bool:
    """A greeting alone may be a headline; with "we are sending you" or a farewell it is a letter."""
    if len(pieces) < 3 or not _GREETING.fullmatch(pieces[0].text):
        return False
    is_cover = any(len(piece.text) <= 160 and _COVER.search(piece.text) for piece in pieces[:4])
    return is_cover or any(_BYE.fullmatch(piece.text) for piece in pieces[-_TAIL_LINES:])


def _unquote(sheet: Sheet) -> None:
    """`> ` before the lines: off if most of the text has it, else the lines are somebody else's mail."""
    quoted = [piece for piece in sheet.texts() if piece.text.startswith(">")]
    if not quoted:
        return
    if len(quoted) * 2 < len(sheet.texts()):
        sheet.drop("quoted", _("Quoted lines of another mail."), quoted)
        return
    note = sheet.note("quoted", "", _("The marks of a quoted mail before its lines."))
    gap = False
    for piece in quoted:
        rest = piece.text.lstrip("> ")
        sheet.lift(note, piece, rest)
        piece.after_gap = piece.after_gap or gap
        gap = not rest


def _take_headers(sheet: Sheet) -> bool:
    """Drops blocks of two or more header lines; the last subject is kept in mind as a headline."""
    pieces = sheet.texts()
    frame = [piece for piece in pieces if _CUT.fullmatch(piece.text) or _WROTE.fullmatch(piece.text)]
    run: list[Piece] = []
    found: list[Piece] = []
    subject = ""
    for piece in [*pieces, None]:
        match = _HEADER.fullmatch(piece.text) if piece is not None else None
        if piece is not None and match:
            run.append(piece)
            continue
        if len(run) > 1:
            found += run
            for header in run:
                said = _HEADER.fullmatch(header.text)
                if said and said["name"].lower() in _SUBJECT:
                    subject = said["value"]
        run = []
    is_mail = bool(frame or found)
    sheet.subject = _KIND.sub("", _PREFIX.sub("", subject)).strip()
    _drop_lesser_parts(sheet, pieces, {*frame, *found})
    sheet.drop("mail", _("The head of a mail."), [*frame, *found])
    return is_mail


def _drop_lesser_parts(sheet: Sheet, pieces: list[Piece], marks: set[Piece]) -> None:
    """Of the parts between headers the longest is the story: notes above it and mails below it go."""
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece in marks:
            parts += [[]] if parts[-1] else []
        else:
            parts[-1].append(piece)
    lengths = [sum(len(piece.text) for piece in part) for part in parts]
    story = max(range(len(parts)), key=lambda number: lengths[number])
    above = [piece for part in parts[:story] for piece in part]
    below = [piece for part in parts[story + 1 :] for piece in part]
    if sum(lengths[:story]) <= _COVER_CHARS:
        sheet.drop("mail", _("A note above the forwarded mail."), above)
    sheet.drop("quoted", _("An older mail below the story."), below)


def _drop_cover(sheet: Sheet) -> None:
    """Greetings and "we are sending you" at the very start."""
    pieces = sheet.texts()[:_COVER_LINES]
    last = 0
    for number, piece in enumerate(pieces, 1):
        is_greeting = bool(_GREETING.fullmatch(piece.text))
        is_cover = len(piece.text) <= 160 and bool(_COVER.search(piece.text))
        if is_greeting or is_cover:
            last = number
        elif len(piece.text) > 60 or not _INTRODUCES.search(piece.text):
            break
    cover = pieces[:last]
    sheet.drop("mail", _("A greeting above the text."), cover)


def _drop_tail(sheet: Sheet) -> None:
    """The signature below its line of dashes, or the lines of thanks and addresses at the very end."""
    pieces = sheet.texts()
    cut = [number for number, piece in enumerate(pieces) if piece.text == "--"]
    if cut and len(pieces) - cut[-1] <= _SIGNATURE_LINES:
        sheet.drop("signature", _("A mail's signature."), pieces[cut[-1] :])
        pieces = pieces[: cut[-1]]
    bye = [number for number, piece in enumerate(pieces) if _BYE.fullmatch(piece.text)]
    if (
        bye
        and len(pieces) - bye[-1] <= _AFTER_BYE
        and all(len(piece.text) <= 80 for piece in pieces[bye[-1] :])
    ):
        sheet.drop("signature", _("A mail's closing words and signature."), pieces[bye[-1] :])
        pieces = pieces[: bye[-1]]
    tail: list[Piece] = []
    for piece in reversed(pieces[-_TAIL_LINES:]):
        forms = (_BYE, _DISCLAIMER, _CONTACT)
        is_tail = any(form.fullmatch(piece.text) for form in forms) or bool(
            len(piece.text) <= 120 and _COVER.search(piece.text)
        )
        if not is_tail:
            break
        tail.insert(0, piece)
    if len(tail) < len(pieces):
        sheet.drop("signature", _("A mail's closing words and signature."), tail)
