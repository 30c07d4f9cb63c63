"""What crawlers may fetch (RFC 9309), under which copyright line, and where the sitemap is."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from articles.feeds.items import plain
from articles.models.public_site import nameplate
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, public


@public
def robots(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    """The copyright line is the one pages end with, in each language, for whoever reads the file."""
    notices = [nameplate(at, code).rights.line for code in settings.SITE_LANGUAGES]
    said = [f"# {' '.join(plain(notice).split())}" for notice in notices if notice]
    sitemap = addresses.absolute(reverse("feeds:sitemap_index"))
    lines = [*said, "User-agent: *", "Disallow: /admin/", "", f"Sitemap: {sitemap}", ""]
    return Answer("\n".join(lines).encode, "text/plain; charset=utf-8")
