"""Screens for topics."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.admin.base import ScopedAdmin
from articles.admin.filters import among
from articles.languages import columns
from articles.models import Article, Topic

USED = Q(pk__in=Article.topics.through.objects.values("topic"))


@admin.register(Topic)
class TopicAdmin(ScopedAdmin):
    fields = ("slug", *columns("name"))
    list_display = ("slug", *columns("name"))
    search_fields = ("slug", *columns("name"))
    list_filter = (
        among(
            "used",
            _("stories"),
            ("yes", pgettext_lazy("topic", "with stories"), USED),
            ("no", pgettext_lazy("topic", "without a story"), ~USED),
        ),
    )
