"""The forms of logging in and of second factors: django-allauth's, with our limits and our words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, EditWebAuthnForm
from allauth.mfa.webauthn.forms import LoginWebAuthnForm as LoginForm
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm as AgainForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsroom.accounts import guesses

MOST_CODE = 20  # characters
MOST_ANSWER = 16_000  # characters of what a passkey answers
MOST_NAME = 60
# Parts of a passkey's answer that are lists or objects themselves; nothing of ours reads them.
NO_TEXTS = ("response", "clientExtensionResults", "transports", "authenticatorAttachment")


def code_field(help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Code"),
        max_length=MOST_CODE,
        help_text=help_text,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class AnswerField(forms.JSONField):
    """PublicKeyCredential as JSON (Web Authentication, Level 3, section 5.1): anybody may send anything here,
    and what reads it expects texts by name.
    """

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        wrong = ValidationError(self.error_messages["invalid"], code="invalid", params={"value": ""})
        if len(str(value or "")) > MOST_ANSWER:
            raise wrong
        try:
            found = super().to_python(value)
        except (RecursionError, ValueError) as error:
            raise wrong from error
        if found in self.empty_values:
            return None
        told = found.get("response") if isinstance(found, dict) else None
        if not isinstance(told, dict):
            raise wrong
        texts = [text for part in (found, told) for name, text in part.items() if name not in NO_TEXTS]
        if not all(isinstance(text, str) for text in texts):
            raise wrong
        return found


def counted(user: Any, check: Callable[[], str]) -> str:
    """A code is a guess as well, and is counted as one, in a count of its own."""
    guess = guesses.begin(context.request, "code", user.get_username())
    if guess is None:
        raise get_adapter().validation_error("too_many_login_attempts")
    code = check()
    guess.was_right()
    return code


class CodeForm(AuthenticateForm):
    code = code_field(_("From your authenticator app, or one of your recovery codes. Each works once."))

    def clean_code(self) -> str:
        return counted(self.user, super().clean_code)


class CodeAgainForm(ReauthenticateForm):
    code = code_field(_("From your authenticator app, or one of your recovery codes. Each works once."))

    def clean_code(self) -> str:
        return counted(self.user, super().clean_code)


class AppForm(ActivateTOTPForm):
    code = code_field(_("The six digits your app shows now."))


class KeyForm(AuthenticateWebAuthnForm):
    credential = AnswerField()


class KeyLoginForm(LoginForm):
    credential = AnswerField()


class KeyAgainForm(AgainForm):
    credential = AnswerField()


class NewKeyForm(AddWebAuthnForm):
    name = forms.CharField(
        label=_("Name of this passkey"),
        required=False,
        max_length=MOST_NAME,
        help_text=_("So that you know it again: “telephone”, “key on my ring”."),
    )
    credential = AnswerField()
    passwordless = forms.BooleanField(
        label=_("Log in with it without a password"),
        required=False,
        help_text=_("The device then asks for your finger, face or PIN instead."),
    )


class KeyNameForm(EditWebAuthnForm):
    name = forms.CharField(label=_("Name of this passkey"), max_length=MOST_NAME)
