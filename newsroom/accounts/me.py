"""One's own log-in: password, second factor, where one is logged in, language and time zone."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.views import IndexView
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from newsroom.accounts import second_factor, sessions
from newsroom.accounts.models import User
from newsroom.languages import SCREENS, choose

# What a newsroom's correspondents need; any other name of the IANA database can be typed.
ZONES = (
    "Asia/Seoul", "Asia/Tokyo", "Asia/Shanghai", "Asia/Singapore", "Asia/Kolkata", "Asia/Dubai",
    "Europe/Moscow", "Europe/Berlin", "Europe/Paris", "Europe/London", "America/Sao_Paulo",
    "America/New_York", "America/Chicago", "America/Los_Angeles", "Australia/Sydney",
)  # fmt: skip


class OwnForm(forms.ModelForm):
    zone = forms.CharField(
        label=gettext_lazy("Own time zone"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Where you work from, like Europe/Berlin. Empty: Seoul."),
        widget=forms.TextInput(attrs={"list": "zones", "autocomplete": "off"}),
    )

    class Meta:
        model = User
        fields = ("language", "zone")


class Me(IndexView):
    def get_context_data(self, **given: Any) -> dict[str, Any]:
        user: Any = self.request.user
        return {
            # In the desk's own frame, for whoever the desk is open to.
            **admin.site.each_context(self.request),
            "is_nav_sidebar_enabled": False,
            **super().get_context_data(**given),
            "is_missing": second_factor.is_missing(user),
            "sessions": sessions.listed(self.request),
            "own": given.get("own") or OwnForm(instance=user),
            "zones": ZONES,
        }

    def post(self, request: HttpRequest, *_args: Any, **_given: Any) -> HttpResponse:
        user: Any = request.user
        own = OwnForm(request.POST, instance=User.objects.get(pk=user.pk))
        if not own.is_valid():
            return self.render_to_response(self.get_context_data(own=own))
        own.instance.save(update_fields=["language", "zone"])
        messages.success(request, _("Saved."))
        response = HttpResponseRedirect(reverse("mfa_index"))
        if own.instance.language in SCREENS:
            choose(request, response, own.instance.language)
        return response


@login_required
@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """One of one's own, or all others."""
    user: Any = request.user
    sessions.own(request)
    key, only = request.session.session_key or "", request.POST.get("only", "")
    is_number = only.isascii() and only.isdigit() and len(only) <= 18
    if not only or is_number:
        sessions.end(user, but=key, only=int(only) if only else None)
    messages.success(request, _("You are logged out there."))
    return HttpResponseRedirect(reverse("mfa_index"))
