"""Pages of second factors: django-allauth's, with what a passkey is asked as an attribute, no script."""

from __future__ import annotations

import json
from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views.generic.base import ContextMixin

GROUP = 4  # characters of a secret that are read at once


class Asked(ContextMixin):
    """Adds `asked`: the options of the browser's navigator.credentials call as JSON."""

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        found: dict[str, Any] = super().get_context_data(**given)
        if data := found.get("js_data"):
            options = data.get("creation_options") or data["request_options"]
            found["asked"] = json.dumps(options, cls=DjangoJSONEncoder)
        return found


class Authenticate(Asked, AuthenticateView):
    pass


class AddKey(Asked, AddWebAuthnView):
    pass


class ReauthenticateByKey(Asked, ReauthenticateWebAuthnView):
    pass


@method_decorator(reauthentication_required(app="allauth.mfa"), name="dispatch")
class RemoveKey(RemoveWebAuthnView):
    """The last factor of somebody who must have one stays."""

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        may = get_adapter().can_delete_authenticator(self.object)
        return {**super().get_context_data(**given), "may_remove": may}

    def form_valid(self, form: Any) -> HttpResponse:
        if not get_adapter().can_delete_authenticator(self.object):
            form.add_error(None, get_adapter().validation_error("cannot_delete_authenticator"))
            return self.form_invalid(form)
        return super().form_valid(form)


class ActivateApp(ActivateTOTPView):
    def get_context_data(self, **given: Any) -> dict[str, Any]:
        found = super().get_context_data(**given)
        secret = found["form"].secret
        found["secret"] = " ".join(secret[at : at + GROUP] for at in range(0, len(secret), GROUP))
        return found
