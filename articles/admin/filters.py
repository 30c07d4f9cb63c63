"""List filters whose choices are what the person may see, and whose values cannot ask about anything else."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import F, Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from articles import clock
from articles.admin.rows import bureaus_to, rows
from articles.models import Edition, Release
from articles.models.choices import Hold, Phase, Stage
from articles.workflow.debts import indebted
from articles.workflow.grants import own


class RelatedFilter(admin.SimpleListFilter):
    """Subclasses name the field and the model it points to."""

    model: type[Model]

    among = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """A bureau whose records this person never meets is no choice, and one alone is none either."""
        found = bureaus_to(request, self.among, "view") if self.among else rows(request, self.model)
        choices = [(str(record.pk), str(record)) for record in found]
        return choices if len(choices) > 1 or not self.among else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value is None:
            return queryset
        known = {code for code, _name in self.lookup_choices}
        return queryset.filter(**{f"{self.parameter_name}_id": value}) if value in known else queryset.none()


def related(model: type[Model], field: str, among: str = "") -> type[RelatedFilter]:
    """A filter by a foreign key named `field`; `among`, for bureaus, the model whose view is asked about."""
    return type(
        f"{model.__name__}Filter",
        (RelatedFilter,),
        {
            "model": model,
            "parameter_name": field,
            "title": model._meta.verbose_name,
            "among": among,
            "__doc__": RelatedFilter.__doc__,
        },
    )


class StageFilter(admin.SimpleListFilter):
    """A stage of one language: what waits on the desk in Korean."""

    language: str

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(stage.value, stage.label) for stage in Stage]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() is None:
            return queryset
        editions = Edition.objects.filter(language=self.language, stage=self.value())
        return queryset.filter(pk__in=editions.values("article"))


def stage_filter(language: str) -> type[StageFilter]:
    title = format_lazy("{language}: {stage}", language=dict(settings.LANGUAGES)[language], stage=_("stage"))
    told = {"language": language, "parameter_name": f"stage_{language}", "title": title}
    return type(f"StageFilter{language}", (StageFilter,), {**told, "__doc__": StageFilter.__doc__})


class MineFilter(admin.SimpleListFilter):
    """What this person began or signs."""

    title = _("author")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("mine", _("mine"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(own(request.user, "articles.article")) if self.value() == "mine" else queryset


OWING = "owing"


class ReadersFilter(admin.SimpleListFilter):
    """What stands before readers, in any language, as far as few stories have it: most are simply live."""

    title = _("readers")
    parameter_name = "readers"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            (Phase.SCHEDULED.value, Phase.SCHEDULED.label),
            (OWING, _("to be settled")),
            (Phase.WITHHELD.value, Phase.WITHHELD.label),
            (Phase.KILLED.value, Phase.KILLED.label),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        now, value = clock.now(), self.value()
        editions = Edition.objects.filter(language__in=settings.SITE_LANGUAGES)
        if value == Phase.SCHEDULED:
            planned = Release.objects.filter(since__gt=now).exclude(until=F("since"))
            return queryset.filter(pk__in=editions.filter(pk__in=planned.values("edition")).values("article"))
        if value == OWING:
            return queryset.filter(pk__in=indebted(editions, now).values("article"))
        if value in (Hold.WITHHELD, Hold.KILLED):
            return queryset.filter(pk__in=editions.filter(hold=value).values("article"))
        return queryset


Choice = tuple[str, str | Promise, Q]


class AmongFilter(admin.SimpleListFilter):
    """A few literal choices, each a condition."""

    among: tuple[Choice, ...] = ()

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(code, label) for code, label, _condition in self.among]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = [condition for code, _label, condition in self.among if code == self.value()]
        return queryset.filter(chosen[0]) if chosen else queryset


def among(parameter: str, title: str | Promise, *choices: Choice) -> type[AmongFilter]:
    told = {"parameter_name": parameter, "title": title, "among": choices}
    return type(f"{parameter.title()}Filter", (AmongFilter,), {**told, "__doc__": AmongFilter.__doc__})


class PeriodFilter(admin.SimpleListFilter):
    """How long ago, in days of Seoul."""

    field: str
    days = {"today": 1, "week": 7, "month": 30, "year": 365}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("today", pgettext("period", "today")),
            ("week", pgettext("period", "last 7 days")),
            ("month", pgettext("period", "last 30 days")),
            ("year", pgettext("period", "last 365 days")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        days = self.days.get(self.value() or "")
        if days is None:
            return queryset
        first = clock.seoul_day(clock.now()) - dt.timedelta(days=days - 1)
        is_day = queryset.model._meta.get_field(self.field).get_internal_type() == "DateField"
        return queryset.filter(**{f"{self.field}__gte": first if is_day else clock.day_bounds(first)[0]})


def period(field: str, title: str | Promise) -> type[PeriodFilter]:
    told = {"parameter_name": "period", "title": title, "field": field}
    return type(f"{field.title()}Filter", (PeriodFilter,), {**told, "__doc__": PeriodFilter.__doc__})
