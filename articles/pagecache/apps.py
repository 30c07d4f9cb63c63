"""Names the page cache app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PageCacheConfig(AppConfig):
    name = "articles.pagecache"
    label = "pagecache"
    verbose_name = _("Pages and what they were made from")
