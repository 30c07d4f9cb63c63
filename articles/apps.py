"""Names the articles app; measures the database's clock on connect and installs the database's guards."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from articles import clock, guards

        connection_created.connect(clock.on_connect)
        pre_migrate.connect(guards.before_migrate, sender=self)
        post_migrate.connect(guards.on_migrate, sender=self)
