"""Form fields of the desk: instants in Seoul's time, long lines that are never cut, records by number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Field
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from modeltranslation.fields import TranslationField

from articles import clock
from articles.text import unseen

DAY = "%Y-%m-%d"
# What bytes that are no UTF-8 are read as (Unicode, U+FFFD REPLACEMENT CHARACTER).
LOST = "\ufffd"


class InstantInput(forms.DateTimeInput):
    """The browser's own picker; without one it is a text field that takes 2026-11-22 23:40."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"step": "1", **(attrs or {})}, format="%Y-%m-%dT%H:%M:%S")


class InstantField(forms.DateTimeField):
    """A time in Seoul, or one with an offset. Times that happened twice or never are refused."""

    widget = InstantInput
    default_error_messages = {"invalid": _("This is not a time. Write it like 2026-11-22 23:40.")}

    def to_python(self, value: Any) -> dt.datetime | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return clock.settle(value)
        try:
            return clock.parse_instant(str(value))
        except clock.AmbiguousTime as error:
            raise ValidationError(str(error)) from error
        except OverflowError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None, format: str = DAY) -> None:
        super().__init__(attrs=attrs, format=DAY)


class UncutField(forms.CharField):
    """Says how many characters are too many, but never lets the browser cut what was pasted. What nobody sees
    and nobody could take out by hand is taken out here; `had_controls` tells it afterwards.
    """

    had_controls = False

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs

    def to_python(self, value: Any) -> str:
        # Browsers send CRLF; stored text has LF, and a difference nobody typed must not look like a change.
        typed = str(super().to_python(value))
        self.had_controls = unseen.has_controls(typed)
        return unseen.without_controls(typed)

    def validate(self, value: str) -> None:
        super().validate(value)
        if LOST in value:
            raise ValidationError(
                _("Some characters were lost on the way and came as “%(lost)s”. Write them again.")
                % {"lost": LOST}
            )


def with_controls(read: Iterable[forms.BaseForm]) -> list[str]:
    """Labels of the fields that came with control characters, of forms that have been validated."""
    fields = (field for form in read for field in form.fields.values())
    return [str(field.label) for field in fields if isinstance(field, UncutField) and field.had_controls]


class NumberChoiceField(forms.ModelChoiceField):
    """One record of too many to list, by its number; only numbers of the field's own rows are accepted."""

    widget = forms.NumberInput
    default_error_messages = {"invalid_choice": _("There is no record with this number for you.")}

    def to_python(self, value: Any) -> Any:
        # Larger numbers than any database column holds cannot be looked up.
        if isinstance(value, str) and len(value) > 18:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().to_python(value)


def in_language(label: str | Promise, language: str | Promise) -> Promise:
    return format_lazy("{label} ({language})", label=label, language=language)


def told_apart(formfield: forms.Field, db_field: Field, names: dict[str, Any]) -> forms.Field:
    """A translated column's field says which language it is for, to people and to screen readers."""
    if isinstance(db_field, TranslationField):
        original = db_field.translated_field
        formfield.label = in_language(original.verbose_name, names[db_field.language])
        formfield.widget.attrs["lang"] = db_field.language
    return formfield
