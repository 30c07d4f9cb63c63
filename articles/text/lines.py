"""Several lines of plain text: as the desk stores them, and as a reader typed them."""

from __future__ import annotations

import re
import unicodedata

from articles.text.line import tidy

BREAKS = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
GAPS = re.compile(r"\n{3,}")


def tidy_lines(text: str) -> str:
    """Each line as articles.text.line leaves it; never more than one empty line in a row."""
    lines = "\n".join(tidy(line) for line in BREAKS.split(text))
    return GAPS.sub("\n\n", lines).strip("\n")


def as_typed(text: str) -> str:
    """Everything somebody wrote, spaces and all, but for characters that cannot be written: NFC, lines by LF,
    no control characters other than tabs.
    """
    lines = BREAKS.split(unicodedata.normalize("NFC", text))
    return "\n".join(
        "".join(sign for sign in line if sign == "\t" or unicodedata.category(sign) not in ("Cc", "Cs"))
        for line in lines
    )
