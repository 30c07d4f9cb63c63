"""Finds names that must not be printed in texts of any language: with Korean particles and titles behind
them, spaced in any way, or in Latin letters however they are spelled. Pure; knows nothing of stories.

A name inside a longer word is none: 김민 does not stand in 김민수.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from articles.text import romanised
from articles.text.tokens import folded

AROUND: Final = 12  # characters of an excerpt on either side
# What people write between the syllables of a name, and file names and addresses between words.
_BETWEEN: Final = r"[ \t\u00a0\u3000_·ㆍ\u119e・‧.\-‐‑–—]{0,2}"
_HANGUL: Final = "가-힣"
# Written together with the name that follows.
_BEFORE: Final = (
    "피해자 가해자 피의자 용의자 피고인 피고 원고 증인 제보자 고발인 고소인 유족 유가족 학생 "
    "어린이 아동 소년 소녀 고인 고 故 전 현 씨 군 양 아들 딸 아버지 어머니 엄마 아빠 부인 "
    "남편 아내 오빠 언니 누나 형 동생"
)
# Titles and words written together with the name before them.
_TITLES: Final = (
    "씨 군 양 님 옹 측 네 들 기자 대표 의원 교수 교사 선생님 선생 선수 감독 사장 회장 팀장 "
    "과장 부장 국장 실장 본부장 위원 위원장 변호사 검사 판사 경위 경사 순경 중위 상병 병장 "
    "일병 이병 하사 중사 상사 할머니 할아버지 아버지 어머니 엄마 아빠 학생 어린이 아기 양양 "
    "부부 가족 사건 법 살인사건 부친 모친 남편 아내 형제 자매 남매"
)
# Particles, and the copula, short and long.
_PARTICLES: Final = (
    "으로부터 에게서는 에게서 에게는 에게도 에게 한테서 한테 께서는 께서 께 이라고 라고 "
    "이라는 라는 이라며 라며 이라면 라면 이라도 라도 이란 란 으로서 로서 으로써 로써 으로 로 "
    "에서 에는 에도 에 까지 부터 처럼 보다 마저 조차 만큼 만은 만이 만을 만 밖에 뿐 이나 나 "
    "이며 며 이고 고 하고 과의 와의 과는 와는 과도 와도 과 와 이랑 랑 은 는 이 가 을 를 의 "
    "도 야 아 여 이여 이가 이는 이를 이의 이도 이와 이에게 이다 다 이었다 였다 입니다 "
    "이었습니다 였습니다 이에요 예요 이었던 였던 인데 이지만 지만 인 일 임 이라 라 이어서 "
    "여서 이었고 였고 이었으며 였으며 이라서 라서 인가 인지 이니 니 이자 자"
)


def _any_of(words: str) -> str:
    """One of several words, the longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(words.split(), key=len, reverse=True))) + ")"


_STARTS: Final = f"(?:(?<![{_HANGUL}])|(?<![{_HANGUL}]){_any_of(_BEFORE)})"
_ENDS: Final = f"(?={_any_of(_TITLES)}{{0,2}}{_any_of(_PARTICLES)}{{0,2}}(?![{_HANGUL}]))"
_CJK: Final = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_IS_HANGUL: Final = re.compile(f"[{_HANGUL}]{{2,}}")
_LATIN: Final = re.compile("[a-z]+")
# Family names of two syllables.
_LONG_FAMILIES: Final = frozenset({"남궁", "황보", "선우", "제갈", "독고", "사공", "서문", "동방", "어금"})
# More letters than these between two words of a name, and it is not one name.
_GAP: Final = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """`field` and `language` are the caller's own; `excerpt` is the text around the name."""

    field: str
    language: str
    excerpt: str


def find(names: Iterable[str], texts: Iterable[tuple[str, str, str]]) -> list[Hit]:
    """Every text, given as (field, language, text), in which one of the names stands, at its first place."""
    looked_for = [made for name in names if (made := _readied(name))]
    found: list[Hit] = []
    for field, language, text in texts:
        plain = visible(text) if looked_for else ""
        places = (place for one in looked_for for place in one.places(plain))
        if (first := next(places, None)) is not None:
            start, end = first
            found.append(Hit(field, language, plain[max(0, start - AROUND) : end + AROUND].strip()))
    return found


