"""Picture files for the tests of the media room, made on the spot."""

import io
import zlib

from PIL import Image

NAVY, SAND = (20, 40, 90), (230, 200, 150)
SECRET = "Suncheon, 3rd floor"


def picture(size: tuple[int, int] = (1600, 900), mode: str = "RGB") -> Image.Image:
    """Sand, with a navy block in the top left corner."""
    made = Image.new("RGB", size, SAND)
    made.paste(NAVY, (0, 0, size[0] // 3, size[1] // 3))
    return made.convert(mode)


def encoded(made: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    made.save(out, kind, **options)
    return out.getvalue()


def with_exif(orientation: int) -> bytes:
    """A camera's file: it lies on its side, and says where it was."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = SECRET
    exif.get_ifd(0x8825)[1] = "N"
    return encoded(picture(), exif=exif, comment=SECRET.encode(), quality=95)


def png_claiming(width: int, height: int) -> bytes:
    """A small PNG whose header says it is enormous."""
    data = bytearray(encoded(picture((4, 4)), "PNG"))
    data[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    return bytes(data)


def gif_of(frames: int) -> bytes:
    """As many frames of one pixel, written by hand: an encoder would take minutes."""
    head = b"GIF89a\x01\x00\x01\x00\x80\x00\x00" + b"\x00\x00\x00\xff\xff\xff"
    frame = b"\x21\xf9\x04\x00\x05\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00"
    return head + frame * frames + b";"


def is_near(pixel: tuple[int, ...], wanted: tuple[int, int, int], most: int = 30) -> bool:
    return all(abs(one - other) < most for one, other in zip(pixel[:3], wanted, strict=True))


def xmp(properties: str) -> bytes:
    """A packet with these properties, written as XML, in one description."""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
        ' xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"'
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
        f"{properties}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def iim(*records: tuple[int, int, bytes]) -> bytes:
    """The bytes of IPTC-IIM records: record, data set, value."""
    return b"".join(
        bytes((0x1C, record, number)) + len(value).to_bytes(2, "big") + value
        for record, number, value in records
    )


def app13(records: bytes) -> bytes:
    """A JPEG's segment around them."""
    resource = (
        b"8BIM\x04\x04\x00\x00" + len(records).to_bytes(4, "big") + records + b"\x00" * (len(records) % 2)
    )
    content = b"Photoshop 3.0\x00" + resource
    return b"\xff\xed" + (len(content) + 2).to_bytes(2, "big") + content
