"""A story's page before readers may see it: by a link for whoever has it, or by the desk's own log-in.

It is the public page, but that nothing of it is to be found, kept or handed on: its photos come the same
way, and every answer, a refusal too, tells browsers, proxies and search engines to forget it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from articles import clock
from articles.models.public_media import file_of
from articles.pagecache import addresses, respond, sink
from articles.pagecache.respond import Answer
from articles.reader.article import story_page
from articles.reader.page import missing
from articles.workflow import past, preview
from articles.workflow.past import Record
from articles.workflow.preview import Shown

HEADERS = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
MOST_DIGITS = 18
# An answer, and the language it is in.
View = Callable[..., tuple[Answer, str]]


def hidden(view: View) -> Callable[..., HttpResponse]:
    """A Django view from `view(request, now, **captured)`; whatever comes of it is kept by nobody."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, **captured: str) -> HttpResponse:
        response: HttpResponse = HttpResponseNotAllowed(respond.METHODS)
        if request.method == "OPTIONS":
            response = HttpResponse(headers={"Allow": ", ".join(respond.METHODS)})
        elif request.method in respond.METHODS:
            response = answered(request, view, captured)
        for name, value in HEADERS.items():
            response.headers[name] = value
        # Django's log of refusals would hold the address, and with it the token.
        vars(response)["_has_been_logged"] = True
        return response

    return answer


def answered(request: HttpRequest, view: View, captured: dict[str, str]) -> HttpResponse:
    now, first = clock.now(), settings.SITE_LANGUAGES[0]
    with sink.recording():
        try:
            found, language = view(request, now, **captured)
        except Http404:
            with translation.override(first):
                found, language = missing(request, now, first), first
        with translation.override(language):
            response = respond.drawn(request, found)
    # A mark of the bytes is something to be asked about later.
    response.headers.pop("ETag", None)
    response.headers["Content-Language"] = language
    if request.method == "HEAD":
        response.headers["Content-Length"] = str(len(response.content))
        response.content = b""
    return response


def page_of(shown: Shown, under: str, record: Record | None = None) -> tuple[Answer, str]:
    """The story's page, its own photos under the address `under`."""
    language = shown.story.language
    with translation.override(language):
        page = story_page(shown.story, shown.at, is_hidden=True, record=record)

    def draw() -> bytes:
        drawn = page.draw()
        for public_id in shown.photos:
            drawn = drawn.replace(f"/media/{public_id}/".encode(), f"{under}media/{public_id}/".encode())
        return drawn

    return Answer(draw, page.content_type), language


def photo(public_id: str, name: str) -> tuple[Answer, str]:
    """One file of a photo; the caller has asked whether it may be shown."""
    made = file_of(public_id, name)
    if made is None:
        raise Http404
    rendition, mime = made
    try:
        with rendition.file.open("rb") as opened:
            content = opened.read()
    except FileNotFoundError as error:
        raise Http404 from error
    return Answer(lambda: content, mime), settings.SITE_LANGUAGES[0]


def by_token(request: HttpRequest, now: dt.datetime, token: str, *, is_counted: bool) -> Shown:
    shown = preview.opened(token, now, is_counted=is_counted and request.method == "GET")
    if shown is None:
        raise Http404
    return shown


@hidden
def link(request: HttpRequest, now: dt.datetime, token: str) -> tuple[Answer, str]:
    return page_of(by_token(request, now, token, is_counted=True), addresses.preview(token))


@hidden
def link_media(
    request: HttpRequest, now: dt.datetime, token: str, public_id: str, name: str
) -> tuple[Answer, str]:
    if public_id not in by_token(request, now, token, is_counted=False).photos:
        raise Http404
    return photo(public_id, name)


def instant_in(request: HttpRequest) -> dt.datetime | None:
    """The instant asked for, written as everywhere: Seoul's time."""
    at = request.GET.get("at", "")
    try:
        return clock.parse_instant(at) if at else None
    except (clock.AmbiguousTime, ValueError) as error:
        raise Http404 from error


def by_login(request: HttpRequest, now: dt.datetime, edition: int) -> Shown:
    """`revision` and `at` (Seoul's time, to the minute) choose another text and another instant."""
    revision = request.GET.get("revision", "")
    if revision and not (revision.isascii() and revision.isdigit() and len(revision) <= MOST_DIGITS):
        raise Http404
    instant = instant_in(request)
    shown = preview.looked_at(
        request.user, edition, now, revision=int(revision) if revision else None, at=instant
    )
    if shown is None:
        raise Http404
    return shown


@hidden
def desk(request: HttpRequest, now: dt.datetime, edition: int) -> tuple[Answer, str]:
    return page_of(by_login(request, now, edition), addresses.preview_desk(edition))


@hidden
def desk_media(
    request: HttpRequest, now: dt.datetime, edition: int, public_id: str, name: str
) -> tuple[Answer, str]:
    if not preview.is_photo_of(request.user, edition, public_id):
        raise Http404
    return photo(public_id, name)


@hidden
def then(request: HttpRequest, now: dt.datetime, edition: int) -> tuple[Answer, str]:
    """What readers had at `at`, or have now, under a head that says which text this is."""
    found = past.then(request.user, edition, instant_in(request) or now)
    if found is None:
        raise Http404
    shown, record = found
    return page_of(shown, addresses.preview_then(edition), record)


@hidden
def then_media(
    request: HttpRequest, now: dt.datetime, edition: int, public_id: str, name: str
) -> tuple[Answer, str]:
    if not past.is_photo_of(request.user, edition, public_id):
        raise Http404
    return photo(public_id, name)
