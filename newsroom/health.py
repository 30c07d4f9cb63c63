"""Says whether this process answers, and when the background last worked; asks nothing that could hang."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from articles.workflow import beat


def healthz(request: HttpRequest) -> HttpResponse:
    """200 as long as this process answers: the background never takes readers' pages away. With ?strict it
    is 503 if the background is late or something in it fails.
    """
    heart = beat.read()
    is_ill = heart is None or heart.is_late or bool(heart.late or heart.failing)
    return HttpResponse(
        f"ok\n{told(heart)}\n",
        content_type="text/plain; charset=utf-8",
        status=503 if is_ill and "strict" in request.GET else 200,
        headers={"Cache-Control": "no-store"},
    )


def told(heart: beat.Beat | None) -> str:
    if heart is None:
        return "tick: never ran here"
    return f"tick: {int(heart.age)} s ago, {heart.late} late, {len(heart.failing)} failing"
