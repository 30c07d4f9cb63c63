"""Names the accounts app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "newsroom.accounts"
    label = "accounts"
    verbose_name = _("People and roles")

    def ready(self) -> None:
        """Receivers of what allauth and Django tell about log-ins."""
        import_module("newsroom.accounts.audited")
