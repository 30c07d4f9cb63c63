"""Text size and display as a page and a form: kept in a cookie, a style sheet for readers without script."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from articles.pagecache import addresses
from articles.pagecache.respond import Answer, Redirect
from articles.reader import choices
from articles.reader.came_from import is_from_here
from articles.reader.frame import frame
from articles.reader.page import drawn, page

METHODS = "GET, HEAD, POST, OPTIONS"
MOST_BYTES = 16 * 1024  # of a posted form
LONGEST_PATH = 3000  # characters; a Hangul slug is nine to a syllable


class SeeOther(HttpResponseRedirect):
    """After a form: the next page, to be asked for with GET."""

    status_code = 303


@page
def shown(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    kept = choices.read(request.COOKIES.get(choices.COOKIE, ""))
    others = {code: addresses.preferences(code) for code in settings.SITE_LANGUAGES if code != language}
    around = frame(at, language, addresses.preferences(language), others)
    came_from = local(request.GET.get("back", "")) or referring_page(request)
    return drawn(
        "preferences.html",
        around,
        description=_("Text size, spacing and colours of every page"),
        groups=choices.groups(kept),
        back="" if came_from.startswith(addresses.preferences(language)) else came_from,
    )


@page
def short(request: HttpRequest, at: dt.datetime, language: str) -> Redirect:
    """The address to say aloud, as the root is."""
    return Redirect(addresses.preferences(language), is_permanent=False)


@page
def sheet(request: HttpRequest, at: dt.datetime, language: str) -> Answer:
    kept = choices.read(request.COOKIES.get(choices.COOKIE, ""))
    return Answer(choices.style_sheet(kept).encode, "text/css; charset=utf-8")


@csrf_exempt
def preferences(request: HttpRequest, language: str) -> HttpResponse:
    """The form as this reader left it, or what they sent."""
    if request.method == "POST":
        return keep(request, language)
    response = shown(request, language=language)
    if "Allow" in response.headers:
        response.headers["Allow"] = METHODS
    return for_one(response)


@csrf_exempt
def prefs_css(request: HttpRequest) -> HttpResponse:
    return for_one(sheet(request))


def for_one(response: HttpResponse) -> HttpResponse:
    """Made from one reader's cookie: theirs alone, and asked for each time."""
    if response.status_code < 400:
        response.headers["Cache-Control"] = "private, no-cache"
    return response


def keep(request: HttpRequest, language: str) -> HttpResponse:
    """What is in the list is kept, the rest passed over; then the page the form was on."""
    with translation.override(language):
        if not is_from_here(request):
            return refused(403, _("This form came from another site. Open the page here and choose again."))
        if not 0 <= posted_bytes(request) <= MOST_BYTES:
            return refused(413, _("This form is larger than it can be. Open the page here and choose again."))
    sent = request.POST
    kept = choices.read(request.COOKIES.get(choices.COOKIE, ""))
    chosen = choices.PLAIN if "reset" in sent else {**kept, **choices.known(sent.dict())}
    chosen = choices.stepped(chosen, sent.get("step", ""))
    candidates = (sent.get("back", ""), referring_page(request), sent.get("page", ""))
    to = next((path for path in map(local, candidates) if path), addresses.front(language))
    response = SeeOther(to, headers={"Cache-Control": "no-store"})
    # The pages' own script writes it too, so it may be read by script; it says nothing but how a page looks.
    response.set_cookie(
        choices.COOKIE,
        choices.written(chosen),
        max_age=choices.COOKIE_AGE,
        secure=request.is_secure(),
        samesite="Lax",
    )
    return response


def posted_bytes(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isascii() and length.isdigit() and len(length) < 10 else -1


def refused(status: int, words: str) -> HttpResponse:
    return HttpResponse(
        f"{words}\n", "text/plain; charset=utf-8", status, headers={"Cache-Control": "no-store"}
    )


def local(path: str) -> str:
    """The path if it is one on this host, as it stands in a header; else "": nobody is led elsewhere."""
    is_local = (
        path.startswith("/")
        and len(path) <= LONGEST_PATH
        and path.isprintable()
        and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    )
    return iri_to_uri(path) if is_local else ""


def referring_page(request: HttpRequest) -> str:
    """The page of ours a form or link was on, as far as the browser says it."""
    try:
        found = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return ""
    if found.netloc != request.get_host():
        return ""
    return local(found._replace(scheme="", netloc="", fragment="").geturl())
