"""Korean as the generated stories need it: particles by final consonant, newspaper numbers and dates."""

from __future__ import annotations

import datetime as dt

# With a final consonant, without one.
PARTICLES = {
    "은": ("은", "는"),
    "이": ("이", "가"),
    "을": ("을", "를"),
    "과": ("과", "와"),
    "으로": ("으로", "로"),
    "이라": ("이라", "라"),
    "이다": ("이다", "다"),
    "이었다": ("이었다", "였다"),
    "이며": ("이며", "며"),
    "이고": ("이고", "고"),
    "이나": ("이나", "나"),
}
# How digits and units are read aloud, as far as their last sound matters.
READ = {
    "0": "영", "1": "일", "2": "이", "3": "삼", "4": "사", "5": "오", "6": "육", "7": "칠", "8": "팔",
    "9": "구", "C": "시", "%": "트", "t": "톤", "m": "터", "g": "램", "㎡": "터", "L": "터", "ℓ": "터",
    "㎜": "터", "W": "트", "a": "르",
}  # fmt: skip
SILENT = "’”'\") 」"
RIEUL = 8
NATIVE = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열")
WEEKDAYS = "월화수목금토일"


class Ko(str):
    """A Korean word that takes its particle in a format: f"{word:은}" is 목포시는, but 여수항은."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        if spec not in PARTICLES:
            return format(str(self), spec)
        with_final, without = PARTICLES[spec]
        final = final_consonant(self)
        # 으로 stands after every final consonant except ㄹ: 서울로, 광양으로.
        has_final = final not in (0, RIEUL) if spec == "으로" else final != 0
        return str(self) + (with_final if has_final else without)


def final_consonant(word: str) -> int:
    """Which final consonant the last syllable ends in (Unicode's own count); 0 is none."""
    bare = word.rstrip(SILENT)
    if bare.endswith(")") or "(" in bare[-12:]:
        bare = bare[: bare.rindex("(")]
    last = READ.get(bare[-1], bare[-1])
    if not "가" <= last <= "힣":
        raise ValueError(f"No particle can be chosen after {word!r}.")
    return (ord(last) - ord("가")) % 28


def count(number: int) -> Ko:
    """12345 is 1만2345, 1240 stays as it is."""
    if number < 10_000:
        return Ko(number)
    big, rest = divmod(number, 10_000)
    if big >= 10_000:
        hundred_millions, big = divmod(big, 10_000)
        return Ko(f"{hundred_millions}억" + (f"{big}만" if big else "") + (str(rest) if rest else ""))
    return Ko(f"{big}만" + (str(rest) if rest else ""))


def won(number: int) -> Ko:
    return Ko(f"{count(number)}원")


def day(day: dt.date, today: dt.date) -> Ko:
    """A day as a story of `today` names it: 18일, 지난 16일, 오는 24일, 지난달 30일, 다음 달 3일."""
    months = (day.year - today.year) * 12 + day.month - today.month
    if day == today:
        return Ko(f"{day.day}일")
    if months == 0:
        return Ko(f"{'지난' if day < today else '오는'} {day.day}일")
    if months in (-1, 1):
        return Ko(f"{'지난달' if months < 0 else '다음 달'} {day.day}일")
    if day.year != today.year:
        return Ko(f"{'내년' if day > today else '지난해'} {day.month}월 {day.day}일")
    return Ko(f"{day.month}월 {day.day}일")


def period(first: dt.date, last: dt.date, today: dt.date) -> Ko:
    """오는 12일부터 30일까지; the second month is said only if it is another."""
    end = f"{last.day}일" if first.month == last.month else day(last, today)
    return Ko(f"{day(first, today)}부터 {end}까지")


def native(number: int) -> str:
    """Small numbers before a counter: 두 가지, 네 지점."""
    return NATIVE[number] if 0 < number < len(NATIVE) else str(number)


def weekday(day: dt.date) -> str:
    return f"{WEEKDAYS[day.weekday()]}요일"


def hour(hours: int, minutes: int = 0) -> Ko:
    """오전 6시 30분, 오후 2시, 낮 12시."""
    if hours == 24:
        return Ko("자정")
    half = "낮" if hours == 12 else "오전" if hours < 12 else "오후"
    shown = hours if hours <= 12 else hours - 12
    return Ko(f"{half} {shown}시" + (f" {minutes}분" if minutes else ""))
