"""Which text readers saw, or will see, from when until when."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ReadOnlyAdmin
from articles.admin.filters import period
from articles.admin.shown import column, edition
from articles.models import Release


@admin.register(Release)
class ReleaseAdmin(ReadOnlyAdmin):
    fields = ("story", "text", "since", "until", "maker", "created_at")
    readonly_fields = ("story", "text", "maker")
    list_display = ("story", "text", "since", "until", "maker")
    list_select_related = ("edition", "revision", "created_by")
    list_filter = ("edition__language", period("since", _("since")))
    search_fields = ("revision__headline", "=edition__article__id")
    ordering = ("-pk",)
    story = column(_("story"), lambda release: edition(release.edition))
    text = column(
        _("approved text"), lambda release: f"#{release.revision.number} {release.revision.headline}"
    )
    maker = column(_("by"), lambda release: release.created_by)
