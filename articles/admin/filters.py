"""List filters whose choices are what the person may see, and whose values cannot ask about anything else."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from articles.admin.rows import rows


class RelatedFilter(admin.SimpleListFilter):
    """Subclasses name the field and the model it points to."""

    model: type[Model]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(found.pk), str(found)) for found in rows(request, self.model)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value is None:
            return queryset
        known = {code for code, _name in self.lookup_choices}
        return queryset.filter(**{f"{self.parameter_name}_id": value}) if value in known else queryset.none()


def related(model: type[Model], field: str) -> type[RelatedFilter]:
    """A filter by a foreign key named `field`."""
    return type(
        f"{model.__name__}Filter",
        (RelatedFilter,),
        {
            "model": model,
            "parameter_name": field,
            "title": model._meta.verbose_name,
            "__doc__": RelatedFilter.__doc__,
        },
    )
