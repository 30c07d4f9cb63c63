"""What django-allauth is told of this newsroom: nobody signs up, guesses are counted our way, secrets are
sealed.
"""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.reader.came_from import client_address
from newsroom.accounts import audited, device, guesses, second_factor
from newsroom.languages import SCREENS, choose

MOST_LOGIN = 150  # characters


class ClosedAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": _(
            "Too many wrong guesses. Wait 15 minutes, or use a device you have logged in with before."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """What is no address at all is none to go on to."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The line's address as the server knows it; without one everybody shares one count."""
        return client_address(request) or "unknown"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        self._guess = guesses.begin(request, "password", str(credentials.get("username", "")))
        if self._guess is None:
            raise self.validation_error("too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self) -> None:
        """Called by allauth once the password was right."""
        if self._guess is not None:
            self._guess.was_right()

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        audited.guessed_wrong(request, str(credentials.get("username", ""))[:MOST_LOGIN])

    def post_login(self, request: HttpRequest, user: Any, **options: Any) -> HttpResponse:
        """Only now, after the second factor too, the device is known."""
        audited.logged_in(request, user)
        response = super().post_login(request, user, **options)
        device.remember(request, response, user.get_username())
        if user.language in SCREENS:
            choose(request, response, user.language)
        return response

    def ajax_response(self, request: HttpRequest, response: HttpResponse, **told: Any) -> HttpResponse:
        """As JSON, for logging in over a page. allauth makes it anew, without what post_login has set."""
        answer = super().ajax_response(request, response, **told)
        answer.cookies.update(response.cookies)
        return answer


def box() -> MultiFernet:
    """What seals the secrets of second factors: made from SECRET_KEY; older keys still open theirs."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    made = (hashlib.sha256(b"newsroom.accounts.factors:" + str(key).encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in made])


class FactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right, or it was used before. Wait for the next one."),
        "cannot_delete_authenticator": _(
            "Your role needs a second factor. Set up another one before you remove this."
        ),
    }

    def encrypt(self, text: str) -> str:
        return box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return box().decrypt(encrypted_text.encode()).decode()

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey %(number)d") % {"number": count + 1}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one of somebody who must have one."""
        others = Authenticator.objects.filter(
            user_id=authenticator.user_id, type__in=second_factor.FACTORS
        ).exclude(pk=authenticator.pk)
        user = authenticator.user
        return not (settings.MFA_REQUIRED and second_factor.is_guarded(user)) or others.exists()
