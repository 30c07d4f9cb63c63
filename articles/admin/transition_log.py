"""Who did what to which edition, when and why."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin import told
from articles.admin.base import ReadOnlyAdmin
from articles.admin.filters import period
from articles.admin.shown import column, edition, printed
from articles.models import TransitionLog
from articles.workflow.debts import BY_CODE
from articles.workflow.transitions import LABELS, VERBS


class VerbFilter(admin.SimpleListFilter):
    """By the act, as its button calls it."""

    title = _("act")
    parameter_name = "verb"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(verb, LABELS[verb]) for verb in VERBS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(verb=self.value()) if self.value() else queryset


def findings(log: TransitionLog) -> str:
    """What the checks said at the act, a line each."""
    known = [BY_CODE[found["check"]] for found in log.findings if found["check"] in BY_CODE]
    return "\n".join(str(check.message) for check in known)


@admin.register(TransitionLog)
class TransitionLogAdmin(ReadOnlyAdmin):
    fields = ("story", "act", "earlier", "later", "by", "at", "reason", "effective_at", "text", "said")
    readonly_fields = ("story", "act", "earlier", "later", "text", "said")
    list_display = ("story", "act", "earlier", "later", "by", "at", "reason")
    list_filter = (VerbFilter, period("at", _("at")))
    search_fields = ("by__username", "by__display_name", "reason", "=edition__article__id")
    list_select_related = ("edition", "by")
    story = column(_("story"), lambda log: edition(log.edition))
    act = column(_("act"), lambda log: LABELS.get(log.verb, log.verb))
    earlier = column(_("before"), lambda log: told.state(log.before))
    later = column(_("after"), lambda log: told.state(log.after))
    text = column(
        _("approved text"),
        lambda log: printed(log.revision, log.edition),
    )
    said = column(_("findings"), findings)
