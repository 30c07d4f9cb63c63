"""The licence of the whole site for machines: RSL 1.0, and the two files of TDM reservation.

Sources: rslstandard.org/rsl (recommendation of 2025-12-10), w3c/tdm-reservation-protocol (final report).
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django.http import HttpRequest

from articles.feeds.items import plain
from articles.feeds.xml import Writer
from articles.models.public_rights import Licensor, licensor
from articles.models.public_site import nameplate
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, public
from articles.rights.usage import permitted, prohibited

RSL = "https://rslstandard.org/rsl"
DAYS = "7"  # after so many a copy of the licence is to be asked for again
ODRL = ["http://www.w3.org/ns/odrl.jsonld", "http://www.w3.org/ns/tdmrep.jsonld"]


@public
def licence(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    """Never free by omission: what is prohibited is said first, and a prohibition wins."""
    paper = nameplate(at, language)
    rights, by = paper.rights, licensor(at, language, paper.legal_name)

    def write() -> bytes:
        xml = Writer()
        with xml.inside("rsl", {"xmlns": RSL, "max-age": DAYS}), xml.inside("content", {"url": "/"}):
            with xml.inside("license"):
                if words := prohibited(rights.reserved):
                    xml.put("prohibits", " ".join(words), {"type": "usage"})
                if words := permitted(rights.reserved):
                    xml.put("permits", " ".join(words), {"type": "usage"})
                if by.email:
                    xml.put("legal", f"mailto:{by.email}", {"type": "contact"})
            contact = {"contactEmail": by.email} if by.email else {}
            xml.put("copyright", plain(by.name), {"type": "organization", **contact})
            xml.put("terms", rights.rights_page)
        return xml.written()

    return Answer(write, "application/rsl+xml; charset=utf-8")


@public
def reservations(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    """One place, the whole site: what a story's own notice says otherwise is in its headers."""
    reserved = nameplate(at, language).rights.reserved
    whole: dict[str, Any] = {"location": "/", "tdm-reservation": int(reserved.tdm)}
    if reserved.tdm:
        whole["tdm-policy"] = addresses.absolute(addresses.mining_policy())
    return as_json([whole])


@public
def policy(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    return as_json(offer(licensor(at, language, nameplate(at, language).legal_name)))


def offer(by: Licensor) -> dict[str, Any]:
    """Who is to be asked before texts are mined."""
    vcard = {"vcard:fn": by.name, "vcard:hasURL": by.page}
    if by.email:
        vcard["vcard:hasEmail"] = f"mailto:{by.email}"
    return {
        "@context": ODRL,
        "@type": "Offer",
        "@id": addresses.absolute(addresses.mining_policy()),
        "profile": "http://www.w3.org/ns/tdmrep",
        "assigner": {"uid": addresses.absolute("/"), **vcard},
        "permission": [{"action": "tdm:mine", "duty": [{"action": "obtainConsent"}]}],
    }


def as_json(document: Any) -> Answer:
    return Answer(
        lambda: json.dumps(document, ensure_ascii=False, indent=1).encode(), "application/json; charset=utf-8"
    )
