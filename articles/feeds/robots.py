"""What crawlers may fetch (RFC 9309), by what they read for, under which line, and where the sitemap is."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from articles.feeds.items import plain
from articles.models.public_site import nameplate
from articles.pagecache import addresses
from articles.pagecache.respond import Answer, public
from articles.rights.known_crawlers import refused
from articles.rights.usage import content_signal, content_usage


@public
def robots(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    """The copyright line is the one pages end with, in each language, for whoever reads the file."""
    rights = {code: nameplate(at, code).rights for code in settings.SITE_LANGUAGES}
    said = [f"# {' '.join(plain(row.line).split())}" for row in rights.values() if row.line]
    # What is reserved is the same in every language.
    reserved = rights[language].reserved
    shut_out = refused(reserved)
    lines = [
        *said,
        f"License: {addresses.absolute(addresses.licence())}",
        "",
        "User-agent: *",
        f"Content-Usage: {content_usage(reserved)}",
        f"Content-Signal: {content_signal(reserved)}",
        "Disallow: /admin/",
        "",
        *(f"User-agent: {token}" for token in shut_out),
        *(["Disallow: /", ""] if shut_out else []),
        f"Sitemap: {addresses.absolute(reverse('feeds:sitemap_index'))}",
        "",
    ]
    return Answer("\n".join(lines).encode, "text/plain; charset=utf-8")
