"""Form fields of the desk: instants in Seoul's time, long lines that are never cut, records by number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Field
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from modeltranslation.fields import TranslationField

from articles import clock
from articles.admin.zone import city, own_zone, told
from articles.text import unseen

DAY = "%Y-%m-%d"
# What bytes that are no UTF-8 are read as (Unicode, U+FFFD REPLACEMENT CHARACTER).
LOST = "\ufffd"


class Typed(str):
    """What was typed for an instant, with the zone it was meant in."""

    zone: ZoneInfo = clock.SEOUL


def typed_in(text: str, zone: ZoneInfo) -> Typed:
    typed = Typed(text)
    typed.zone = zone
    return typed


def parse(text: str) -> dt.datetime:
    """Raises AmbiguousTime, with choices where there are some."""
    return clock.parse_instant(text, text.zone if isinstance(text, Typed) else clock.SEOUL)


def choices_of(text: str) -> tuple[dt.datetime, ...]:
    """The instants a typed time can have meant, if it happened twice or never."""
    try:
        parse(text)
    except clock.AmbiguousTime as error:
        return error.choices
    except OverflowError:
        return ()
    return ()


class InstantInput(forms.DateTimeInput):
    """The browser's own picker; without one it is a text field that takes 2026-11-22 23:40.

    Whoever lives by another zone than Seoul's chooses by which clock a time is meant, and sees it by both. A
    time that happened twice or never comes back with the instants it can mean, to choose from.
    """

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs={"step": "1", **(attrs or {})}, format="%Y-%m-%dT%H:%M:%S")

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        text = super().value_from_datadict(data, files, name)
        if not isinstance(text, str):
            return text
        own = own_zone()
        typed = typed_in(text, own if data.get(f"{name}_zone") == own.key else clock.SEOUL)
        # Only one of those that were offered for exactly this time.
        meant = data.get(f"{name}_which")
        return meant if meant and meant in [one.isoformat() for one in choices_of(typed)] else typed

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        own, chosen = own_zone(), value.zone if isinstance(value, Typed) else clock.SEOUL
        instant = instant_of(value)
        context = {
            "input": super().render(name, value, attrs, renderer),
            "name": name,
            "zones": [(zone.key, city(zone), zone.key == chosen.key) for zone in (clock.SEOUL, own)]
            if own.key != clock.SEOUL.key
            else [],
            "told": told(instant, own) if instant and own.key != clock.SEOUL.key else "",
            "choices": [
                (one.isoformat(), one.astimezone(chosen).isoformat(sep=" "), told(one, clock.SEOUL))
                for one in (choices_of(value) if isinstance(value, str) and value else ())
            ],
        }
        return render_to_string("admin/instant.html", context)


def instant_of(value: Any) -> dt.datetime | None:
    """What a field holds, as an instant, if it is one."""
    if isinstance(value, dt.datetime):
        return value if value.tzinfo else value.replace(tzinfo=clock.SEOUL)
    try:
        return parse(value) if isinstance(value, str) and value else None
    except (clock.AmbiguousTime, OverflowError):
        return None


class InstantField(forms.DateTimeField):
    """A time in Seoul, or with an offset. One that happened twice or never is refused with a choice."""

    widget = InstantInput
    default_error_messages = {"invalid": _("This is not a time. Write it like 2026-11-22 23:40.")}

    def to_python(self, value: Any) -> dt.datetime | None:
        if value in self.empty_values:
            return None
        try:
            return clock.settle(value) if isinstance(value, dt.datetime) else parse(value)
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
