"""Writes XML element by element, each text escaped by the writer."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.utils.xmlutils import SimplerXMLGenerator


class Writer:
    """`with writer.inside("url"): writer.put("loc", address)`."""

    def __init__(self) -> None:
        self.out = io.StringIO()
        self.xml = SimplerXMLGenerator(self.out, "utf-8", short_empty_elements=True)
        self.xml.startDocument()

    @contextmanager
    def inside(self, name: str, attributes: Mapping[str, str] | None = None) -> Iterator[None]:
        self.xml.startElement(name, attributes or {})
        yield
        self.xml.endElement(name)

    def put(self, name: str, text: str = "", attributes: Mapping[str, str] | None = None) -> None:
        self.xml.addQuickElement(name, text, attributes or {})

    def written(self) -> bytes:
        self.xml.endDocument()
        return self.out.getvalue().encode()
