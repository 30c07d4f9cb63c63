"""A press release: its head (보도시점, 배포일시, 담당부서 ...), its marks □ and its tail (문의, 붙임, 끝)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from articles import clock
from articles.interchange import embargo
from articles.interchange.item import EmbargoGuess
from articles.interchange.printed_dates import days
from articles.interchange.sheet import Piece, Sheet

_TITLE: Final = re.compile(
    r"[\[<(【■□\s]*(?:(?P<before>[^\[\]<>]{2,30}?)\s)?(?:보\s?도\s?(?:참고\s?|설명\s?|해명\s?)?자\s?료|press\srelease|news\srelease)(?:\s(?P<after>[^\[\]<>]{2,30}?))?[\]>)】\s]*",
    re.IGNORECASE,
)
_WHEN, _SENT, _WHO, _PERSON, _OTHER = "when", "sent", "who", "person", "other"
_LABELS: Final = {
    _WHEN: "보도시점 보도일시 보도일자 보도시간 엠바고 보도제한 공개시점 embargo",
    _SENT: "배포일시 배포일 배포일자 배포 배포시점 배포시간 제공일 제공일시 제공일자 작성일 작성일자 "
    "releasedate date",
    _WHO: "담당부서 담당과 담당 소관부서 주관부서 부서 배포기관 제공기관 발신 자료제공 제공 제공부서 기관명 "
    "issuedby",
    _PERSON: "책임자 담당자 작성자 과장 팀장 문의 문의처 연락처 전화 전화번호 담당연락처 취재문의 contact",
    _OTHER: "매수 쪽수 총매수 사진 사진유무 자료 첨부 붙임자료 홈페이지 비고 분류 구분 수신 관련부서",
}  # fmt: skip
_KIND_OF: Final = {label: kind for kind, labels in _LABELS.items() for label in labels.split()}
_MARKS: Final = r"[\s*※■□○●◎▶·•-]*"
_LINE: Final = re.compile(rf"{_MARKS}(?P<label>[가-힣A-Za-z ]{{2,14}}?)\s?[:：|ㅣ]\s?(?P<value>.+)")
# Without a colon only what no sentence begins with: "담당 공무원은 ..." is one.
_SPACED: Final = re.compile(
    rf"{_MARKS}(?P<label>보도시점|보도일시|배포일시|배포시점|제공일시?|담당부서|소관부서|배포기관|책임자|담당자)\s(?P<value>.+)"
)
# Where the next label begins in a line with several.
_INNER: Final = re.compile(
    r"\s?[/|]?\s(?=(?:배포(?:일시|시점|일)?|보도시점|보도일시|담당\s?부서|책임자|담당자|매수)(?:\s?[:：]|\s\d|\s[가-힣]))"
)
_END_LINES: Final = 4
_HEAD_LINES, _TAIL_LINES, _MAX_VALUE, _PERSON_LINES = 30, 14, 200, 8
_BODY: Final = re.compile(
    r"(?:\S{1,20}(?:특별자치시|특별자치도|광역시|특별시|위원회|교육청|경찰청|소방서|대학교|공사|공단|재단|협회|조합|은행|그룹|본부|[가-힣](?:시|군|구|도|부|처|청|원)))(?=\s|$)"
)
_PERSON_VALUE: Final = re.compile(
    r"(?:국|실|과|팀|센터|소)?장|주무관|사무관|서기관|주사|연구관|연구사|대변인|매니저|[가-힣]{2,4}"
    r"|[가-힣 ]{2,10}\(?\s?[☎\d() -]{7,20}\)?|\(?[☎\d() .-]{7,20}\)?"
    r"|[가-힣 ]{0,12}[\w.+-]{1,30}@[\w.-]{3,40}"
)
_END: Final = re.compile(r"[<\[(-]?\s?(?:끝|END|ENDS|###|-?30-?|# # #)\s?[>\])-]?\.?", re.IGNORECASE)
_ENDED: Final = re.compile(r"(?<=[.다])\s?[<\[]?\s?끝\s?[>\]]?\.?$")
_TAIL: Final = re.compile(
    r"\[?붙임\]?\s?\d?\s?[.:：]?.{0,80}|첨부\s?[:：].{0,80}|[※*]\s?.{0,200}(?:문의|담당자|자세한\s(?:내용|사항)|다운로드).{0,120}"
    r"|(?:이|본)\s?(?:보도\s?)?자료.{0,160}(?:문의|연락|바랍니다|주시기).{0,60}"
    r"|[\[<(■□○*\s]*(?:(?:자료|취재|사진|자세한)?\s?문의(?:처|사항)?|담당(?:자|부서)?|연락처"
    r"|(?:media|press)?\s?contacts?|for more information)\s?[\])>:：].{0,160}"
    r"|(?:media|press)\scontacts?|notes?\sto\seditors?:?.{0,10}|(?:사진\s?(?:있음|없음|\d{1,2}[매장부].{0,10}))",
    re.IGNORECASE,
)
_CONTACT: Final = re.compile(
    r".{0,60}(?:☎|\b0\d{1,2}[-.)]\s?\d{3,4}[-.]\d{4}).{0,40}|.{0,40}[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{2,30}"
)
_PARAGRAPH: Final = re.compile(r"[□❑❏]\s?(?=\S)")


@dataclass
class Release:
    """What the head of a release says; empty where it says nothing."""

    is_one: bool = False
    issuing_body: str = ""
    embargo: EmbargoGuess | None = None
    head: list[Piece] = field(default_factory=list)


def label_of(text: str) -> str:
    """Which kind of label a cell or a line is; "" for none."""
    return _KIND_OF.get(re.sub(r"[\s:：()※*■□·]", "", text).lower(), "") if len(text) <= 20 else ""


def read(sheet: Sheet) -> Release:
    """Takes head and tail off, and reads who issued it and until when it asks to be held."""
    found = Release()
    values: list[tuple[str, str, Piece]] = []
    for piece in [piece for piece in sheet.live()[:_HEAD_LINES] if not piece.tag]:
        pairs = _of_table(piece)
        if len(pairs) > 1 or any(kind == _WHEN for kind, _value in pairs):
            values += [(kind, value, piece) for kind, value in pairs]
    values += _of_lines(sheet)
    title = next(
        (piece for piece in sheet.texts()[:8] if len(piece.text) <= 60 and _TITLE.fullmatch(piece.text)), None
    )
    kinds = {kind for kind, _value, _piece in values}
    found.is_one = title is not None or len(kinds - {_OTHER}) > 1
    if not found.is_one:
        ends = [piece for piece in sheet.texts()[-_END_LINES:] if _END.fullmatch(piece.text)]
        sheet.drop("tail", _("The word that ends a text."), ends)
        return found
    _read_values(sheet, found, values)
    if title is not None:
        match = _TITLE.fullmatch(title.text)
        named = (match["before"] or match["after"] or "") if match else ""
        found.issuing_body = found.issuing_body or (_issuer(named) and named.strip())
    pieces = list(dict.fromkeys([*([title] if title else []), *(piece for _k, _v, piece in values)]))
    found.head = [piece for piece in pieces if not piece.is_gone]
    sheet.drop("head", _("The head of a press release."), found.head)
    note = sheet.note("origin", "press_release", _("It has the head of a press release."))
    note.was_text = "\n".join(piece.text for piece in found.head[:4])[:300]
    _drop_tail(sheet)
    _unmark(sheet)
    return found


def _of_table(piece: Piece) -> list[tuple[str, str]]:
    """Labels and the cells that follow them, whatever the rows."""
    found: list[tuple[str, str]] = []
    for row in piece.text.split("\n"):
        for cell in (cell.strip() for cell in row.split("\t") if cell.strip()):
            kind = label_of(cell)
            if kind:
                found.append((kind, ""))
            elif found:
                found[-1] = (found[-1][0], f"{found[-1][1]} {cell}".strip())
    return found


def _of_lines(sheet: Sheet) -> list[tuple[str, str, Piece]]:
    """`label: value` lines, and labels on a line of their own above their value, at the start of the text."""
    pieces = sheet.texts()[:_HEAD_LINES]
    found: list[tuple[str, str, Piece]] = []
    number = 0
    while number < len(pieces):
        piece = pieces[number]
        number += 1
        kind = label_of(piece.text)
        if kind:
            found.append((kind, "", piece))
            most = _PERSON_LINES if kind == _PERSON else 1
            while most and number < len(pieces) and _is_value(kind, pieces[number].text):
                found.append((kind, pieces[number].text, pieces[number]))
                number, most = number + 1, most - 1
            continue
        pairs = _of_line(piece.text) if len(piece.text) <= _MAX_VALUE else []
        if not pairs and embargo.is_embargo(piece.text):
            pairs = [(_WHEN, piece.text)]
        found += [(kind, value, piece) for kind, value in pairs]
    return found


def _of_line(text: str) -> list[tuple[str, str]]:
    """Labels and values of one line, which may hold several ("배포일시 : ... / 보도시점 : ...")."""
    found: list[tuple[str, str]] = []
    for part in _INNER.split(text):
        match = _LINE.fullmatch(part) or _SPACED.fullmatch(part)
        kind = label_of(match["label"]) if match else ""
        if match and kind and (":" in part[: match.start("value")] or _is_row(kind, match["value"])):
            found.append((kind, match["value"]))
        elif not found:
            return []
    return found


def _is_row(kind: str, value: str) -> bool:
    """Whether the words after a label without a colon are its value."""
    if kind in (_WHEN, _SENT):
        return bool(re.search(r"\d|즉시", value))
    return len(value) <= 60 and not value.endswith(".")


def _is_value(kind: str, text: str) -> bool:
    if label_of(text) or len(text) > 80:
        return False
    if kind == _PERSON:
        return bool(_PERSON_VALUE.fullmatch(text))
    if kind in (_WHEN, _SENT):
        return bool(re.search(r"\d|즉시", text))
    return not text.endswith(".") and len(text) <= (12 if kind == _OTHER else 40)


def _read_values(sheet: Sheet, found: Release, values: list[tuple[str, str, Piece]]) -> None:
    # The day it was sent first: it tells the year of an embargo that names none.
    for kind, value, _piece in values:
        day = (
            next(days(value[:100], sheet.day or clock.seoul_day(sheet.now)), None) if kind == _SENT else None
        )
        if day is not None:
            sheet.day = day.day
            break
    held = ", ".join(value for kind, value, _piece in values if kind == _WHEN and value)
    if held and not embargo.is_free(held[: embargo.MAX_LINE]):
        found.embargo = embargo.read(sheet, held)
    for kind, value, _piece in values:
        if kind == _WHO and not found.issuing_body:
            found.issuing_body = _issuer(value)


def _issuer(value: str) -> str:
    match = _BODY.match(value.strip(" <>[]()"))
    return match.group() if match else ""


def _drop_tail(sheet: Sheet) -> None:
    pieces = sheet.texts()
    tail: list[Piece] = []
    for piece in reversed(pieces[-_TAIL_LINES:]):
        forms = (_END, _TAIL, _CONTACT)
        if not any(form.fullmatch(piece.text) for form in forms):
            break
        tail.insert(0, piece)
    sheet.drop("tail", _("The tail of a press release: whom to ask, what is attached."), tail)
    for last in sheet.texts()[-_END_LINES:]:
        end = _ENDED.search(last.text)
        if end is None or not end.start():
            continue
        note = sheet.note("tail", "", _("The word that ends a press release."))
        sheet.dropped.append(last.text[end.start() :].strip())
        sheet.lift(note, last, last.text[: end.start()].rstrip())


def _unmark(sheet: Sheet) -> None:
    """□ opens each paragraph of a release; a newspaper prints none."""
    marked = [(piece, match) for piece in sheet.texts() if (match := _PARAGRAPH.match(piece.text))]
    if marked:
        note = sheet.note("marks", "", _("The □ before each paragraph of a press release."))
        for piece, match in marked:
            sheet.lift(note, piece, piece.text[match.end() :])
