"""The admin site: what the policy table does not name is not there, and a lost session loses no text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.admin import forged, home
from articles.admin.base import ScopedAdmin
from articles.admin.groups import grouped
from articles.admin.kept import is_script, keep
from articles.workflow.policy import POLICY
from articles.workflow.refusals import NotAllowed
from newsroom.accounts import audited, second_factor
from newsroom.accounts.models import User
from newsroom.languages import SCREENS, choose

# allauth brings screens of its own for its tables, and groups count for nothing here.
WITHOUT_SCREENS = frozenset({"account", "mfa", "socialaccount", "auth"})
# /r/ would lead to hidden addresses; log-in, log-out and passwords are allauth's.
LEFT_OUT = frozenset({"view_on_site", "password_change", "password_change_done"})


class NewsroomAdminSite(AdminSite):
    site_title = _("Newsroom")
    site_header = _("Newsroom")
    index_title = _("The desk")
    enable_nav_sidebar = True

    def register(
        self, model_or_iterable: Any, admin_class: type[ModelAdmin] | None = None, **options: Any
    ) -> None:
        """Refuses models without a row in the policy table, and admins that do not scope their rows."""
        models: Iterable[type[Model]] = (
            [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        )
        for model in models:
            if model._meta.app_label in WITHOUT_SCREENS:
                continue
            if model._meta.label_lower not in POLICY:
                raise ImproperlyConfigured(
                    f"{model._meta.label} has no row in articles.workflow.policy.POLICY: add one."
                )
            if admin_class is None or not issubclass(admin_class, ScopedAdmin):
                raise ImproperlyConfigured(
                    f"The admin of {model._meta.label} must derive from articles.admin.base.ScopedAdmin."
                )
            super().register(model, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """Whoever holds a role now, and the second factor it asks for; nothing else opens this door."""
        user = request.user
        if not user.is_active or user.is_anonymous or not user.grants():
            return False
        return not second_factor.is_missing(user)

    def admin_view(
        self, view: Callable[..., HttpResponse], cacheable: bool = False
    ) -> Callable[..., HttpResponse]:
        """As Django's, but a post without a session gets its text back, and "not allowed" is "not there"."""
        checked = super().admin_view(view, cacheable)

        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if (request.method == "POST" or is_script(request)) and not self.has_permission(request):
                return keep(request)
            try:
                response = checked(request, *args, **kwargs)
            except (PermissionDenied, NotAllowed) as denied:
                if request.method == "POST":
                    audited.refused(request, str(denied))
                raise Http404 from denied
            if request.method == "POST" and (fields := forged.noted(request)):
                audited.forged(request, fields)
            return response

        return inner

    def get_urls(self) -> list[Any]:
        urls = [url for url in super().get_urls() if getattr(url, "name", None) not in LEFT_OUT]
        return [path("language/", require_POST(self.language), name="language"), *urls]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The desk's first page; what is looked for there leads on to the story, or to a list."""
        if request.GET.get("q", "").strip():
            return home.look_up(request)
        return super().index(request, {**home.context(request), **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """In the trade's groups; the page of one app stays Django's."""
        found: list[Any] = super().get_app_list(request, app_label)
        return found if app_label else grouped(found)

    def catch_all_view(self, request: HttpRequest, url: str) -> HttpResponse:
        raise Http404

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Hands over to allauth; who is logged in but holds no role today is told so."""
        if request.user.is_anonymous:
            after = request.GET.get(REDIRECT_FIELD_NAME) or reverse("admin:index", current_app=self.name)
            return redirect_to_login(after, reverse("account_login"))
        if self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index", current_app=self.name))
        if request.user.is_active and second_factor.is_missing(request.user):
            return HttpResponseRedirect(reverse("mfa_index"))
        context = {**self.each_context(request), "title": _("No role today")}
        return TemplateResponse(request, "admin/no_role.html", context, status=403)

    def language(self, request: HttpRequest) -> HttpResponse:
        """Which language the screens are in, remembered on this device."""
        after = request.POST.get(REDIRECT_FIELD_NAME, "")
        if not url_has_allowed_host_and_scheme(
            after, {request.get_host()}, require_https=request.is_secure()
        ):
            after = reverse("admin:index", current_app=self.name)
        response = HttpResponseRedirect(after)
        if (chosen := request.POST.get("language", "")) in SCREENS:
            choose(request, response, chosen)
            if request.user.is_authenticated:
                # Their own from now on, on every device they log in from.
                User.objects.filter(pk=request.user.pk).update(language=chosen)
        return response
