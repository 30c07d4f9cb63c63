"""Where somebody who found a hole in this site writes to (RFC 9116), if the operator has said it."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse

from articles.models.public_sitemap import month_end
from articles.pagecache import addresses, sink
from articles.pagecache.respond import Answer, public

MONTHS = 6


@public
def security_txt(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    """It expires at the end of a month, so it has the same bytes all month; a year is the longest allowed."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    sink.note(until=month_end(at.year, at.month))
    ends = at
    for _month in range(MONTHS):
        ends = month_end(ends.year, ends.month)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {ends.isoformat(timespec='seconds')}",
        f"Preferred-Languages: {', '.join(settings.SITE_LANGUAGES)}",
        f"Canonical: {addresses.absolute(reverse('feeds:security_txt'))}",
        "",
    ]
    return Answer("\n".join(lines).encode, "text/plain; charset=utf-8")
