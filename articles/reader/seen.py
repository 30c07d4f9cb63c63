"""Where a browser says that a story was opened: counted without a cookie, answered with nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.views.decorators.csrf import csrf_exempt

from articles import clock
from articles.reader.came_from import client_address, is_from_here
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
        TALLY.add(number, language, client_address(request), clock.now())
    return Thanks(headers={"Cache-Control": "no-store"})
