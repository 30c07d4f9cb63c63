"""What browsers and operating systems read of the site: its search, its name and icons for a home screen."""

from __future__ import annotations

import datetime as dt
import json

from django.http import HttpRequest
from django.templatetags.static import static

from articles.feeds.items import plain
from articles.feeds.xml import Writer
from articles.models.public_site import nameplate
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, public

OPENSEARCH = "application/opensearchdescription+xml; charset=utf-8"
SHORT_NAME, DESCRIPTION = 16, 1024  # characters, by OpenSearch 1.1
# The ground of the paper's mark, static/reader/icon.svg.
COLOUR = "#0a4654"
ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-mask.png", "512x512", "maskable"),
)


@public
def opensearch(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    """OpenSearch 1.1: searching the paper from the browser's own bar."""
    paper = nameplate(at, language)
    own = addresses.absolute(addresses.opensearch(language))

    def draw() -> bytes:
        xml = Writer()
        with xml.inside("OpenSearchDescription", {"xmlns": "http://a9.com/-/spec/opensearch/1.1/"}):
            xml.put("ShortName", plain(paper.masthead)[:SHORT_NAME])
            xml.put("Description", plain(paper.tagline or paper.masthead)[:DESCRIPTION])
            xml.put("Language", language)
            xml.put("InputEncoding", "UTF-8")
            icon = addresses.absolute(static("reader/icon-192.png"))
            xml.put("Image", icon, {"width": "192", "height": "192", "type": "image/png"})
            template = f"{addresses.absolute(addresses.search(language))}?q={{searchTerms}}"
            xml.put("Url", attributes={"type": "text/html", "method": "get", "template": template})
            itself = {"type": OPENSEARCH.partition(";")[0], "rel": "self", "template": own}
            xml.put("Url", attributes=itself)
        return xml.written()

    return Answer(draw, OPENSEARCH)


@public
def manifest(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    """A web app manifest (W3C): the paper on a home screen, in the language of the page."""
    paper = nameplate(at, language)
    front = addresses.front(language)

    def draw() -> bytes:
        document = {
            "id": front,
            "name": paper.masthead,
            "short_name": paper.byline_name or paper.masthead,
            "description": paper.tagline,
            "lang": language,
            "dir": "ltr",
            "start_url": front,
            "scope": "/",
            "display": "minimal-ui",
            "background_color": "#ffffff",
            "theme_color": COLOUR,
            "icons": [
                {"src": static(f"reader/{name}"), "sizes": sizes, "type": "image/png", "purpose": purpose}
                for name, sizes, purpose in ICONS
            ],
        }
        return json.dumps(document, ensure_ascii=False, indent=1).encode()

    return Answer(draw, "application/manifest+json; charset=utf-8")
