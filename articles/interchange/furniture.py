"""The words of a newspaper page that belong to no story: menus, buttons and headings of boxes."""

import re
from typing import Final

# Whole lines, compared without regard to case and spacing.
_LINES: Final = """
본문 바로가기 | 메뉴 바로가기 | 주메뉴 바로가기 | 검색 바로가기 | 전체메뉴 | 전체 메뉴 | 메뉴 | 검색
로그인 | 회원가입
bar_progress | 스크롤 이동 상태바 | 닫기 | 창닫기 | 맨 위로 | 위로 | 최상단으로 | TOP | 뒤로가기
텍스트 크기 | 본문 글자 크기
글자크기 설정 | 글자 크기 설정 | 글자크기 | 글자 크기 | 글자크기 조절 | 가 | 가가 | 작게 | 보통 | 크게
아주크게 | 최대크게
뉴스듣기 | 기사듣기 | 기사 듣기 | 듣기 | 언어변환 | 번역 | 숏뉴스 | 프린트 | 인쇄 | 스크랩 | 공유
공유하기 | 기사 공유하기
URL복사 | URL 복사 | 링크 복사 | 카카오톡 | 페이스북 | 트위터 | 네이버 블로그 | 카카오스토리 | 밴드 | 댓글
좋아요 | 구독
기획·특집 | 기획특집 | 특집 | 이슈 | 관련기사 | 관련 기사 | 많이 본 뉴스 | 많이 본 기사 | 주요뉴스
주요 뉴스 | 인기기사
SNS에서도 만나보세요 | 다양한 채널에서 만나보세요 | 오류 신고 | 제보 | 광고 | 이전 기사 | 다음 기사 | 목록
skip to content | skip to main content | skip to main | menu | search | login | sign in | subscribe
text size | font size | close | top | back to top | print | share | copy link | copy URL | facebook
twitter | X | e-mail
listen | translate | AD | advertisement | comments | related articles | related stories | most read
most viewed
special coverage | join us on social! | join us on social | follow us | previous article | next article
list
"""

_PATTERNS: Final = re.compile(
    r"""
    시계아이콘.*소요
  | (?:\d{1,2}분\s*)?\d{1,2}초\s*소요
  | (?:약\s*)?\d{1,2}분\s*소요
  | \d{1,2}\s*min(?:ute)?s?\s*read
  | 언어변환.{0,20}
  | (?:숏뉴스|AI\s*요약).{0,40}
    """,
    re.VERBOSE | re.IGNORECASE,
)

# After a copyright line these open the boxes at the foot of a page: nothing below them is the story.
_FOOT: Final = """
기획·특집 | 기획특집 | 관련기사 | 관련 기사 | 많이 본 뉴스 | 많이 본 기사 | 주요뉴스 | 주요 뉴스 | 인기기사
special coverage | related articles | related stories | most read | most viewed | join us on social!
"""

_PRINTED_DATE: Final = re.compile(
    r"(?:기사\s?)?(?:입력|수정|등록|승인|최종수정|published|updated|posted)\s*[:.]?\s*"
    r"(?=.*\d{4})[\w\s.,:/()+-]{8,60}",
    re.IGNORECASE,
)


def _key(line: str) -> str:
    return re.sub(r"\s+", "", line).replace("ㆍ", "·").casefold()


def _table(text: str) -> frozenset[str]:
    return frozenset(_key(entry) for line in text.strip().splitlines() for entry in line.split(" | "))


_KNOWN: Final = _table(_LINES)
_FOOT_KNOWN: Final = _table(_FOOT)


def is_furniture(line: str) -> bool:
    """True for a line that is nothing but a known label of the page."""
    return _key(line) in _KNOWN or bool(_PATTERNS.fullmatch(line.strip()))


def opens_foot(line: str) -> bool:
    """True for the heading of a box that stands below the story, provided a copyright line was above."""
    return _key(line) in _FOOT_KNOWN


def is_printed_date(line: str) -> bool:
    """True for the line with the day the page was published or changed ("입력 2026.01.06 10:54")."""
    return bool(_PRINTED_DATE.fullmatch(line.strip()))
