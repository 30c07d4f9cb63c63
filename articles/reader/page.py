"""The wrapper of every readers' view, and the three pages that say there is nothing to read here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve

from articles.models.public_list import BadCursor
from articles.models.public_rights import machine_headers
from articles.models.public_shapes import Gone, Listing
from articles.pagecache import respond
from articles.pagecache.respond import Answer, Redirect, View
from articles.reader.frame import Frame, frame


def drawn(
    template: str,
    around: Frame,
    status: int = 200,
    changed_at: dt.datetime | None = None,
    **context: Any,
) -> Answer:
    """A page from a template of templates/reader, with everything it prints."""

    def draw() -> bytes:
        return render_to_string(f"reader/{template}", {"frame": around, **context}).encode()

    return Answer(draw, status=status, changed_at=changed_at, headers=machine_headers(around.rights))


def missing(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    """The same page for what is hidden and for what never was."""
    return drawn("missing.html", frame(at, language), 404)


def withdrawn(at: dt.datetime, language: str, gone: Gone | None = None) -> Answer:
    """The tombstone of a killed story: a neutral label, nothing of the story but what the law prescribes."""
    return drawn("withdrawn.html", frame(at, language), 410, by_law=gone.by_law if gone else ())


def page(view: View) -> Callable[..., HttpResponse]:
    """A readers' page from `view(request, at, language, **captured)`."""
    return respond.public(view, missing)


def unmatched(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404: an address without a view, or one that only lacks its last slash."""
    prefix = request.path_info.split("/", 2)[1] if "/" in request.path_info else ""
    language = prefix if prefix in settings.SITE_LANGUAGES else settings.SITE_LANGUAGES[0]
    view: View = (
        partial(slashed, request.get_full_path(force_append_slash=True)) if lacks_slash(request) else missing
    )
    return respond.respond(request, view, missing, language, {})


def lacks_slash(request: HttpRequest) -> bool:
    """Decided from the table of addresses alone, so that it tells nothing of what there is to read."""
    if request.method not in ("GET", "HEAD") or request.path_info.endswith("/"):
        return False
    try:
        resolve(f"{request.path_info}/", "articles.reader.urls")
    except Resolver404:
        return False
    return True


def slashed(to: str, request: HttpRequest, at: dt.datetime, language: str) -> Redirect:
    return Redirect(to, is_permanent=True)


def refuse_page_numbers(request: HttpRequest) -> None:
    """Lists go on from a line: a page number costs what it skips, and names something else each hour."""
    if request.GET.get("page", "1") != "1":
        raise Http404


def stretch(request: HttpRequest, read: Callable[[str | None], Listing]) -> Listing:
    """The part of a list the address asks for: the newest, or what came `before` the line a link names."""
    refuse_page_numbers(request)
    before = request.GET.get("before")
    try:
        found = read(before)
    except BadCursor as error:
        raise Http404 from error
    if before is not None and not found.items:
        raise Http404
    return found
