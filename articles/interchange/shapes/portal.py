"""Text from a news page or portal: buttons, dates, lists of other stories, and what stands below a notice."""

from __future__ import annotations

import re
from typing import Final

from django.utils.translation import gettext as _

from articles.interchange import furniture, notices
from articles.interchange.sheet import Piece, Sheet

_LINE_CHARS: Final = 160
_FURNITURE: Final = re.compile(
    r"""
    .{2,14}\s?기자\s?구독(?:\s?\+|중)? | 구독(?:중|하기)?\s?\d* | (?:기사\s?)?원문(?:\s?보기)? | 기사\s?원문
  | (?:댓글|추천|좋아요|공감|응원|반응|저장)\s?[\d,]*(?:개)? | 본문\s?요약(?:봇)?.{0,30} | 요약(?:봇|보기)?
  | (?:글자|글씨)\s?크기\s?(?:변경|조절|설정).{0,20} | SNS\s?(?:보내기|공유) | 인쇄하기
  | 음성으로\s?듣기.{0,10} | (?:다국어\s?)?번역(?:\s?설정)?
  | 이\s기사는\s언론사에서\s.{1,20}\s섹션으로\s분류했습니다\.?
  | 기사\s섹션\s분류\s안내 | .{1,30}의?\s다른\s?기사(?:\s?보기)?
  | 제보(?:하기|는\s.{1,60}) | 이\s?시각\s?(?:많이\s?본|주요).{0,20}
  | .{0,20}언론사(?:가|에서)\s(?:직접\s)?선정.{0,60}
  | (?:프로필|기자)\s?(?:이미지|프로필|페이지) | \[?[\w ]{1,20}\]?\s?(?:홈페이지|뉴스)\s?바로가기
  | 전체보기 | 더\s?보기 | 접기 | 펼치기
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SENT: Final = re.compile(
    r"\d{4}[/.-]\d{1,2}[/.-]\d{1,2}\.?\s\d{1,2}:\d{2}(?::\d{2})?\s?(?:송고|입력|수정|등록)?"
)
_DATED: Final = re.compile(
    r"(?:기사\s?)?(?:입력|등록|승인|송고(?:시간)?|수정|최종\s?수정|업데이트|발행)\s?[:：]?\s?\d{4}(?:입력|등록|최종|수정|오전|오후|년|월|일|시|분|[^가-힣]){6,90}"
)
_RELATED: Final = re.compile(
    r"[\[<【▶☞■◆]?\s?(?:관련\s?(?:기사|뉴스)|함께\s(?:본|볼만한|읽으면)\s?.{0,10}|주요\s?(?:기사|뉴스)|인기\s?(?:기사|뉴스)|많이\s본\s(?:기사|뉴스)"
    r"|related\s(?:articles|stories)|read\smore)\s?[\]>】]?\s?[:：]?",
    re.IGNORECASE,
)
_RELATED_LINE: Final = re.compile(
    r"(?:[▶☞■◆*-]\s?)?(?:\[?관련\s?기사\]?|관련\s?뉴스|Related|Read more)\s?[:：>]\s?.{1,120}", re.IGNORECASE
)
# An invitation to follow the page; a bullet of a release may name the same firms, but in a sentence.
_PROMOTION: Final = re.compile(
    r"[▶☞▷●◆■]\s?.{0,80}(?:바로\s?가기|구독하(?:기|세요)|채널\s?추가|친구\s?추가"
    r"|앱\s?다운로드|네이버|카카오톡|제보|클릭).{0,40}"
)
_SUBSCRIBE: Final = re.compile(r"구독(?:중|하기)?\s?[\d,]*")
_NAME_CHARS: Final = 20
_SENTENCE: Final = re.compile(r"[.!?][”’\"')]?$")
_MOST_RELATED: Final = 12


def is_dated(line: str) -> bool:
    """A line with nothing but the time of publication or change."""
    forms = (_DATED, _SENT)
    return furniture.is_printed_date(line) or any(form.fullmatch(line) for form in forms)


def read(sheet: Sheet) -> None:
    pieces = sheet.texts()
    dropped: list[Piece] = []
    related: list[Piece] = []
    in_foot = seen_notice = False
    left = 0
    for number, piece in enumerate(pieces):
        line = piece.text
        in_foot = in_foot or (seen_notice and furniture.opens_foot(line))
        found = notices.lift(line)[1]
        seen_notice = seen_notice or bool(found)
        if len(line) > _LINE_CHARS and not in_foot:
            left = 0
        elif is_dated(line):
            sheet.flag("printed_date", _("The page says when it was published: compare the dates."), line)
            dropped.append(piece)
        elif _RELATED.fullmatch(line) or _RELATED_LINE.fullmatch(line):
            related.append(piece)
            left = _MOST_RELATED if _RELATED.fullmatch(line) else 0
        elif _SUBSCRIBE.fullmatch(line):
            # The paper's name stands above its button.
            above = pieces[number - 1] if number else None
            dropped += [above] if above is not None and len(above.text) <= _NAME_CHARS else []
            dropped.append(piece)
        elif (
            furniture.is_furniture(line)
            or _FURNITURE.fullmatch(line)
            or (in_foot and not found)
            or (_PROMOTION.fullmatch(line) and not _SENTENCE.search(line))
        ):
            dropped.append(piece)
        elif left and not found and not _SENTENCE.search(line):
            related.append(piece)
            left -= 1
        else:
            left = 0
    # Below a heading of other stories only lines that are no sentences went; no such box stands at the top.
    if related and related[0] is next(iter(sheet.texts()), None):
        related = related[:1]
    sheet.drop("related", _("A list of other stories."), related)
    sheet.drop("furniture", _("A label or button of the page."), dropped)
