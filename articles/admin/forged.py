"""Notices in a post what no page of ours could have sent: fields it has not, choices it does not offer.

What a form answers by itself is noted at the request; the admin site writes it into the audit log. A value a
person may mistype is no such thing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.forms import BaseForm
from django.forms.utils import ErrorDict
from django.http import HttpRequest

from articles.admin.fields import NumberChoiceField
from articles.admin.versions import MarkedVersion, version_in
from articles.models import Article, Edition

MOST_NOTED = 20
MOST_CHARACTERS = 80  # of one field's name
CODES = frozenset({"invalid_choice", "invalid_pk_value", "invalid_list"})
NOTED = "_forged"


def note(request: HttpRequest, *names: str) -> None:
    found: dict[str, None] = request.__dict__.setdefault(NOTED, {})
    for name in names:
        if len(found) < MOST_NOTED:
            found[name[:MOST_CHARACTERS]] = None


def noted(request: HttpRequest) -> list[str]:
    return list(request.__dict__.get(NOTED, {}))


def look(request: HttpRequest, forms: Iterable[BaseForm]) -> None:
    """After validation: choices that were not offered, and versions nobody signed."""
    for form in forms:
        if not form.is_bound:
            continue
        # Of rows this person may only look at the admin has validated nothing.
        found = form.errors.as_data() if isinstance(form.errors, ErrorDict) else {}
        for name, errors in found.items():
            field = form.fields.get(name)
            if any(error.code in CODES for error in errors) and not (
                isinstance(field, NumberChoiceField) and is_mistyped(form, name, field)
            ):
                note(request, form.add_prefix(name))
        for name, field in form.fields.items():
            if isinstance(field, MarkedVersion) and is_made_up(form, name, field):
                note(request, form.add_prefix(name))


def is_mistyped(form: BaseForm, name: str, field: NumberChoiceField) -> bool:
    """A number of nothing at all, where numbers are typed."""
    typed = str(form.data.get(form.add_prefix(name), "")).strip()
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 18):
        return True
    return not field.queryset.model._default_manager.filter(pk=int(typed)).exists()


def is_made_up(form: BaseForm, name: str, field: MarkedVersion) -> bool:
    """A version that was sent, and that no page of ours has said."""
    sent = str(form.data.get(form.add_prefix(name), ""))
    return (
        bool(sent)
        and not sent.startswith("0:")
        and not version_in(sent, field.part, field.article, field.user)
    )


def beside(request: HttpRequest, model: type[Model], known: Iterable[str]) -> None:
    """Columns of the record that its form has no field for."""
    columns = names_of(model) - set(known)
    note(request, *(name for name in request.POST if name in columns))


def foreign_rows(request: HttpRequest, formsets: Iterable[Any]) -> None:
    """Numbers of rows that are none of the form's own."""
    for formset in formsets:
        own = {str(row.pk) for row in formset.get_queryset()}
        names = [form.add_prefix(formset.model._meta.pk.name) for form in formset.forms]
        note(request, *(name for name in names if formset.data.get(name, "") not in ("", *own)))


def beside_story(request: HttpRequest, forms: Iterable[BaseForm], prefixes: Iterable[str]) -> None:
    """The same for a story's page, whose fields stand under the name of their part."""
    known = {form.add_prefix(name) for form in forms for name in form.fields}
    columns = names_of(Article) | names_of(Edition)
    sent = {f"{prefix}-{name}" for prefix in prefixes for name in columns} | columns
    note(request, *(name for name in request.POST if name in sent - known))


def names_of(model: type[Model]) -> set[str]:
    fields: Iterable[Any] = model._meta.concrete_fields
    return {"pk", *(field.name for field in fields), *(field.attname for field in fields)}
