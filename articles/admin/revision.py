"""The frozen texts: what readers saw or will see, as it was."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ReadOnlyAdmin
from articles.admin.filters import period
from articles.admin.shown import column, edition
from articles.models import Revision
from articles.models.superseded import WITHDRAWN
from articles.text import body


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    fields = (
        "story",
        "number",
        "kind",
        "label",
        "kicker",
        "headline",
        "deck",
        "text",
        "slug",
        "dateline",
        "section",
        "bureau",
        "bylines",
        "places",
        "coverages",
        "topics",
        "photos",
        "origin",
        "source",
        "issuing_body",
        "translation_method",
        "note",
        "maker",
        "created_at",
    )
    readonly_fields = ("story", "text", "maker")
    list_display = ("story", "number", "headline", "maker", "created_at")
    list_select_related = ("edition", "created_by")
    search_fields = ("headline",)
    list_filter = ("edition__language", period("created_at", _("since")))
    ordering = ("-pk",)
    story = column(_("story"), lambda revision: edition(revision.edition))
    maker = column(_("by"), lambda revision: revision.created_by)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without what was withdrawn by law: that is shown to nobody again."""
        found = super().get_queryset(request).exclude(superseded__basis__in=WITHDRAWN)
        return found.select_related("edition")

    @admin.display(description=_("body"))
    def text(self, revision: Revision) -> str:
        return body.render(revision.body)
