"""Puts the newsroom's own admin site, which denies by default, in the place of Django's."""

from django.contrib.admin.apps import AdminConfig


class NewsroomAdminConfig(AdminConfig):
    default_site = "newsroom.admin_site.NewsroomAdminSite"

    def ready(self) -> None:
        """The screens come after the site: the site needs their base before it exists."""
        super().ready()
        from articles.admin import screens  # noqa: F401
