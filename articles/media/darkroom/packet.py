"""Writes what may leave the house into a rendition: XMP, for JPEG also IPTC-IIM and two ASCII lines of Exif.

An allow-list: place, equipment, persons, description and keywords are never written, whatever came in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree
from PIL import Image

from articles.media.found.fields import FIELDS, NAMESPACES, OUTWARD
from articles.media.found.merge import Value, line

ARTIST, COPYRIGHT = 0x013B, 0x8298
# What an application segment of a JPEG can hold, less its own head (ITU-T T.81, B.2.4.6).
MAX_SEGMENT = 65_000
IIM_LONGEST = 2_000
# How each property is written: language alternatives, an ordered list, or plain text.
ALTERNATIVES = frozenset({"notice", "terms"})
BY_NAME = {field.name: field for field in FIELDS}


@dataclass(frozen=True, slots=True)
class Packet:
    """The same facts as three formats want them; empty bytes where there is nothing to say."""

    xmp: bytes = b""
    app13: bytes = b""
    exif: bytes = b""


def packet(facts: Mapping[str, Value]) -> Packet:
    """From values by our names; what is not outward is not looked at."""
    told = {name: facts[name] for name in OUTWARD if facts.get(name)}
    if not told:
        return Packet()
    return Packet(xmp(told), app13(told), exif(told))


def qualified(name: str) -> str:
    prefix, _colon, local = name.partition(":")
    return "{" + NAMESPACES[prefix] + "}" + local


def xmp(told: Mapping[str, Value]) -> bytes:
    used = {name: address for name, address in NAMESPACES.items() if name not in ("x", "xml", "xmpNote")}
    root = etree.Element(qualified("x:xmpmeta"), nsmap={"x": NAMESPACES["x"]})
    rdf = etree.SubElement(root, qualified("rdf:RDF"), nsmap=used)
    description = etree.SubElement(rdf, qualified("rdf:Description"), {qualified("rdf:about"): ""})
    licensor = {name: told[name] for name in ("licensor", "licensor_url") if name in told}
    for name, value in told.items():
        if name in licensor:
            continue
        element = etree.SubElement(description, qualified(BY_NAME[name].xmp))
        if isinstance(value, list):
            seq = etree.SubElement(element, qualified("rdf:Seq"))
            for item in value:
                etree.SubElement(seq, qualified("rdf:li")).text = item
        elif name in ALTERNATIVES:
            alternatives = etree.SubElement(element, qualified("rdf:Alt"))
            item = etree.SubElement(alternatives, qualified("rdf:li"), {qualified("xml:lang"): "x-default"})
            item.text = value
        else:
            element.text = value
    if licensor:
        seq = etree.SubElement(
            etree.SubElement(description, qualified("plus:Licensor")), qualified("rdf:Seq")
        )
        item = etree.SubElement(seq, qualified("rdf:li"), {qualified("rdf:parseType"): "Resource"})
        for name, value in licensor.items():
            part = BY_NAME[name].xmp.partition("/")[2]
            etree.SubElement(item, qualified(part)).text = line(value)
    if "notice" in told:
        etree.SubElement(description, qualified("xmpRights:Marked")).text = "True"
    written: bytes = etree.tostring(root, encoding="utf-8")
    return written if len(written) <= MAX_SEGMENT else b""


def app13(told: Mapping[str, Value]) -> bytes:
    """An APP13 segment with one image resource of IIM records in UTF-8 (IIM 4.2, 1:90; record version 4)."""
    records = dataset(1, 90, b"\x1b%G") + dataset(2, 0, b"\x00\x04")
    count = 0
    for name, value in told.items():
        number = BY_NAME[name].iim
        if not number:
            continue
        for text in value if isinstance(value, list) else [value]:
            records += dataset(2, number, cut(text))
            count += 1
    if not count:
        return b""
    padded = records + b"\x00" * (len(records) % 2)
    resource = b"8BIM\x04\x04\x00\x00" + len(records).to_bytes(4, "big") + padded
    content = b"Photoshop 3.0\x00" + resource
    if len(content) > MAX_SEGMENT:
        return b""
    return b"\xff\xed" + (len(content) + 2).to_bytes(2, "big") + content


def cut(text: str) -> bytes:
    """At most IIM_LONGEST bytes, never through the middle of a character."""
    return text.encode()[:IIM_LONGEST].decode(errors="ignore").encode()


def dataset(record: int, number: int, value: bytes) -> bytes:
    return bytes((0x1C, record, number)) + len(value).to_bytes(2, "big") + value


def exif(told: Mapping[str, Value]) -> bytes:
    """Only what is ASCII: Pillow would write question marks for Hangul, and XMP has it right."""
    tags = Image.Exif()
    for name, tag in (("creator", ARTIST), ("notice", COPYRIGHT)):
        text = line(told.get(name, ""))
        if text and text.isascii():
            tags[tag] = text
    return tags.tobytes() if len(tags) else b""
