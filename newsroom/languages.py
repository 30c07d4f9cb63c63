"""Which language a colleague's screens are in: what they chose, else what their browser asks for."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

SCREENS = ("ko", "en")
COOKIE = "staff_language"
YEAR = 365 * 24 * 60 * 60  # seconds
MAX_ASKED = 500  # characters of Accept-Language that are looked at


def asked(request: HttpRequest) -> str:
    """The first of our screen languages the request names, in its own order; the site's default otherwise."""
    chosen = request.COOKIES.get(COOKIE, "")
    if chosen in SCREENS:
        return chosen
    for part in request.headers.get("Accept-Language", "")[:MAX_ASKED].split(","):
        code = part.split(";")[0].strip().lower()[:2]
        if code in SCREENS:
            return code
    return settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in SCREENS else SCREENS[0]


def choose(request: HttpRequest, response: HttpResponse, language: str) -> None:
    """Remembered on this device."""
    response.set_cookie(
        COOKIE,
        language,
        max_age=YEAR,
        path="/admin/",
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


class StaffLanguageMiddleware:
    """For the admin only: readers' pages take the language from their address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/admin/"):
            return self.get_response(request)
        language = asked(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response
