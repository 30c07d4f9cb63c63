"""What is inside a rendition, read byte by byte: its parts are a closed list, whatever came with the file."""

import hashlib
import re
from collections.abc import Iterator

import pytest
from lxml import etree

from articles.media.darkroom.decode import decode
from articles.media.darkroom.packet import packet
from articles.media.darkroom.render import render
from articles.media.found.fields import FIELDS, NAMESPACES
from articles.media.found.merge import merged
from articles.media.recipes import RECIPES
from tests.articles.media.files import app13, encoded, iim, picture, xmp

SECRET = "광양시 비밀동 3층 Kim"
SEGMENTS = {0xE0: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xED: b"Photoshop 3.0\x00"}
APP1 = (b"Exif\x00\x00", b"http://ns.adobe.com/xap/1.0/\x00")
# Tables, frame, scan: what a JPEG cannot be without.
CODING = frozenset({0xDB, 0xC4, 0xC0, 0xC2, 0xDA, 0xDD})
OUTWARD = {field.xmp.partition("/")[0] for field in FIELDS if field.is_outward} | {"xmpRights:Marked"}
DATASETS = {field.iim for field in FIELDS if field.is_outward and field.iim}


def segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2, "big") + content


def telling() -> bytes:
    """A JPEG that tells everything it can, and goes on as a page of HTML behind its end."""
    private = "".join(
        f"<{name}>{SECRET}</{name}>" for name in ("photoshop:City", "dc:description", "dc:subject")
    )
    said = xmp(
        f"<photoshop:Credit>연합뉴스</photoshop:Credit>{private}<Iptc4xmpExt:PersonInImage>{SECRET}</Iptc4xmpExt:PersonInImage>"
    )
    records = iim(
        (1, 90, b"\x1b%G"),
        *((2, number, SECRET.encode()) for number in (5, 25, 40, 90, 95, 105, 120, 122, 55)),
    )
    second = xmp(f"<photoshop:City>{SECRET}</photoshop:City>")
    digest = hashlib.md5(second, usedforsecurity=False).hexdigest().upper().encode()
    length = len(second).to_bytes(4, "big")
    extra = b"".join(
        (
            app13(records),
            segment(0xE1, b"http://ns.adobe.com/xmp/extension/\x00" + digest + length + bytes(4) + second),
            segment(0xEB, b"JP\x00\x01jumdc2pa" + SECRET.encode()),
            segment(0xEC, b"Ducky" + SECRET.encode()),
            segment(0xFE, SECRET.encode()),
        )
    )
    made = encoded(picture((400, 300)), xmp=said, extra=extra, comment=SECRET.encode())
    return made + f"<html><script>alert('{SECRET}')</script>".encode() + encoded(picture((9, 9)))


def parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments of a JPEG up to its end: marker and content (ITU-T T.81, B.1.1)."""
    at = 2
    while data[at + 1] != 0xD9:
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        yield data[at + 1], data[at + 4 : at + 2 + length]
        at += 2 + length
        while data[at] != 0xFF or data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:
            at += 1
    assert data[at:] == b"\xff\xd9", "nothing stands behind the end"


def chunks(data: bytes) -> list[bytes]:
    """The names of a WebP's chunks."""
    found, at = [], 12
    while at < len(data):
        found.append(data[at : at + 4])
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        at += 8 + length + length % 2
    assert at == len(data)
    return found


def properties(content: bytes) -> set[str]:
    """The names of an XMP packet's properties."""
    root = etree.fromstring(content[content.index(b"<x:xmpmeta") :])
    prefixes = {address: name for name, address in NAMESPACES.items()}
    (description,) = root.iter("{" + NAMESPACES["rdf"] + "}Description")
    names = [etree.QName(element) for element in description]
    return {f"{prefixes[name.namespace]}:{name.localname}" for name in names}


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_a_rendition_holds_its_pixels_its_colours_and_the_allow_list_and_nothing_else(recipe):
    taken = decode(telling(), 320)
    assert taken.found["iptc"]["description"] == SECRET, "the desk reads it"
    (made,) = render(taken.picture, [recipe], (0.5, 0.5), packet(merged(taken.found)))
    assert SECRET.encode() not in made.content and b"<script" not in made.content
    if recipe.encoder == "JPEG":
        for marker, content in parts(made.content):
            if marker == 0xE1:
                assert content.startswith(APP1)
            else:
                assert marker in CODING or content.startswith(SEGMENTS[marker])
            if content.startswith(APP1[1]):
                assert properties(content) <= OUTWARD
            if marker == 0xED:
                told = set(re.findall(rb"\x1c\x02(.)", content, re.DOTALL))
                assert {number[0] for number in told} - {0} <= DATASETS
    elif recipe.encoder == "WEBP":
        assert set(chunks(made.content)) <= {b"VP8X", b"ICCP", b"VP8 ", b"ALPH", b"XMP "}
    else:
        kinds = re.findall(rb"infe\x02...\x00.\x00\x00(....)", made.content, re.DOTALL)
        assert sorted(kinds) == [b"av01", b"mime"]
