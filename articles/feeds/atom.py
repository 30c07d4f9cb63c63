"""Atom (RFC 4287), with Media RSS for photos."""

from __future__ import annotations

import datetime as dt

from articles.feeds.items import Feed, Item
from articles.feeds.rss import write_image
from articles.feeds.xml import Writer


def printed(instant: dt.datetime) -> str:
    return instant.astimezone(dt.UTC).isoformat(timespec="seconds")


def written(feed: Feed) -> bytes:
    xml = Writer()
    namespaces = {
        "xmlns": "http://www.w3.org/2005/Atom",
        "xmlns:media": "http://search.yahoo.com/mrss/",
        "xml:lang": feed.language,
    }
    with xml.inside("feed", namespaces):
        xml.put("id", feed.addresses["atom"])
        xml.put("title", feed.title)
        xml.put("subtitle", feed.description)
        xml.put("updated", printed(feed.updated_at))
        self_link = {"rel": "self", "type": "application/atom+xml", "href": feed.addresses["atom"]}
        xml.put("link", attributes=self_link)
        xml.put("link", attributes={"rel": "alternate", "type": "text/html", "href": feed.page})
        with xml.inside("author"):
            xml.put("name", feed.paper or feed.title)
        if feed.rights:
            xml.put("rights", feed.rights)
        for item in feed.items:
            write_entry(xml, item, feed.language)
    return xml.written()


def write_entry(xml: Writer, item: Item, language: str) -> None:
    with xml.inside("entry"):
        xml.put("id", item.guid)
        xml.put("title", item.title)
        xml.put("published", printed(item.published_at))
        xml.put("updated", printed(item.updated_at))
        alternate = {"rel": "alternate", "type": "text/html", "href": item.link, "hreflang": language}
        xml.put("link", attributes=alternate)
        for author in item.authors:
            with xml.inside("author"):
                xml.put("name", author.name)
                if author.url:
                    xml.put("uri", author.url)
        if item.translation:
            with xml.inside("contributor"):
                xml.put("name", item.translation)
        for tag in item.tags:
            xml.put("category", attributes={"term": tag})
        if item.rights:
            xml.put("rights", item.rights)
        xml.put("summary", item.summary)
        if item.html:
            xml.put("content", item.html, {"type": "html"})
        for image in item.images:
            write_image(xml, image)
