"""The paper itself as structured data: who publishes, under which name, by which rules."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static

from articles.models.public_shapes import Site
from articles.pagecache import addresses
from articles.templatetags.press import IMPRINT

Thing = dict[str, Any]
# Whom the imprint names, and what registers the paper.
OFFICES = ("publisher", "editor", "printer", "youth_officer", "ombudsman")
REGISTRATIONS = ("registration_print", "registration_online")


def identity() -> str:
    """The paper's name among things, the same on every page and in every language."""
    return addresses.absolute("/#paper")


def paper(site: Site, language: str) -> Thing:
    """NewsMediaOrganization with what readers and search engines are told of it."""
    imprint = dict(site.imprint)
    about = addresses.absolute(addresses.about(language))
    found: Thing = {
        "@type": "NewsMediaOrganization",
        "@id": identity(),
        "name": site.masthead,
        "legalName": site.legal_name,
        "url": addresses.absolute(addresses.front(language)),
        "logo": {
            "@type": "ImageObject",
            "url": addresses.absolute(static("reader/icon-512.png")),
            "width": 512,
            "height": 512,
        },
        "slogan": site.tagline,
        "address": imprint.get("address", ""),
        "telephone": imprint.get("phone", ""),
        "identifier": [
            {"@type": "PropertyValue", "propertyID": word, "value": imprint[word]}
            for word in REGISTRATIONS
            if word in imprint
        ],
        "employee": [
            {"@type": "Person", "name": imprint[word], "jobTitle": str(IMPRINT[word])}
            for word in OFFICES
            if word in imprint
        ],
        "publishingPrinciples": about,
        "ethicsPolicy": about,
        "correctionsPolicy": addresses.absolute(addresses.corrections(language)),
        "masthead": addresses.absolute(addresses.reporters(language)),
        "sameAs": [address for _name, address in site.social],
    }
    return filled(found)


def website(site: Site, language: str) -> Thing:
    front = addresses.absolute(addresses.front(language))
    return filled(
        {
            "@type": "WebSite",
            "@id": f"{front}#website",
            "name": site.masthead,
            "url": front,
            "description": site.tagline,
            "inLanguage": language,
            "publisher": {"@id": identity()},
            "copyrightNotice": site.rights.line,
            "usageInfo": addresses.absolute(addresses.rights(language)),
        }
    )


def filled(thing: Thing) -> Thing:
    """Without what says nothing; False and 0 say something."""
    return {word: value for word, value in thing.items() if value not in ("", None, [], {}, ())}


def breadcrumbs(steps: list[tuple[str, str]]) -> Thing:
    """Names and paths from the front page down."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": addresses.absolute(path)}
            for place, (name, path) in enumerate(steps, 1)
        ],
    }
