"""What is answered when a page could not be made: to readers the same bytes each time, from no data at
all; to an editor who sent a text, that text.
"""

from __future__ import annotations

import errno
import sqlite3
import sys
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from articles.admin import kept

RETRY_AFTER = 120  # seconds
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
DISK_FULL = "53100"  # PostgreSQL, appendix A


@dataclass(frozen=True, slots=True)
class Text:
    """The page in one language."""

    language: str
    heading: str
    words: str
    way_out: str


def text(status: int, language: str) -> Text:
    with translation.override(language):
        way_out = _("Go to the front page")
        if status == 503:
            return Text(
                language,
                _("We will be back shortly"),
                _("The site cannot be reached for a moment. Please reload this page in two minutes."),
                way_out,
            )
        return Text(
            language,
            _("This page cannot be shown just now"),
            _("Something went wrong here, not with you. Please try again in a few minutes."),
            way_out,
        )


@cache
def page(status: int) -> bytes:
    texts = [text(status, language) for language in settings.SITE_LANGUAGES]
    return render_to_string("failed.html", {"texts": texts}).encode()


def is_full(error: BaseException | None) -> bool:
    """No room is left: on a disk we write to, or on the database's own."""
    cause = getattr(error, "__cause__", None)
    return (
        (isinstance(error, OSError) and error.errno in NO_ROOM)
        or getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
        or getattr(cause, "sqlstate", None) == DISK_FULL
    )


def failed(request: HttpRequest) -> HttpResponse:
    """Django's handler500, called while the error is being handled: without its database the site is away for
    a while (503, RFC 9110 section 15.6.4), anything else is a fault of ours. What an editor had typed comes
    back, whatever the fault.
    """
    error = sys.exc_info()[1]
    is_away = isinstance(error, OperationalError | InterfaceError) or is_full(error)
    status = kept.FULL if is_full(error) else 503 if is_away else 500
    if (text_back := kept.away(request, status)) is not None:
        if is_away:
            text_back.headers["Retry-After"] = str(RETRY_AFTER)
        return text_back
    response = HttpResponse(page(503 if is_away else 500), status=503 if is_away else 500)
    response.headers["Cache-Control"] = "no-store"
    if is_away:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response
