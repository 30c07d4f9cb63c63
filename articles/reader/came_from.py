"""Where something posted to us was sent from: the page, as the browser says, and the machine."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

MOST_CHARACTERS = 64


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of this host sent it (Fetch Metadata; RFC 6454 for Origin).

    Very old browsers say neither. They carry no login on readers' pages, so nothing can be done in
    anybody's name.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin, host = request.headers.get("Origin"), request.get_host()
    return origin is None or origin in (f"https://{host}", f"http://{host}")


def client_address(request: HttpRequest) -> str:
    """Whose connection it is; behind a proxy of ours the last one that the proxy wrote down."""
    told = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return (told.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", "")))[:MOST_CHARACTERS]
