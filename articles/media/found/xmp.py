"""Reads an XMP packet (ISO 16684-1) with a parser that expands nothing and asks nobody."""

from __future__ import annotations

from typing import Any

from lxml import etree

from articles.media.found.fields import FIELDS, NAMESPACES
from articles.media.found.text import clean
from articles.media.limits import MAX_ITEMS, MAX_XMP

RDF = "{" + NAMESPACES["rdf"] + "}"
LANGUAGE = "{" + NAMESPACES["xml"] + "}lang"
# In any of the encodings a packet can have; entities need a DOCTYPE to be declared in.
DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


class Unreadable(ValueError):
    """A packet left aside; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read(packet: bytes) -> dict[str, str | list[str]]:
    """The fields that are there, by our names. Raises Unreadable."""
    return fields_of(descriptions_of(packet))


def descriptions_of(packet: bytes) -> list[Any]:
    """The descriptions a packet consists of. Raises Unreadable."""
    if len(packet) > MAX_XMP:
        raise Unreadable("xmp_too_long")
    if any(mark in packet for mark in DOCTYPES):
        raise Unreadable("xmp_doctype")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(trimmed(packet), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("xmp_damaged") from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable("xmp_doctype")
    return list(root.iter(RDF + "Description"))


def fields_of(descriptions: list[Any]) -> dict[str, str | list[str]]:
    found: dict[str, str | list[str]] = {}
    for field in FIELDS:
        if not field.xmp:
            continue
        texts = [text for text in map(clean, values(descriptions, field.xmp)) if text][:MAX_ITEMS]
        if texts:
            found[field.name] = texts if field.is_several else texts[0]
    return found


def trimmed(packet: bytes) -> bytes:
    """Without the zeros some writers pad with; in UTF-16 half of the bytes are zeros that belong there."""
    return packet if b"\x00" in packet.lstrip(b"\x00")[:4] else packet.strip(b"\x00 \r\n\t")


def qualified(name: str) -> str:
    prefix, _colon, local = name.partition(":")
    return "{" + NAMESPACES[prefix] + "}" + local


def values(descriptions: list[Any], wanted: str) -> list[str]:
    """Every value of a property: an attribute, a text, an array's items, or a part of a structure."""
    name, _slash, part = wanted.partition("/")
    for description in descriptions:
        attribute = description.get(qualified(name))
        if attribute is not None and not part:
            return [attribute]
        element = description.find(qualified(name))
        if element is None:
            continue
        if part:
            inside = list(element.iter(qualified(part)))
            held = [item.get(qualified(part)) for item in element.iter() if item.get(qualified(part))]
            texts = held + ["".join(item.itertext()) for item in inside]
        else:
            texts = texts_of(element)
        if texts:
            return texts
    return []


def texts_of(element: Any) -> list[str]:
    """Of language alternatives the default comes first, then Korean, then the rest as they stand."""
    items = list(element.iter(RDF + "li"))
    if not items:
        resource = element.get(RDF + "resource")
        return [resource] if resource else ["".join(element.itertext())]
    if element.find(RDF + "Alt") is not None:
        items.sort(key=lambda item: rank(item.get(LANGUAGE, "")))
    return ["".join(item.itertext()) for item in items]


def rank(language: str) -> int:
    return 0 if language == "x-default" else 1 if language.startswith("ko") else 2
