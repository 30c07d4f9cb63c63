"""Answers a form larger than a request may be: a page that says the limit and how to keep the text."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import bad_request

from articles.media.limits import MAX_REQUEST

# The request itself was not read, so the page knows nothing of it but its address.
MEGABYTE = 1024 * 1024


def answer(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400. What is too large answers 413 (RFC 9110, 15.5.14), on the desk with a page."""
    if not isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return bad_request(request, exception)
    if not request.path_info.startswith("/admin/"):
        return HttpResponse("This request is too large.\n", "text/plain; charset=utf-8", 413)
    length = request.META.get("CONTENT_LENGTH") or ""
    has_photos = length.isdecimal() and int(length) > MAX_REQUEST
    limit = MAX_REQUEST if has_photos else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    context = {
        "limit": limit // MEGABYTE,
        "has_photos": has_photos,
        "is_long": isinstance(exception, RequestDataTooBig),
        "fields": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS,
    }
    return render(request, "admin/too_large.html", context, status=413)
