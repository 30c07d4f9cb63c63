"""Sitemaps (sitemaps.org 0.9): an index; in each language one document a month, one of the last two days'
news, one of the pages that are not stories.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse

from articles.feeds.items import plain
from articles.feeds.xml import Writer
from articles.models.public_shapes import Alternate, Entry
from articles.models.public_site import nameplate, nouns_for_sitemap
from articles.models.public_sitemap import entries, has_news, months, news
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, public

NAMESPACES = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
    "xmlns:image": "http://www.google.com/schemas/sitemap-image/1.1",
    "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
}
# Pages of the paper itself.
STANDING: tuple[Callable[[str], str], ...] = (
    addresses.bureaus,
    addresses.reporters,
    addresses.archive_index,
    addresses.corrections,
    addresses.about,
    addresses.rights,
    addresses.accessibility,
)


@dataclass(frozen=True, slots=True)
class Line:
    """`by_language` are the paths of the same page in every language, its own among them; `title` and
    `published_at` make it a line of news.
    """

    path: str
    changed_at: dt.datetime | None = None
    by_language: dict[str, str] = field(default_factory=dict)
    pictures: tuple[tuple[str, str], ...] = ()
    title: str = ""
    published_at: dt.datetime | None = None


@public
def index(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    found: list[str] = []
    for code in settings.SITE_LANGUAGES:
        found.append(reverse("feeds:sitemap_pages", kwargs={"language": code}))
        if has_news(at, code):
            found.append(reverse("feeds:sitemap_news", kwargs={"language": code}))
        found += [
            reverse("feeds:sitemap_stories", kwargs={"language": code, "month": month})
            for month in months(at, code)
        ]
    return Answer(lambda: index_of(found), "application/xml; charset=utf-8")


@public
def stories(request: HttpRequest, at: dt.datetime, language: str, month: tuple[int, int]) -> Answer:
    found = entries(at, language, *month)
    if not found:
        raise Http404
    return document(story_line(entry) for entry in found)


@public
def of_late(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    """The news sitemap; the protocol knows no empty one."""
    found = [story_line(entry, is_news=True) for entry in news(at, language)]
    if not found:
        raise Http404
    return document(found, nameplate(at, language).masthead, language)


@public
def pages(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    """Pages that are not stories; nothing says truthfully when one of them changed, so nothing is said."""
    codes = settings.SITE_LANGUAGES
    found = [{code: addresses.front(code) for code in codes}]
    found += [{code: address(code) for code in codes} for address in STANDING]
    found += [
        {code: addresses.noun(code, link.noun, link.slug) for code in codes}
        for link in nouns_for_sitemap(language, at)
    ]
    return document(Line(page[language], by_language=page) for page in found)


def story_line(entry: Entry, *, is_news: bool = False) -> Line:
    live = (Alternate(entry.language, entry.slug), *entry.alternates)
    return Line(
        path=addresses.article(entry.language, entry.number, entry.slug),
        changed_at=entry.changed_at,
        by_language={
            other.language: addresses.article(other.language, entry.number, other.slug) for other in live
        },
        pictures=entry.pictures,
        title=entry.headline if is_news else "",
        published_at=entry.published_at if is_news else None,
    )


def printed(instant: dt.datetime) -> str:
    return instant.astimezone(dt.UTC).isoformat(timespec="seconds")


def index_of(paths: Iterable[str]) -> bytes:
    xml = Writer()
    with xml.inside("sitemapindex", {"xmlns": NAMESPACES["xmlns"]}):
        for path in paths:
            with xml.inside("sitemap"):
                xml.put("loc", addresses.absolute(path))
    return xml.written()


def document(lines: Iterable[Line], paper: str = "", language: str = "") -> Answer:
    """`paper` and `language` are the publication's, for lines of news."""
    found = list(lines)

    def draw() -> bytes:
        xml = Writer()
        with xml.inside("urlset", NAMESPACES):
            for line in found:
                with xml.inside("url"):
                    write(xml, line, paper, language)
        return xml.written()

    return Answer(draw, "application/xml; charset=utf-8")


def write(xml: Writer, line: Line, paper: str, language: str) -> None:
    xml.put("loc", addresses.absolute(line.path))
    if line.changed_at is not None:
        xml.put("lastmod", printed(line.changed_at))
    if line.published_at is not None:
        with xml.inside("news:news"):
            with xml.inside("news:publication"):
                xml.put("news:name", plain(paper))
                xml.put("news:language", language)
            xml.put("news:publication_date", printed(line.published_at))
            xml.put("news:title", plain(line.title))
    for public_id, name in line.pictures:
        with xml.inside("image:image"):
            xml.put("image:loc", addresses.absolute(addresses.media(public_id, name)))
    if len(line.by_language) > 1:
        for code, path in line.by_language.items():
            link = {"rel": "alternate", "hreflang": code, "href": addresses.absolute(path)}
            xml.put("xhtml:link", attributes=link)
