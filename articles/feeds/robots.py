"""What crawlers may fetch (RFC 9309), and where the sitemap is."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from django.urls import reverse

from articles.pagecache import addresses
from articles.pagecache.respond import Answer, public


@public
def robots(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    sitemap = addresses.absolute(reverse("feeds:sitemap_index"))
    text = f"User-agent: *\nDisallow: /admin/\n\nSitemap: {sitemap}\n"
    return Answer(text.encode, "text/plain; charset=utf-8")