def is_name(text: str) -> bool:
    """Whether it can be looked for: two letters at least."""
    return _readied(text) is not None


def visible(text: str) -> str:
    """Folded, without what nobody sees: zero-width and other format characters."""
    kept = "".join(sign for sign in text if unicodedata.category(sign) not in ("Cf", "Cc") or sign in "\n\t")
    return folded(kept)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A name made ready: a pattern for its own script, and for a Korean name its sound in Latin letters."""

    pattern: re.Pattern[str] | None
    family: str = ""
    given: str = ""
    letters: frozenset[str] = frozenset()

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        if self.pattern is not None:
            for match in self.pattern.finditer(text):
                yield match.start("name"), match.end("name")
        if self.letters:
            yield from self.in_latin(text)

    def in_latin(self, text: str) -> Iterator[tuple[int, int]]:
        """Of one to four words beside each other, whether they are the name in one order or the other."""
        words = [(match.start(), match.end(), match[0]) for match in _LATIN.finditer(text)]
        for first in range(len(words)):
            run: list[str] = []
            for place in range(first, min(first + 4, len(words))):
                if run and words[place][0] - words[place - 1][1] > _GAP:
                    break
                if run and "\n" in text[words[place - 1][1] : words[place][0]]:
                    break
                run.append(words[place][2])
                if self.is_called(run):
                    yield words[first][0], words[place][1]
                    break

    def is_called(self, run: list[str]) -> bool:
        joined = "".join(run)
        if joined in self.letters:
            return True
        if not self.family:
            return False
        if len(run) == 1:
            # minjikim.jpg: the family name is a spelling of it at one end.
            return any(
                (joined.startswith(name) and self.sounds(joined[len(name) :]))
                or (joined.endswith(name) and self.sounds(joined[: -len(name)]))
                for name in _spellings(self.family)
            )
        return (romanised.family(run[0]) == self.family and self.sounds("".join(run[1:]))) or (
            romanised.family(run[-1]) == self.family and self.sounds("".join(run[:-1]))
        )

    def sounds(self, given: str) -> bool:
        return len(given) > 1 and romanised.sound(given) == self.given


@lru_cache(maxsize=256)
def _spellings(family: str) -> tuple[str, ...]:
    return tuple(
        spelling for spelling, sound in romanised._FAMILY.items() if sound == family and len(spelling) > 1
    )


@lru_cache(maxsize=1_024)
def _readied(name: str) -> _Wanted | None:
    """None for what holds no letter at all."""
    plain = re.sub(_BETWEEN, "", visible(name)) if _IS_HANGUL.search(visible(name)) else visible(name).strip()
    if _IS_HANGUL.fullmatch(plain):
        spaced = _BETWEEN.join(plain)
        pattern = re.compile(f"{_STARTS}(?P<name>{spaced}){_ENDS}")
        first = plain[:2] if plain[:2] in _LONG_FAMILIES and len(plain) > 2 else plain[:1]
        given, written = plain[len(first) :], romanised.in_latin(plain)
        both = {written, romanised.in_latin(given) + romanised.in_latin(first)}
        return _Wanted(
            pattern,
            romanised.family(romanised.in_latin(first)),
            romanised.sound(romanised.in_latin(given)),
            frozenset(letters for letters in both if len(letters) > 3),
        )
    if _CJK.search(plain) or _IS_HANGUL.search(plain):
        signs = [re.escape(sign) for sign in plain if sign.isalnum() or sign == "ー"]
        return _Wanted(re.compile(f"(?P<name>{_BETWEEN.join(signs)})")) if len(signs) > 1 else None
    words = _LATIN.findall(plain)
    if not words or len("".join(words)) < 2:
        return None
    orders = {"".join(words), "".join([words[-1], *words[:-1]])}
    return _Wanted(None, letters=frozenset(orders))
