"""RSS 2.0 (rssboard.org), with Media RSS for photos and Dublin Core for people and rights."""

from __future__ import annotations

import datetime as dt

from django.utils.http import http_date

from articles.feeds.items import Feed, Image, Item
from articles.feeds.xml import Writer
from articles.rights.usage import permitted, prohibited

NAMESPACES = {
    "version": "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:rsl": "https://rslstandard.org/rsl",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


def printed(instant: dt.datetime) -> str:
    """RFC 822 with a year of four digits."""
    return http_date(instant.timestamp()).replace("GMT", "+0000")


def written(feed: Feed) -> bytes:
    xml = Writer()
    with xml.inside("rss", NAMESPACES), xml.inside("channel"):
        xml.put("title", feed.title)
        xml.put("link", feed.page)
        xml.put("description", feed.description)
        self_link = {"rel": "self", "href": feed.addresses["rss"], "type": "application/rss+xml"}
        xml.put("atom:link", attributes=self_link)
        xml.put("language", feed.language)
        if feed.rights:
            xml.put("copyright", feed.rights)
        xml.put("lastBuildDate", printed(feed.updated_at))
        xml.put("ttl", "5")
        for item in feed.items:
            write_item(xml, item)
    return xml.written()


def write_item(xml: Writer, item: Item) -> None:
    with xml.inside("item"):
        xml.put("title", item.title)
        xml.put("link", item.link)
        xml.put("description", item.summary)
        xml.put("guid", item.guid, {"isPermaLink": "true"})
        xml.put("pubDate", printed(item.published_at))
        for author in item.authors:
            xml.put("dc:creator", author.name)
        if item.translation:
            xml.put("dc:contributor", item.translation)
        if item.rights:
            xml.put("dc:rights", item.rights)
        write_licence(xml, item)
        if item.updated_at != item.published_at:
            xml.put("atom:updated", item.updated_at.isoformat(timespec="seconds"))
        for tag in item.tags:
            xml.put("category", tag)
        if item.html:
            xml.put("content:encoded", item.html)
        for image in item.images:
            write_image(xml, image)


def write_licence(xml: Writer, item: Item) -> None:
    with xml.inside("rsl:content", {"url": item.link}), xml.inside("rsl:license"):
        if words := prohibited(item.reserved):
            xml.put("rsl:prohibits", " ".join(words), {"type": "usage"})
        if words := permitted(item.reserved):
            xml.put("rsl:permits", " ".join(words), {"type": "usage"})


def write_image(xml: Writer, image: Image) -> None:
    facts = {
        "url": image.url,
        "type": image.source.mime,
        "medium": "image",
        "width": str(image.source.width),
        "height": str(image.source.height),
    }
    with xml.inside("media:content", facts):
        if image.caption:
            xml.put("media:title", image.caption, {"type": "plain"})
        if image.alt:
            xml.put("media:description", image.alt, {"type": "plain"})
        if image.credit:
            xml.put("media:credit", image.credit)
        if image.notice:
            xml.put("media:copyright", image.notice)
