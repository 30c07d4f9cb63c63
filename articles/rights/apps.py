"""Names the rights app and brings in the licences everyone knows."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class RightsConfig(AppConfig):
    name = "articles.rights"
    label = "rights"
    verbose_name = _("Copyright")

    def ready(self) -> None:
        from articles.rights.known_licenses import install

        post_migrate.connect(install, sender=self)
