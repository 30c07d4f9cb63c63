"""Feeds of everything and of each noun, the newest fifty, in three forms; advertising stays out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from django.http import Http404, HttpRequest

from articles.feeds import atom, json_feed, rss
from articles.feeds.items import Feed, feed
from articles.models.choices import ListKind
from articles.models.public_feed import FeedStory, for_feeds
from articles.models.public_noun import named
from articles.models.public_rights import machine_headers
from articles.models.public_shapes import Link, Moved, Nameplate
from articles.models.public_site import nameplate
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, Redirect, public

# Form: how it is written, and what it is called.
FORMS: dict[str, tuple[Callable[[Feed], bytes], str]] = {
    "rss": (rss.written, "application/rss+xml; charset=utf-8"),
    "atom": (atom.written, "application/atom+xml; charset=utf-8"),
    "json": (json_feed.written, "application/feed+json; charset=utf-8"),
}


@public
def everything(request: HttpRequest, at: dt.datetime, language: str, form: str) -> Answer:
    return answer(nameplate(at, language), language, None, for_feeds(at, language, ListKind.ALL), form)


@public
def of_noun(
    request: HttpRequest, at: dt.datetime, language: str, kind: str, slug: str, form: str
) -> Answer | Redirect:
    found = named(kind, slug, language, at)
    if found is None:
        raise Http404
    if isinstance(found, Moved):
        return Redirect(addresses.feed(language, kind, found.slug, form), is_permanent=True)
    stories = for_feeds(at, language, kind, found.pk)
    return answer(nameplate(at, language), language, found, stories, form)


def answer(
    paper: Nameplate, language: str, noun: Link | None, stories: Iterable[FeedStory], form: str
) -> Answer:
    document = feed(paper, language, noun, stories)
    write, content_type = FORMS[form]
    return Answer(
        lambda: write(document),
        content_type,
        changed_at=document.updated_at if document.items else None,
        headers=machine_headers(paper.rights),
    )
