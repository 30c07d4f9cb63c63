"""Sitemaps (sitemaps.org 0.9): an index, one document a language and month, one a language for the rest."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.xmlutils import SimplerXMLGenerator

from articles.models.public_shapes import Alternate
from articles.models.public_site import nouns_for_sitemap
from articles.models.public_sitemap import entries, months
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, public

NAMESPACE = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}
XHTML = {"xmlns:xhtml": "http://www.w3.org/1999/xhtml"}


@public
def index(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    found: list[str] = []
    for code in settings.SITE_LANGUAGES:
        found.append(reverse("feeds:sitemap_pages", kwargs={"language": code}))
        found += [
            reverse("feeds:sitemap_stories", kwargs={"language": code, "month": month})
            for month in months(at, code)
        ]
    return document("sitemapindex", NAMESPACE, "sitemap", [(path, None, {}) for path in found])


@public
def stories(request: HttpRequest, at: dt.datetime, language: str, month: tuple[int, int]) -> Answer:
    found = entries(at, language, *month)
    if not found:
        raise Http404
    return document(
        "urlset",
        NAMESPACE | XHTML,
        "url",
        [
            (
                addresses.article(language, entry.number, entry.slug),
                entry.changed_at,
                {
                    live.language: addresses.article(live.language, entry.number, live.slug)
                    for live in (Alternate(language, entry.slug), *entry.alternates)
                },
            )
            for entry in found
        ],
    )


@public
def pages(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    """Pages that are not stories; nothing says truthfully when one of them changed, so nothing is said."""
    codes = settings.SITE_LANGUAGES
    found = [{code: addresses.front(code) for code in codes}]
    found += [
        {code: addresses.noun(code, link.noun, link.slug) for code in codes}
        for link in nouns_for_sitemap(language, at)
    ]
    lines = [(page[language], None, page) for page in found]
    return document("urlset", NAMESPACE | XHTML, "url", lines)


Line = tuple[str, dt.datetime | None, dict[str, str]]


def document(root: str, namespaces: dict[str, str], element: str, lines: Iterable[Line]) -> Answer:
    """Lines of path, last change and the paths in all languages, as XML."""

    def draw() -> bytes:
        out = io.StringIO()
        xml = SimplerXMLGenerator(out, "utf-8", short_empty_elements=True)
        xml.startDocument()
        with inside(xml, root, namespaces):
            for path, changed_at, by_language in lines:
                with inside(xml, element):
                    xml.addQuickElement("loc", addresses.absolute(path))
                    if changed_at is not None:
                        moment = changed_at.astimezone(dt.UTC).isoformat(timespec="seconds")
                        xml.addQuickElement("lastmod", moment)
                    if len(by_language) > 1:
                        for code, other in by_language.items():
                            href = addresses.absolute(other)
                            link = {"rel": "alternate", "hreflang": code, "href": href}
                            xml.addQuickElement("xhtml:link", attrs=link)
        xml.endDocument()
        return out.getvalue().encode()

    return Answer(draw, "application/xml; charset=utf-8")


@contextmanager
def inside(xml: Any, name: str, attributes: dict[str, str] | None = None) -> Iterator[None]:
    xml.startElement(name, attributes or {})
    yield
    xml.endElement(name)
