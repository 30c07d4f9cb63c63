"""Keeps what was typed when a session has ended."""
from django.http import HttpRequest, HttpResponse
def keep(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=403)
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return HttpResponse(status=403)
