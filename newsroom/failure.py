"""What is answered when a page could not be made: the same bytes each time, from no data at all."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

RETRY_AFTER = 120  # seconds


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


def failed(request: HttpRequest) -> HttpResponse:
    """Django's handler500, called while the error is being handled: without its database the site is away for
    a while (503, RFC 9110 section 15.6.4), anything else is a fault of ours.
    """
    is_away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    response = HttpResponse(page(503 if is_away else 500), status=503 if is_away else 500)
    response.headers["Cache-Control"] = "no-store"
    if is_away:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response
