"""A part of a file instead of the whole, where a request asks for one (RFC 9110, 14)."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse

RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})\Z")


def part(asked: str, length: int) -> tuple[int, int] | None:
    """First and last byte of the one range asked for; (0, -1) if it lies outside the file; None if this is
    no range, or several, which a server may answer with the whole.
    """
    found = RANGE.match(asked.replace(" ", ""))
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        count = min(int(found[2]), length)
        return (length - count, length - 1) if count else (0, -1)
    first, last = int(found[1]), int(found[2]) if found[2] else length - 1
    if last < first and found[2]:
        return None
    return (first, min(last, length - 1)) if first < length else (0, -1)


def ranged(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer 200 of a file made into 206 or 416, or left as it is.

    If-Range holds for exactly this file's mark: no file here has a date.
    """
    length = len(response.content)
    response.headers["Accept-Ranges"] = "bytes"
    # Feed readers and chats show the paper's pictures on pages of their own; without this browsers refuse.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    asked, known = request.headers.get("Range", ""), request.headers.get("If-Range")
    if request.method != "GET" or (known is not None and known != response.headers["ETag"]):
        return response
    if (wanted := part(asked, length)) is None:
        return response
    first, last = wanted
    if last < first:
        response.status_code = 416
        response.headers["Content-Range"] = f"bytes */{length}"
        response.headers["Cache-Control"] = "no-cache"
        response.content = b""
        return response
    response.status_code = 206
    response.headers["Content-Range"] = f"bytes {first}-{last}/{length}"
    response.content = response.content[first : last + 1]
    return response
