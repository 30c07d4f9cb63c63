"""Puts together the second packet of a JPEG whose XMP did not fit into one segment (XMP part 3, 1.1.3.1)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from articles.media.found.xmp import Unreadable, values
from articles.media.limits import MAX_XMP

HEAD = b"http://ns.adobe.com/xmp/extension/\x00"
# The digest in ASCII, the length of the whole packet, and where in it this part begins.
DIGEST, NUMBER = 32, 4
CONTENT = len(HEAD) + DIGEST + 2 * NUMBER
MARK = "xmpNote:HasExtendedXMP"


def digest_of(descriptions: list[Any]) -> bytes:
    """What the first packet calls the second one, or nothing."""
    named = "".join(values(descriptions, MARK)[:1]).strip().upper()
    return named.encode("ascii", errors="replace")


def joined(segments: Iterable[tuple[str, bytes]], digest: bytes) -> bytes:
    """The packet of that digest out of the parts a file has, in whatever order. Raises Unreadable.

    Parts of other packets are left over from other programs: by the standard nobody reads them.
    """
    parts: dict[int, bytes] = {}
    length = 0
    for marker, content in segments:
        if marker != "APP1" or not content.startswith(HEAD) or len(content) <= CONTENT:
            continue
        if content[len(HEAD) : len(HEAD) + DIGEST].upper() != digest:
            continue
        numbers = content[CONTENT - 2 * NUMBER : CONTENT]
        length = int.from_bytes(numbers[:NUMBER], "big")
        if length > MAX_XMP:
            raise Unreadable("xmp_too_long")
        parts[int.from_bytes(numbers[NUMBER:], "big")] = content[CONTENT:]
    whole = bytearray()
    for at in sorted(parts):
        if at != len(whole):
            raise Unreadable("xmp_part_missing")
        whole += parts[at]
    if not whole or len(whole) != length or md5(bytes(whole)) != digest:
        raise Unreadable("xmp_part_missing")
    return bytes(whole)


def md5(content: bytes) -> bytes:
    """The standard's digest: it tells packets apart and protects nothing."""
    return hashlib.md5(content, usedforsecurity=False).hexdigest().upper().encode()
