"""Answers a public address: one instant, one recording, drawn without queries, with the headers every
answer has.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import connections
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt

from articles import clock
from articles.pagecache import encoding, sink
from articles.pagecache.ranges import ranged

METHODS = ("GET", "HEAD", "OPTIONS")
LONGEST = 60  # seconds a copy may be shown without asking again
COMPRESSED = (
    "text/",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/manifest+json",
    "application/opensearchdescription+xml",
    "application/rsl+xml",
    "application/json",
)
WORTH_COMPRESSING = 500  # bytes


class QueryWhileDrawing(RuntimeError):
    """A template asked the database: what it prints has to be fetched, and noted, before."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a view decided: everything is fetched, `draw` makes the bytes. `has_parts`: a file of which a
    request may ask for a part.

    `changed_at` is when the story, or the newest of a feed, last changed: told as Last-Modified. Conditions
    on a date are passed over all the same: a page changes with its surroundings too, a feed also by what
    leaves it; the mark (ETag) alone says whether it did.
    """

    draw: Callable[[], bytes]
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    has_parts: bool = False
    changed_at: dt.datetime | None = None
    # More of them than every answer has, and part of what the mark stands for.
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Redirect:
    """Another address, as a path on this host."""

    to: str
    is_permanent: bool


View = Callable[..., Answer | Redirect]


@contextmanager
def queries_refused() -> Iterator[None]:
    """Inside the block every query raises QueryWhileDrawing, on every database."""

    def refuse(execute: Any, sql: str, *others: Any) -> Any:
        raise QueryWhileDrawing(sql[:200])

    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(refuse))
        yield


def plain_missing(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    """Nothing there, for machines."""
    return Answer(lambda: b"Nothing is at this address.\n", "text/plain; charset=utf-8", 404)


def public(view: View, missing: View = plain_missing) -> Callable[..., HttpResponse]:
    """A Django view from `view(request, at, language, **captured)`, which answers or raises Http404.

    The response carries `page_keys` and `page_until`: what it was made from and until when it stays true.
    """

    # Nothing here changes anything: a POST is told which methods there are, not that a form has expired.
    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, **captured: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(headers={"Allow": ", ".join(METHODS)})
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        language = captured.pop("language", settings.SITE_LANGUAGES[0])
        return respond(request, view, missing, language, captured)

    return answer


def respond(
    request: HttpRequest, view: View, missing: View, language: str, captured: dict[str, Any]
) -> HttpResponse:
    """Whatever the method: the answer of `view`, or of `missing` where it raises Http404."""
    at = clock.now()
    with sink.recording() as noted, translation.override(language):
        try:
            answer = view(request, at, language, **captured)
        except Http404:
            answer = missing(request, at, language)
        response = drawn(request, answer)
    response.headers["Content-Language"] = language
    response.headers["Cache-Control"] = cache_control(response.status_code, at, noted.until)
    if response.status_code == 200:
        response = conditional(request, response)
        if isinstance(answer, Answer) and answer.has_parts and response.status_code == 200:
            response = ranged(request, response)
    if request.method == "HEAD":
        response.headers["Content-Length"] = str(len(response.content))
        response.content = b""
    vars(response).update(page_keys=frozenset(noted.keys), page_until=noted.until)
    return response


def conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """304 or 412 by the mark alone. If-Unmodified-Since is passed over where nothing has a date (RFC 9110,
    13.1.4); Django would refuse.
    """
    found = get_conditional_response(request, etag=response.headers["ETag"], response=response)
    if found is None or (found.status_code == 412 and "If-Match" not in request.headers):
        return response
    return found


def drawn(request: HttpRequest, answer: Answer | Redirect) -> HttpResponse:
    if isinstance(answer, Redirect):
        return HttpResponse(status=301 if answer.is_permanent else 302, headers={"Location": answer.to})
    with queries_refused():
        body = answer.draw()
    response = HttpResponse(body, answer.content_type, answer.status, headers=dict(answer.headers))
    said = "\n".join(f"{word}: {value}" for word, value in answer.headers.items())
    mark = hashlib.sha256(body + said.encode()).hexdigest()[:32]
    if answer.content_type.startswith(COMPRESSED) and len(body) >= WORTH_COMPRESSING:
        patch_vary_headers(response, ("Accept-Encoding",))
        if name := encoding.coding(request.headers.get("Accept-Encoding", "")):
            response.content = encoding.encoded(body, name)
            response.headers["Content-Encoding"] = name
            mark += f"-{name}"
    if answer.status == 200:
        response.headers["ETag"] = f'"{mark}"'
        if answer.changed_at is not None:
            response.headers["Last-Modified"] = http_date(answer.changed_at.timestamp())
    return response


def cache_control(status: int, at: dt.datetime, until: dt.datetime | None) -> str:
    """At most LONGEST, and never past the next known change.

    Refusals say the same whatever stands behind them: a shorter life would tell of a story about to appear.
    """
    if status >= 400:
        return "no-cache"
    left = LONGEST if until is None else int((until - at).total_seconds())
    return f"public, max-age={max(0, min(LONGEST, left))}"
