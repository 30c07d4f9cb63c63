"""The fields we read, and where each standard keeps them, as one table.

Sources: IPTC Photo Metadata Standard 2023.1 with its mapping to IIM 4.2; PLUS LDF; Exif 2.32; MWG 2.0.
"""

from __future__ import annotations

from dataclasses import dataclass

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "xmpNote": "http://ns.adobe.com/xmp/note/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "x": "adobe:ns:meta/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


@dataclass(frozen=True, slots=True)
class Field:
    """`xmp` is a property, or a property and a part of its structure; `iim` a data set of record 2; `exif` a
    tag. `is_outward`: may leave the house in a rendition, nothing else may.
    """

    name: str
    xmp: str = ""
    iim: int = 0
    exif: int = 0
    is_several: bool = False
    is_outward: bool = False


FIELDS = (
    Field("creator", "dc:creator", 80, 0x013B, is_several=True, is_outward=True),
    Field("credit", "photoshop:Credit", 110, is_outward=True),
    Field("notice", "dc:rights", 116, 0x8298, is_outward=True),
    Field("terms", "xmpRights:UsageTerms", is_outward=True),
    Field("licensor", "plus:Licensor/plus:LicensorName", is_outward=True),
    Field("licensor_url", "plus:Licensor/plus:LicensorURL", is_outward=True),
    Field("web_statement", "xmpRights:WebStatement", is_outward=True),
    Field("source_type", "Iptc4xmpExt:DigitalSourceType", is_outward=True),
    Field("data_mining", "plus:DataMining", is_outward=True),
    Field("source", "photoshop:Source", 115),
    Field("title", "dc:title", 5),
    Field("headline", "photoshop:Headline", 105),
    Field("description", "dc:description", 120, 0x010E),
    Field("instructions", "photoshop:Instructions", 40),
    Field("expires", "", 37),
    Field("keywords", "dc:subject", 25, is_several=True),
    Field("persons", "Iptc4xmpExt:PersonInImage", is_several=True),
)
OUTWARD = tuple(field.name for field in FIELDS if field.is_outward)
# In the order in which they are believed (IPTC and MWG: what XMP says is newer than what IIM and Exif say).
SOURCES = ("xmp", "iptc", "exif")
