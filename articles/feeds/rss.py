"""RSS 2.0 of everything and of each noun: the newest fifty, advertising left out."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.feedgenerator import Rss201rev2Feed

from articles.models.choices import ListKind
from articles.models.public_list import for_feeds
from articles.models.public_noun import page as noun_page
from articles.models.public_shapes import Figure, Link, Listing, Moved, Site, Teaser
from articles.models.public_site import site
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, Redirect, public

NOTHING_YET = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
MEDIA = "http://search.yahoo.com/mrss/"


class NewsFeed(Rss201rev2Feed):
    """Django's RSS with pictures as Media RSS, and no build date that moves by itself."""

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:media": MEDIA}

    def latest_post_date(self) -> dt.datetime:
        """The newest change of an item: the same bytes until something changes."""
        return max((item["updateddate"] for item in self.items), default=NOTHING_YET)

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        figure: Figure | None = item["figure"]
        largest = max(
            (made for made in figure.sources if made.mime == "image/jpeg") if figure else (),
            key=lambda made: made.width,
            default=None,
        )
        if figure is None or largest is None:
            return
        facts = {
            "url": addresses.absolute(addresses.media(figure.public_id, largest.name)),
            "type": largest.mime,
            "medium": "image",
            "width": str(largest.width),
            "height": str(largest.height),
        }
        handler.startElement("media:content", facts)
        if figure.alt:
            handler.addQuickElement("media:description", figure.alt, {"type": "plain"})
        if figure.credit:
            handler.addQuickElement("media:credit", figure.credit)
        handler.endElement("media:content")


@public
def everything(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    return feed(site(at, language), language, None, for_feeds(at, language, ListKind.ALL))


@public
def of_noun(request: HttpRequest, at: dt.datetime, language: str, kind: str, slug: str) -> Answer | Redirect:
    found = noun_page(kind, slug, language, at)
    if found is None:
        raise Http404
    if isinstance(found, Moved):
        return Redirect(addresses.feed(language, kind, found.slug), is_permanent=True)
    stories = for_feeds(at, language, kind, found.link.pk)
    return feed(site(at, language), language, found.link, stories)


def feed(paper: Site, language: str, noun: Link | None, stories: Listing) -> Answer:
    own = addresses.feed(language, noun.noun, noun.slug) if noun else addresses.feed(language)
    page = addresses.noun(language, noun.noun, noun.slug) if noun else addresses.front(language)
    title = f"{paper.masthead} – {noun.name}" if noun else paper.masthead
    document = NewsFeed(
        title=title,
        link=addresses.absolute(page),
        description=paper.tagline or title,
        language=language,
        feed_url=addresses.absolute(own),
        feed_copyright=" ".join(paper.notice_lines) or None,
    )
    for teaser in stories.items:
        document.add_item(**item(teaser))
    return Answer(lambda: document.writeString("utf-8").encode(), "application/rss+xml; charset=utf-8")


def item(teaser: Teaser) -> dict[str, Any]:
    """The guid is the address that never changes; the link is the one of today."""
    return {
        "title": teaser.headline,
        "link": addresses.absolute(addresses.article(teaser.language, teaser.number, teaser.slug)),
        "description": teaser.deck or teaser.opening or teaser.headline,
        "author_name": teaser.signed or None,
        "pubdate": teaser.published_at,
        "updateddate": teaser.updated_at or teaser.published_at,
        "unique_id": addresses.absolute(addresses.permalink(teaser.language, teaser.number)),
        "unique_id_is_permalink": True,
        "categories": [teaser.section.name] if teaser.section else [],
        "figure": teaser.figure,
    }
