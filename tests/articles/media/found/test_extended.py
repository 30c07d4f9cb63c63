"""XMP of more than one segment: put together by its digest, and left aside with a note where that fails."""

import hashlib

import pytest

from articles.media.darkroom.decode import decode
from articles.media.darkroom.packet import packet
from articles.media.darkroom.render import render
from articles.media.found.merge import merged
from articles.media.intake import prefilled
from articles.media.limits import MAX_XMP
from articles.media.recipes import BY_NAME
from tests.articles.media import files

HEAD = b"http://ns.adobe.com/xmp/extension/\x00"
NOTICE = (
    files.xmp(
        "<dc:rights><rdf:Alt><rdf:li>ⓒ 허가온, 무단전재 금지</rdf:li></rdf:Alt></dc:rights>"
        "<photoshop:Credit>둘째</photoshop:Credit>"
        + "<dc:subject><rdf:Bag><rdf:li>가</rdf:li></rdf:Bag></dc:subject>"
    )
    + b" " * 150_000
)
OTHER = files.xmp("<photoshop:Headline>남의 것</photoshop:Headline>")


def digest(packet: bytes) -> str:
    return hashlib.md5(packet, usedforsecurity=False).hexdigest().upper()


def parts(packet: bytes, size: int = 65_000, length: int | None = None) -> list[bytes]:
    """The segments of a second packet, in their order."""
    whole = (len(packet) if length is None else length).to_bytes(4, "big")
    return [
        HEAD + digest(packet).encode() + whole + at.to_bytes(4, "big") + packet[at : at + size]
        for at in range(0, len(packet), size)
    ]


def jpeg(second: bytes, segments: list[bytes]) -> bytes:
    """A picture whose first packet names the second one."""
    first = files.xmp(
        "<photoshop:Credit>첫째</photoshop:Credit>"
        f'<xmpNote:HasExtendedXMP xmlns:xmpNote="http://ns.adobe.com/xmp/note/">{digest(second)}'
        "</xmpNote:HasExtendedXMP>"
    )
    extra = b"".join(b"\xff\xe1" + (len(one) + 2).to_bytes(2, "big") + one for one in segments)
    return files.encoded(files.picture((60, 40)), xmp=first, extra=extra)


def found(data: bytes) -> dict:
    return decode(data, 320).found


@pytest.mark.parametrize("order", [1, -1], ids=["in order", "backwards"])
def test_a_second_packet_is_read_whatever_the_order_of_its_parts_and_the_first_is_believed(order):
    said = found(jpeg(NOTICE, [*parts(OTHER), *parts(NOTICE)[::order]]))
    assert said["xmp"] == {"credit": "첫째", "notice": "ⓒ 허가온, 무단전재 금지", "keywords": ["가"]}
    assert "notes" not in said
    assert prefilled(said)["supplied_notice"] == "ⓒ 허가온, 무단전재 금지"


@pytest.mark.parametrize(
    "segments",
    [
        [],
        parts(OTHER),
        parts(NOTICE)[:-1],
        parts(NOTICE)[1:],
        parts(NOTICE, length=10),
        [*parts(NOTICE)[:2], parts(NOTICE)[2][:-1] + b"x"],
        [HEAD + b"short"],
    ],
    ids=["none", "of another", "end cut off", "no beginning", "wrong length", "changed", "cut in its head"],
)
def test_a_second_packet_that_is_not_whole_is_left_aside_and_the_first_is_kept(segments):
    said = found(jpeg(NOTICE, segments))
    assert said == {"xmp": {"credit": "첫째"}, "notes": ["xmp_part_missing"]}


@pytest.mark.parametrize("length", [10 * 1024 * 1024, 2**32 - 1])
def test_a_second_packet_that_claims_too_much_is_never_put_together(length):
    said = found(jpeg(NOTICE, parts(NOTICE, length=length)))
    assert said == {"xmp": {"credit": "첫째"}, "notes": ["xmp_too_long"]}


def test_a_second_packet_of_ten_megabytes_is_left_aside_and_the_photo_is_taken():
    huge = NOTICE + b" " * 10 * 1024 * 1024
    assert len(huge) > MAX_XMP
    assert found(jpeg(huge, parts(huge)))["notes"] == ["xmp_too_long"]


def test_entities_in_a_second_packet_are_refused_as_in_the_first():
    bad = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + NOTICE
    assert found(jpeg(bad, parts(bad))) == {"xmp": {"credit": "첫째"}, "notes": ["xmp_doctype"]}


def test_nothing_of_a_second_packet_but_the_allow_list_goes_into_a_rendition():
    data = jpeg(NOTICE, parts(NOTICE))
    taken = decode(data, 320)
    (made,) = render(taken.picture, [BY_NAME["320.jpg"]], (0.5, 0.5), packet(merged(taken.found)))
    assert "무단전재".encode() in made.content
    assert b"xmpNote" not in made.content and b"/xmp/extension/" not in made.content
    assert "<rdf:li>가".encode() not in made.content
