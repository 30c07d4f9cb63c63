"""JSON Feed 1.1 (jsonfeed.org); rights and translation, for which it has no field, under a name of ours."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.templatetags.static import static

from articles.feeds.atom import printed
from articles.feeds.items import Feed, Image, Item
from articles.pagecache import addresses
from articles.rights.usage import content_usage


def written(feed: Feed) -> bytes:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.page,
        "feed_url": feed.addresses["json"],
        "language": feed.language,
        "icon": addresses.absolute(static("reader/icon-512.png")),
        "favicon": addresses.absolute(static("reader/icon-192.png")),
        "authors": [{"name": feed.paper or feed.title, "url": settings.SITE_URL}],
        "_rights": {"copyright": feed.rights},
        "items": [item_of(item) for item in feed.items],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def item_of(item: Item) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": item.guid,
        "url": item.link,
        "title": item.title,
        "summary": item.summary,
        "date_published": printed(item.published_at),
        "date_modified": printed(item.updated_at),
        "_rights": {
            "copyright": item.rights,
            "page": item.rights_page,
            "usage": content_usage(item.reserved),
        },
    }
    # One of the two must be there.
    found |= {"content_html": item.html} if item.html else {"content_text": item.summary}
    if item.authors:
        found["authors"] = [
            {"name": author.name, **({"url": author.url} if author.url else {})} for author in item.authors
        ]
    if item.tags:
        found["tags"] = list(item.tags)
    if item.translation:
        found["_translation"] = {"label": item.translation}
    if item.notes:
        found["_corrections"] = [
            {
                "kind": note.kind,
                "heading": note.heading,
                "title": note.title,
                "text": note.text,
                "date": printed(note.at),
            }
            for note in item.notes
        ]
    if item.images:
        found["image"] = item.images[0].url
        found["_images"] = [described(image) for image in item.images]
    return found


def described(image: Image) -> dict[str, Any]:
    """Whose it is, beside its address."""
    return {
        "url": image.url,
        "width": image.source.width,
        "height": image.source.height,
        "alt": image.alt,
        "caption": image.caption,
        "credit": image.credit,
        "copyright": image.notice,
    }
