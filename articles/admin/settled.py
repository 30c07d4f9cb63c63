"""What comes in by itself and is settled by the desk: a form that is an act, refused with a word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from articles.admin.base import ScopedAdmin
from articles.workflow.refusals import Refused


class SettledAdmin(ScopedAdmin):
    """Nobody at the desk adds or deletes such a record; a subclass says what `settle` does."""

    # The act itself, of the request, the record and its form. May raise a Refused.
    settle: Callable[[HttpRequest, Any, Any], None]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.refused = False
        try:
            self.settle(request, obj, form)
        except Refused as refused:
            messages.error(request, str(refused))
            obj.refused = True

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return HttpResponseRedirect(request.path) if obj.refused else super().response_change(request, obj)
