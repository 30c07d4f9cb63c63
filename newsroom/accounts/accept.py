"""The page an invitation leads to: a name, a password, and the seat is taken."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from articles.workflow.refusals import NotPossible
from newsroom.accounts.invite import accept, opened
from newsroom.accounts.models import User

TAKEN = gettext_lazy("Somebody has this name. Choose another one.")


class AcceptForm(forms.Form):
    username = forms.CharField(
        label=gettext_lazy("Username"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        help_text=gettext_lazy("With it you log in. Nobody outside sees it."),
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    display_name = forms.CharField(label=gettext_lazy("Name shown to colleagues"), max_length=80)
    password = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=128,
        strip=False,
        help_text=password_validators_help_text_html,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_username(self) -> str:
        name = str(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=name).exists():
            raise ValidationError(TAKEN, code="taken")
        return name

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("password") and found.get("username"):
            asked = User(username=found["username"], display_name=found.get("display_name", ""))
            try:
                validate_password(found["password"], asked)
            except ValidationError as error:
                self.add_error("password", error)
        return found


@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """404 for every link that opens nothing, whyever; nothing of the address goes on to another page."""
    found = opened(token)
    if found is None:
        return sealed(render(request, "account/invitation_closed.html", status=404))
    form = AcceptForm(request.POST or None, initial={"display_name": found.display_name})
    if request.method == "POST" and form.is_valid():
        try:
            accept(token, **form.cleaned_data)
        except NotPossible as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Welcome. Log in with what you have just chosen."))
            return sealed(HttpResponseRedirect(reverse("account_login")))
    return sealed(render(request, "account/invitation.html", {"form": form, "invitation": found}))


def sealed(response: HttpResponse) -> HttpResponse:
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
