"""Gathers what a picture's file says of itself, source by source, with notes of what was left aside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PIL import Image

from articles.media.found import exif, extended, iim, xmp

IIM_RESOURCE = 0x0404  # Photoshop File Formats: the image resource that holds IPTC-NAA records
XMP_SEGMENT = b"://ns.adobe.com/xap/1.0/\x00"
# The description box of a C2PA manifest store (C2PA 2.1, 11.1.4). Renditions are changed: they carry none.
CONTENT_CREDENTIALS = b"jumdc2pa"


def read(opened: Image.Image, data: bytes) -> dict[str, Any]:
    """{"xmp": {...}, "iptc": {...}, "exif": {...}, "notes": [codes]}; empty sources are left out."""
    notes: list[str] = []
    found: dict[str, Any] = {}
    packet = opened.info.get("xmp") or opened.info.get("XML:com.adobe.xmp") or mislabelled(opened)
    if isinstance(packet, str):
        packet = packet.encode("utf-8", errors="replace")
    if isinstance(packet, bytes) and packet:
        found["xmp"], said = packets(packet, getattr(opened, "applist", ()))
        notes += said
    resources = opened.info.get("photoshop")
    records = resources.get(IIM_RESOURCE) if isinstance(resources, dict) else None
    if isinstance(records, bytes):
        found["iptc"] = iim.read(records)
    try:
        tags = dict(opened.getexif())
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError):
        tags = {}
        notes.append("exif_damaged")
    found["exif"] = exif.read(tags)
    if CONTENT_CREDENTIALS in data:
        notes.append("c2pa")
    return {name: values for name, values in found.items() if values} | ({"notes": notes} if notes else {})


def packets(packet: bytes, segments: Iterable[tuple[str, bytes]]) -> tuple[dict[str, Any], list[str]]:
    """The first packet's word and, where it is silent, the second one's; with a note of what was not read."""
    found: dict[str, Any] = {}
    try:
        first = xmp.descriptions_of(packet)
        found = xmp.fields_of(first)
        digest = extended.digest_of(first)
        if digest:
            found = xmp.read(extended.joined(segments, digest)) | found
    except xmp.Unreadable as error:
        return found, [error.code]
    return found, []


def mislabelled(opened: Image.Image) -> bytes:
    """A JPEG's packet whose segment some archive's program has damaged at its first letters."""
    for marker, content in getattr(opened, "applist", ()):
        start = content.find(XMP_SEGMENT, 0, 40) if marker == "APP1" else -1
        if start >= 0:
            return bytes(content[start + len(XMP_SEGMENT) :])
    return b""
