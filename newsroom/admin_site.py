"""The admin site: what the policy table does not name is not there, and a lost session loses no text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ScopedAdmin
from articles.admin.kept import keep
from articles.workflow.policy import POLICY


class NewsroomAdminSite(AdminSite):
    site_title = _("Newsroom")
    site_header = _("Newsroom")
    index_title = _("The desk")
    enable_nav_sidebar = True

    def register(self, model_or_iterable: Any, admin_class: type[ModelAdmin] | None = None, **options: Any) -> None:
        """Refuses models without a row in the policy table, and admins that do not scope their rows."""
        models: Iterable[type[Model]] = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        for model in models:
            if model._meta.app_label in ("account", "mfa", "socialaccount", "auth"):
                # allauth brings screens of its own for these tables; the desk has none.
                continue
            if model._meta.label_lower not in POLICY:
                raise ImproperlyConfigured(f"{model._meta.label} has no row in articles.workflow.policy.POLICY: add one.")
            if admin_class is None or not issubclass(admin_class, ScopedAdmin):
                raise ImproperlyConfigured(f"The admin of {model._meta.label} must derive from articles.admin.base.ScopedAdmin.")
            super().register(model, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """Whoever holds a role now; nothing else opens this door."""
        user = request.user
        return user.is_active and not user.is_anonymous and bool(user.grants())

    def admin_view(self, view: Callable[..., HttpResponse], cacheable: bool = False) -> Callable[..., HttpResponse]:
        """As Django's, but a post without a session answers with the typed text instead of dropping it."""
        checked = super().admin_view(view, cacheable)

        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST" and request.user.is_anonymous:
                return keep(request)
            return checked(request, *args, **kwargs)

        return inner

    def get_urls(self) -> list[Any]:
        """Without /r/ (it would lead to hidden addresses) and without Django's own log-in and password pages."""
        left_out = {"view_on_site", "password_change", "password_change_done"}
        return [url for url in super().get_urls() if getattr(url, "name", None) not in left_out]

    def catch_all_view(self, request: HttpRequest, url: str) -> HttpResponse:
        raise Http404
