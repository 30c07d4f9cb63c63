"""Where a browser says that a story was opened: counted without a cookie, answered with nothing."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.views.decorators.csrf import csrf_exempt

from articles import clock
from articles.reader.came_from import is_from_here
from articles.workflow.tally import TALLY


class Thanks(HttpResponse):
    """204. What is due to be written is written when the answer has gone: nobody waits for the database."""

    status_code = 204

    def close(self) -> None:
        if TALLY.due():
            TALLY.write(clock.now())
        super().close()


@csrf_exempt
def seen(request: HttpRequest, number: int, language: str) -> HttpResponse:
    """One read of a story. Whatever is wrong with it gets the same answer and is not counted."""
    if request.method != "POST":
        return HttpResponseNotAllowed(("POST",))
    if is_from_here(request):
        TALLY.add(number, language, address_of(request), clock.now())
    return Thanks(headers={"Cache-Control": "no-store"})


def address_of(request: HttpRequest) -> str:
    """The reader's machine; behind a proxy that we trust, the one it names last."""
    if settings.SECURE_PROXY_SSL_HEADER:
        forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if forwarded:
            return forwarded[:64]
    return str(request.META.get("REMOTE_ADDR", ""))
