"""Pages with a form for readers: shown as every page is, and what is sent is weighed before it is read.

No login, no cookie, no token in the page: a form is one public copy for everybody. What a stranger's site
makes a browser send is told from our own by the browser's own headers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from articles import clock
from articles.pagecache.respond import METHODS, Answer, View, queries_refused
from articles.rate_limit import Limit, sender, take
from articles.reader.came_from import client_address, is_from_here
from articles.reader.frame import frame
from articles.reader.page import drawn, missing, page

ALLOWED = (*METHODS, "POST")
FORM_TYPE = "application/x-www-form-urlencoded"
# 100,000 Hangul syllables, percent-encoded, and a little more: a text far too long still comes back whole.
MOST_BYTES = 1024 * 1024
# Whatever comes, good or bad; what reaches the desk, from one sender and from all together.
POSTS = Limit("posts", 60, 600)
MESSAGES, ALL_MESSAGES = Limit("messages", 5, 600), Limit("all-messages", 600, 3600)


@dataclass(frozen=True, slots=True)
class Sent:
    """It is kept: the reader goes on to this path, which a reload does not send again."""

    to: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something sent was not read at all, and what to do next."""

    status: int
    words: str | Promise


# From `send(request, at, language, fields, **captured)`; fields are what was typed, by name.
Send = Callable[..., Answer | Sent]

FOREIGN = Refusal(
    403, _("This was not sent from a page of this paper. Open the form here and send it from there.")
)
WRONG_TYPE = Refusal(415, _("This was not sent by the form. Open the form and send it from there."))
TOO_LARGE = Refusal(
    413, _("That is far more than the form takes. Go back, shorten the text and send it again.")
)
TOO_OFTEN = Refusal(
    429, _("Too much came from your connection in a short time. Wait ten minutes and send it again.")
)


def form_page(show: View, send: Send) -> Callable[..., HttpResponse]:
    """A Django view of a page that is read with GET like every page and sent with POST."""
    read = page(show)

    @csrf_exempt
    def answer(request: HttpRequest, **captured: Any) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            return read(request, **captured)
        if request.method == "OPTIONS":
            return HttpResponse(headers={"Allow": ", ".join(ALLOWED)})
        if request.method != "POST":
            return HttpResponseNotAllowed(ALLOWED)
        language = captured.pop("language", settings.SITE_LANGUAGES[0])
        at = clock.now()
        with translation.override(language):
            response = received(request, at, language, send, captured)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Language"] = language
        return response

    return answer


def received(
    request: HttpRequest, at: dt.datetime, language: str, send: Send, captured: dict[str, Any]
) -> HttpResponse:
    refusal = refused(request, at)
    if refusal is not None:
        around = frame(at, language)
        return response_of(drawn("not_sent.html", around, refusal.status, words=refusal.words))
    try:
        found = send(request, at, language, request.POST, **captured)
    except Http404:
        found = missing(request, at, language)
    if isinstance(found, Sent):
        return HttpResponse(status=303, headers={"Location": found.to})
    return response_of(found)


def response_of(answer: Answer) -> HttpResponse:
    with queries_refused():
        body = answer.draw()
    response = HttpResponse(body, content_type=answer.content_type, status=answer.status)
    if answer.status == 429:
        response.headers["Retry-After"] = str(MESSAGES.seconds)
    return response


def refused(request: HttpRequest, at: dt.datetime) -> Refusal | None:
    """Decided from headers and counts alone: nothing of the body has been read yet."""
    if not is_from_here(request):
        return FOREIGN
    if request.content_type != FORM_TYPE:
        return WRONG_TYPE
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    if not length.isdecimal() or len(length) > 9 or int(length) > MOST_BYTES:
        return TOO_LARGE
    if take(POSTS, sender(client_address(request), at), at):
        return TOO_OFTEN
    return None


def may_send(request: HttpRequest, at: dt.datetime) -> bool:
    """Count one message; whether the desk's inbox has room for it."""
    one = take(MESSAGES, sender(client_address(request), at), at)
    return not one and not take(ALL_MESSAGES, "everybody", at)


def context_of(form: forms.Form, problem: str | Promise = "") -> Mapping[str, Any]:
    """What templates/reader/parts/field.html and problems.html need: fields by name, and what is wrong."""
    wrong = [(form[name], error) for name, errors in form.errors.items() for error in errors]
    return {"form": form, "wrong": wrong, "problem": problem}
