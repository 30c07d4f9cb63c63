"""The forms a story's page is made of: one for the shared part, one a language, and rows of several."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles import clock
from articles.admin.body_editor import BodyEditor
from articles.admin.fields import DayInput, InstantField, NumberChoiceField, UncutField, in_language
from articles.admin.photo_card import Card, card_by_number
from articles.languages import column
from articles.models import Article, Byline, Edition, PhotoUse
from articles.models.article import TEXT_FIELDS
from articles.workflow.limits import MAX_ENTRIES
from articles.workflow.parts import EDITION_FIELDS, LANGUAGES, SHARED_FIELDS

SETS = ("topics", "coverages")
SHARED_NAMES = tuple(name.removesuffix("_id") for name in SHARED_FIELDS)
# What fits on a card and in a list; longer is told, never cut.
HEADLINE_LENGTHS = {"ko": 40, "en": 90, "ja": 40}
LONG_TEXTS = frozenset({"deck", "editors_note", "caption"})


def uncut(field: models.Field, **kwargs: Any) -> forms.Field:
    """The form field of a model's field, as the desk wants it."""
    if isinstance(field, models.DateTimeField):
        return InstantField(
            label=capfirst(field.verbose_name), required=not field.blank, help_text=field.help_text
        )
    if isinstance(field, models.DateField):
        return field.formfield(widget=DayInput, **kwargs)
    if isinstance(field, models.CharField | models.TextField) and not field.choices:
        rows = {"rows": 3} if field.name in LONG_TEXTS else {}
        widget = (
            forms.Textarea(attrs={"cols": 60, **rows})
            if rows or field.name == "body"
            else forms.TextInput(attrs={"size": 60})
        )
        made = UncutField(
            label=capfirst(field.verbose_name),
            required=False,
            max_length=None if field.name == "body" else field.max_length,
            help_text=field.help_text,
            widget=widget,
        )
        made.validators += [
            check for check in field.validators if not isinstance(check, type(made.validators[0]))
        ]
        return made
    return field.formfield(**kwargs)


def per_language(model: type[models.Model], name: str) -> dict[str, forms.Field]:
    """A translated field in every column language; those the site is not made in travel along unseen."""
    labels = dict(settings.LANGUAGES)
    found: dict[str, forms.Field] = {}
    for language in LANGUAGES:
        field = uncut(model._meta.get_field(name))
        field.label = in_language(capfirst(model._meta.get_field(name).verbose_name), labels[language])
        field.widget.attrs["lang"] = language
        if language not in settings.SITE_LANGUAGES:
            field.widget = forms.HiddenInput()
        found[column(name, language)] = field
    return found


