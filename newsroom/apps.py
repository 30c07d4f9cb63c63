"""Puts the newsroom's own admin site, which denies by default, in the place of Django's."""

from django.contrib.admin.apps import AdminConfig
from django.utils.module_loading import autodiscover_modules


class NewsroomAdminConfig(AdminConfig):
    default_site = "newsroom.admin_site.NewsroomAdminSite"

    def ready(self) -> None:
        """Screens come after the site, which needs their base; a package named admin has a `screens`."""
        super().ready()
        autodiscover_modules("admin.screens")
