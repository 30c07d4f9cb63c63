"""Reads IPTC-IIM (IIM 4.2), what picture agencies have written since 1991, in the character set it names."""

from __future__ import annotations

from collections.abc import Iterator

from articles.media.found.fields import FIELDS
from articles.media.found.text import clean, guessed
from articles.media.limits import MAX_ITEMS

MARKER = 0x1C
# Data set 1:90, by ISO 2022 escapes; anything else is guessed.
CHARSETS = {
    b"\x1b%G": "utf-8",
    b"\x1b%/I": "utf-8",
    b"\x1b.A": "latin-1",
    b"\x1b-A": "latin-1",
    b"\x1b$)C": "euc_kr",
}
BY_DATASET = {field.iim: field for field in FIELDS if field.iim}


def read(data: bytes) -> dict[str, str | list[str]]:
    """The fields that are there, by our names."""
    charset = ""
    found: dict[str, str | list[str]] = {}
    for record, dataset, value in datasets(data):
        if (record, dataset) == (1, 90):
            charset = CHARSETS.get(value, "")
        field = BY_DATASET.get(dataset) if record == 2 else None
        if field is None:
            continue
        text = clean(decoded(value, charset))
        if not text:
            continue
        if not field.is_several:
            found.setdefault(field.name, text)
            continue
        several = found.setdefault(field.name, [])
        if isinstance(several, list) and len(several) < MAX_ITEMS:
            several.append(text)
    return found


def decoded(value: bytes, charset: str) -> str:
    """What is not what its character set says is guessed: agencies relabel texts they do not recode."""
    if charset:
        try:
            return value.decode(charset)
        except UnicodeDecodeError:
            pass
    return guessed(value)


def datasets(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Record, data set and value; stops where the bytes are none (IIM 1.6: marker, record, set, length)."""
    at = 0
    while at + 5 <= len(data) and data[at] == MARKER:
        record, dataset = data[at + 1], data[at + 2]
        length = int.from_bytes(data[at + 3 : at + 5], "big")
        at += 5
        if length & 0x8000:
            # An extended length: so many bytes hold it. More than four would be more than any file here.
            size = length & 0x7FFF
            if size > 4:
                return
            length = int.from_bytes(data[at : at + size], "big")
            at += size
        if at + length > len(data):
            return
        yield record, dataset, data[at : at + length]
        at += length
