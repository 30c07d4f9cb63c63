"""What a file that is no photo seems to be, for advice only, and how many frames a GIF has."""

from __future__ import annotations

import re

from articles.media.limits import MAX_FRAMES

# ISO/IEC 23008-12: the brands under which telephones write HEIF with HEVC.
HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"heif"})
SVG = re.compile(rb"<(?:[a-z]+:)?svg[\s>]", re.IGNORECASE)
STARTS = (
    (b"%PDF", "pdf"),
    (b"II*\x00", "other_picture"),
    (b"MM\x00*", "other_picture"),
    (b"BM", "other_picture"),
    (b"8BPS", "other_picture"),
    (b"PK\x03\x04", "document"),
    (b"\xd0\xcf\x11\xe0", "document"),
)
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF")


def advice(data: bytes) -> str:
    """The code of the most useful thing to say; looks at the first bytes only."""
    head = data[:4096]
    if head[4:8] == b"ftyp" and head[8:12] in HEIC and b"avif" not in head[8:64]:
        return "heic"
    if SVG.search(head):
        return "svg"
    for start, code in STARTS:
        if head.startswith(start):
            return code
    return "damaged" if head.startswith(PICTURES) or head[4:12] == b"ftypavif" else "no_picture"


def gif_frames(data: bytes) -> int:
    """Image blocks of a GIF (GIF89a, 20 and following), counted without decoding; stops past MAX_FRAMES."""
    if len(data) < 13:
        return 0
    at = 13 + table(data[10])
    count = 0
    while at < len(data) and count <= MAX_FRAMES:
        sign = data[at]
        if sign == 0x2C and at + 10 < len(data):
            count += 1
            at = after_blocks(data, at + 11 + table(data[at + 9]))
        elif sign == 0x21:
            at = after_blocks(data, at + 2)
        elif sign == 0x3B:
            break
        else:
            at += 1
    return count


def table(packed: int) -> int:
    """Bytes of the colour table that follows a packed field."""
    return 3 << ((packed & 7) + 1) if packed & 0x80 else 0


def after_blocks(data: bytes, at: int) -> int:
    """Where a run of sub-blocks ends."""
    while at < len(data) and data[at]:
        at += data[at] + 1
    return at + 1
