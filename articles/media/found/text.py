"""Bytes of unknown age and origin as text, without what no database or page can hold."""

from __future__ import annotations

import unicodedata

from articles.media.limits import MAX_TEXT

KEPT = frozenset("\n\t")


def clean(text: str) -> str:
    """NFC, without control characters and lone surrogates, at most MAX_TEXT characters."""
    kept = (sign if sign in KEPT or unicodedata.category(sign) not in ("Cc", "Cs") else " " for sign in text)
    return unicodedata.normalize("NFC", "".join(kept)).strip()[:MAX_TEXT].strip()


def guessed(data: bytes) -> str:
    """UTF-8 if it is that; EUC-KR if all that is not ASCII reads as Korean; else Latin-1, which fits all.

    Strict EUC-KR has both bytes above 0xA0, so a Western "é" between ASCII letters is never taken for it.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        korean = data.decode("euc_kr")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace").replace("\ufffd", " ")
    foreign = [sign for sign in korean if ord(sign) > 127]
    if any("가" <= sign <= "힣" for sign in foreign) and all(is_korean(sign) for sign in foreign):
        return korean
    return data.decode("cp1252", errors="replace").replace("\ufffd", " ")


def is_korean(sign: str) -> bool:
    """Syllables, the trade's hanja, and the marks that stand among them: ⓒ · … “ ” ㈜ full-width forms."""
    return "가" <= sign <= "힣" or "一" <= sign <= "鿿" or sign in "ⓒ·…“”‘’㈜▲△▷→「」『』《》〈〉ㆍ―～※℃㎞㎡"
