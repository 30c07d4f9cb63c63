"""The list of addresses that nouns once had."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ReadOnlyAdmin
from articles.admin.filters import among
from articles.admin.shown import column
from articles.models import Bureau, Coverage, FormerSlug, Place, Reporter, Section, Topic

NOUNS = {
    model._meta.model_name: model._meta.verbose_name
    for model in (Section, Bureau, Reporter, Coverage, Topic, Place)
}


@admin.register(FormerSlug)
class FormerSlugAdmin(ReadOnlyAdmin):
    fields = ("kind", "slug", "target", "created_at")
    readonly_fields = ("kind",)
    list_display = ("slug", "kind", "target", "created_at")
    search_fields = ("slug",)
    list_filter = (among("noun", _("of a"), *((noun, label, Q(noun=noun)) for noun, label in NOUNS.items())),)
    kind = column(_("of a"), lambda former: NOUNS.get(former.noun, former.noun))
