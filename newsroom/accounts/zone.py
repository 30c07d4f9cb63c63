"""Answers a colleague's requests by the zone they live in, where that is not the paper's."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from articles.admin.zone import in_zone


class ZoneMiddleware:
    """For the admin only: readers' pages are in the paper's own time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/admin/") or request.user.is_anonymous:
            return self.get_response(request)
        with in_zone(request.user.own_zone()):
            return self.get_response(request)
