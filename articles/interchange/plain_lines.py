"""Makes the plain text of a clipboard into clean lines: composed, with ordinary spaces and signs."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from articles.text import unseen

_BREAK: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROL: Final = re.compile(
    f"[{unseen.DIRECTIONS}\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff9-\uffff]"
)
# Seen by nobody and in the way of every search; the joiners U+200C and U+200D shape letters and stay.
_UNSEEN: Final = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_SPACE: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u3164]")
# Latin letters, digits and signs drawn as wide as a Hangul syllable.
_WIDE: Final = re.compile("[！＂＃＄％＆＇（）＊＋，－．／０-９：；＝？＠Ａ-Ｚ［］＿ａ-ｚ｛｜｝～]")
_WIDE_ASCII: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Bullets of Hangul's and Word's symbol fonts arrive at private code points.
_SYMBOLS: Final = str.maketrans(
    {"\uf06c": "●", "\uf06e": "■", "\uf0a7": "▪", "\uf0b7": "•", "\uf09f": "•", "\uf0d8": "▶", "\uf0e8": "→",
     "\uf0fc": "✓", "\uf0a2": "○", "\uf071": "□", "\uf0be": "―"}
)  # fmt: skip


def clean(text: str) -> str:
    """The text with LF line ends, in NFC, without what nobody sees; idempotent, works on HTML as well."""
    text = _CONTROL.sub("", _BREAK.sub("\n", unicodedata.normalize("NFC", text)))
    text = _SPACE.sub(" ", _UNSEEN.sub("", text)).translate(_SYMBOLS)
    return unicodedata.normalize("NFC", text)


def narrow(text: str) -> str:
    """Wide Latin letters, digits and signs as ordinary ones; `＜` and `＞` stay as notices have them."""
    return _WIDE.sub(lambda match: match.group().translate(_WIDE_ASCII), text)


def is_wide(text: str) -> bool:
    return bool(_WIDE.search(text))
