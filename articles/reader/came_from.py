"""Where a browser says that something posted to us was sent from."""

from __future__ import annotations

from django.http import HttpRequest


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