class LanguageForm(forms.Form):
    """The text of one language; the prefix is the language."""

    def __init__(self, *args: Any, suggestion: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in TEXT_FIELDS:
            self.fields[name] = uncut(Article._meta.get_field(name))
        for name in EDITION_FIELDS:
            self.fields[name] = uncut(Edition._meta.get_field(name))
        language = dict(settings.LANGUAGES)[self.prefix]
        for field in self.fields.values():
            field.widget.attrs["lang"] = self.prefix
            field.label = in_language(capfirst(field.label), language)
        self.fields["headline"].widget.attrs["data-meter"] = HEADLINE_LENGTHS[self.prefix]
        self.fields["body"].widget = BodyEditor(attrs={**self.fields["body"].widget.attrs, "rows": 24})
        self.fields["body"].help_text = _("Plain paragraphs, with an empty line between them, or HTML.")
        self.fields["slug"].widget.attrs["placeholder"] = suggestion
        self.fields["slug"].help_text = _("May stay empty: the number alone is an address.")


class SharedForm(forms.Form):
    """What holds for every language of the story."""

    def __init__(self, *args: Any, lists: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in (*SHARED_NAMES, *SETS):
            field = Article._meta.get_field(name)
            if isinstance(field, models.ForeignKey | models.ManyToManyField):
                self.fields[name] = field.formfield(queryset=lists.of(name))
            else:
                self.fields[name] = uncut(field)
        languages = [(code, label) for code, label in settings.LANGUAGES if code in settings.SITE_LANGUAGES]
        self.fields["original_language"] = forms.ChoiceField(label=_("written in"), choices=languages)
        for name in SETS:
            self.fields[name].required = False
            self.fields[name].widget.attrs |= {"size": 6, "data-tokens": "select"}


class Row(forms.Form):
    """One of several; without any of its KEYS it is no row. `lists` reads choices once for all rows."""

    KEYS: ClassVar[tuple[str, ...]]

    def __init__(self, *args: Any, lists: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lists = lists

    def choice(self, name: str, label: Any, among: str = "") -> None:
        field = forms.ModelChoiceField(self.lists.of(among or name), required=False, label=label)
        field.choices = self.lists.choices(among or name)
        self.fields[name] = field

    def is_blank(self) -> bool:
        return not any(value for name, value in self.cleaned_data.items() if name in self.KEYS)


class BylineRow(Row):
    KEYS = ("reporter", *(column("name", language) for language in LANGUAGES))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choice("reporter", Byline._meta.get_field("reporter").verbose_name)
        self.fields |= per_language(Byline, "name")
        self.fields["role"] = Byline._meta.get_field("role").formfield(required=False)
        self.fields |= per_language(Byline, "title")
        self.choice("bureau", Byline._meta.get_field("bureau").verbose_name, "any_bureau")
        self.fields["language"] = language = Byline._meta.get_field("language").formfield(required=False)
        allowed = {"", *settings.SITE_LANGUAGES, self.initial.get("language")}
        language.choices = [choice for choice in language.choices if choice[0] in allowed]

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        titles = [column("title", language) for language in LANGUAGES]
        if self.is_blank():
            if any(cleaned.get(name) for name in (*titles, "bureau")):
                raise ValidationError(_("Choose a reporter or write a name."))
            return cleaned
        cleaned["role"] = cleaned.get("role") or Byline._meta.get_field("role").default
        reporter = cleaned.get("reporter")
        if reporter is not None and not any(cleaned.get(name) for name in (*titles, "bureau")):
            # As it is today; from now on the byline keeps it, wherever the reporter goes.
            today = reporter.memberships.on(clock.seoul_day(clock.now())).order_by("-since", "-pk").first()
            if today is not None:
                cleaned |= {name: getattr(today, name) or "" for name in titles} | {"bureau": today.bureau}
        return cleaned


class PlaceRow(Row):
    KEYS = ("place",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choice("place", _("place"))


class PhotoRow(Row):
    KEYS = ("photo",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["photo"] = NumberChoiceField(
            self.lists.of("photo"),
            required=False,
            label=_("photo, by its number"),
        )
        self.fields["role"] = PhotoUse._meta.get_field("role").formfield(required=False)
        self.fields |= per_language(PhotoUse, "alt_text")
        self.fields |= per_language(PhotoUse, "caption")
        self.fields["is_decorative"] = PhotoUse._meta.get_field("is_decorative").formfield()

    def card(self) -> Card | None:
        """What is known of the chosen photo, for the panel."""
        return card_by_number(
            self.lists.request, self.lists.of("photo"), self["photo"].value(), self.lists.read
        )

    def words(self) -> list[dict[str, Any]]:
        """Alt text and caption side by side, a language a column; languages the site is not made in last."""
        names = dict(settings.LANGUAGES)
        return [
            {
                "code": language,
                "name": names[language],
                "alt": self[column("alt_text", language)],
                "caption": self[column("caption", language)],
            }
            for language in LANGUAGES
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        words = [column(name, language) for name in ("alt_text", "caption") for language in LANGUAGES]
        if self.is_blank() and "photo" not in self.errors and any(cleaned.get(name) for name in words):
            raise ValidationError(_("Which photo is this? Write its number."))
        cleaned["role"] = cleaned.get("role") or PhotoUse._meta.get_field("role").default
        return cleaned


class Rows(forms.BaseFormSet):
    """Rows in the order of their numbers, without the blank ones and those marked for deletion."""

    def kept(self) -> list[dict[str, Any]]:
        found = [
            form.cleaned_data
            for form in self.forms
            if form.cleaned_data and not form.cleaned_data.get("DELETE") and not form.is_blank()
        ]
        return sorted(found, key=lambda row: (row.get("ORDER") is None, row.get("ORDER") or 0))

    def clean(self) -> None:
        if any(self.errors):
            return
        if self.total_form_count() < self.initial_form_count():
            raise ValidationError(_("This part of the form came incomplete: nothing of it was changed."))
        key = self.forms[0].KEYS[0] if self.forms else ""
        if key in ("place", "photo"):
            chosen = [row[key] for row in self.kept()]
            if len(set(chosen)) < len(chosen):
                raise ValidationError(_("The same one stands here twice. Remove one of the rows."))
        if key == "photo" and sum(row["role"] == PhotoUse.Role.LEAD for row in self.kept()) > 1:
            raise ValidationError(_("A story has one lead photo. Make the others photos in the body."))


def rows_of(row: type[Row], extra: int) -> type[forms.BaseFormSet]:
    return forms.formset_factory(
        row,
        formset=Rows,
        extra=extra,
        can_order=True,
        can_delete=True,
        max_num=MAX_ENTRIES,
        absolute_max=MAX_ENTRIES,
        validate_max=True,
    )


BYLINES, PLACES, PHOTOS = rows_of(BylineRow, 1), rows_of(PlaceRow, 2), rows_of(PhotoRow, 1)
