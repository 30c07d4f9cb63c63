"""The short form of a flash: label, headline, two sentences, one photo and where it comes from."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.fields import UncutField
from articles.admin.rows import bureaus_to, rows
from articles.interchange.intake import usual_section
from articles.languages import name
from articles.media import intake
from articles.media.models import Photo
from articles.media.models.photo import Preset
from articles.models import Bureau, BureauMembership, PhotoUse, Section
from articles.models.article import Article
from articles.models.choices import Label
from articles.rights.models import Holder

MAX_BODY = 4_000  # characters: two sentences, and room for a third
LABELS = (Label.FLASH, Label.EXCLUSIVE, Label.NONE)
ACCEPT = "image/jpeg,image/png,image/webp,image/avif"
# What a preset prints as the credit, in each language; the organisation's name is typed.
READER_CREDITS = {"ko": "독자 제공", "en": "Courtesy of a reader", "ja": "読者提供"}
SUPPLIED_CREDITS = {"ko": "{name} 제공", "en": "Courtesy of {name}", "ja": "{name}提供"}


class FlashForm(forms.Form):
    """`once` makes two taps one story; `taken` is a photo that came with an earlier, refused post."""

    once = forms.RegexField(r"^[0-9a-f]{32}\Z", widget=forms.HiddenInput)
    taken = forms.ModelChoiceField(Photo.objects.none(), required=False, widget=forms.HiddenInput)
    label = forms.ChoiceField(
        label=_("label"),
        required=False,
        choices=[(label.value, label.label) for label in LABELS],
        widget=forms.RadioSelect,
    )
    headline = UncutField(
        label=_("headline"),
        max_length=Article._meta.get_field("headline").max_length,
        error_messages={"required": _("Write the headline.")},
        widget=forms.TextInput(attrs={"enterkeyhint": "next", "autocomplete": "off"}),
    )
    body = UncutField(
        label=_("body"),
        max_length=MAX_BODY,
        error_messages={"required": _("Write a sentence or two.")},
        help_text=_("Two sentences are enough: the rest follows as an update."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    photo = forms.FileField(
        label=_("photo"),
        required=False,
        max_length=1000,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    preset = forms.ChoiceField(
        label=_("where it comes from"),
        required=False,
        choices=[("", _("no photo")), *Preset.choices],
        widget=forms.RadioSelect,
    )
    credit = UncutField(
        label=_("who supplied it"),
        required=False,
        max_length=120,
        help_text=_("The organisation or agency, as readers know it. Printed under the photo."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    holder = forms.ModelChoiceField(Holder.objects.none(), label=_("news agency"), required=False)
    alt = UncutField(
        label=_("what is to be seen"),
        required=False,
        max_length=PhotoUse._meta.get_field("alt_text").max_length,
        help_text=_("Read aloud to those who do not see the photo. It may follow within 30 minutes."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("language"), widget=forms.RadioSelect)
    bureau = forms.ModelChoiceField(Bureau.objects.none(), label=_("bureau"))
    section = forms.ModelChoiceField(
        Section.objects.none(),
        label=_("section"),
        required=False,
        help_text=_("Where readers find it: the one your bureau used last."),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(settings.LANGUAGES)
        self.fields["language"].choices = [(code, names[code]) for code in settings.SITE_LANGUAGES]
        self.fields["bureau"].queryset = bureaus_to(request, "articles.article", "add")
        self.fields["section"].queryset = rows(request, Section)
        self.fields["holder"].queryset = rows(request, Holder).filter(kind="agency")
        # Only one's own, so that a number typed by hand brings nobody else's picture.
        self.fields["taken"].queryset = rows(request, Photo).filter(created_by=request.user.pk)

    def clean_photo(self) -> Any:
        upload = self.cleaned_data["photo"]
        if upload is not None and upload.size > intake.MAX_BYTES:
            raise ValidationError(_("The file is larger than 40 MB. Save it smaller and send it again."))
        return upload

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        has_photo = bool(cleaned.get("photo") or cleaned.get("taken"))
        preset = cleaned.get("preset", "")
        # Nothing said about a photo that is here already means: without it.
        if cleaned.get("photo") and not preset and not self.has_error("preset"):
            self.add_error("preset", _("Say where the photo comes from: one tap."))
        if preset and not has_photo and not self.has_error("photo"):
            self.add_error("photo", _("The photo is missing: choose it again, or tap “no photo”."))
        if has_photo and preset == Preset.SUPPLIED and not cleaned.get("credit"):
            self.add_error("credit", _("Write who supplied the photo: without a name it cannot run."))
        if has_photo and preset == Preset.AGENCY and not (cleaned.get("credit") or cleaned.get("holder")):
            self.add_error(
                "credit", _("Choose the agency or write its name: without one the photo cannot run.")
            )
        return cleaned

    def is_photo_fine(self) -> bool:
        """Whether there is a photo that may be stored, whatever is wrong with the words."""
        asked = ("photo", "preset", "credit", "holder", "bureau", "language")
        has_photo = self.cleaned_data.get("photo") or self.cleaned_data.get("taken")
        return bool(has_photo and self.cleaned_data.get("preset")) and not any(
            self.has_error(name) for name in asked
        )

    def rights(self) -> dict[str, Any]:
        """The photo's facts that follow from the preset: whose it is, and the line under it."""
        data = self.cleaned_data
        facts: dict[str, Any] = {"preset": data["preset"]}
        language, credit, holder = data["language"], data.get("credit", ""), data.get("holder")
        if data["preset"] == Preset.READER:
            return facts | {f"credit_line_{code}": text for code, text in READER_CREDITS.items()}
        if data["preset"] == Preset.SUPPLIED:
            form = SUPPLIED_CREDITS[language]
            told = credit if form.replace("{name}", "").strip() in credit else form.replace("{name}", credit)
            return facts | {f"credit_line_{language}": told}
        if data["preset"] == Preset.AGENCY and holder is not None:
            facts |= {"holder": holder} | {
                f"credit_line_{code}": line_of(holder, code) for code in READER_CREDITS
            }
        return facts | ({f"credit_line_{language}": credit} if credit else {})


def line_of(holder: Holder, language: str) -> str:
    """What is printed under a photo of theirs."""
    return name(holder, "credit", language) or name(holder, "name", language)


def first_bureau(request: HttpRequest, memberships: list[BureauMembership]) -> Bureau | None:
    """Where I work today, if I may begin stories there; else the first bureau where I may."""
    allowed = bureaus_to(request, "articles.article", "add")
    mine = [membership.bureau_id for membership in memberships]
    return allowed.filter(pk__in=mine).first() or allowed.first()


def beginning(bureau: Bureau | None) -> dict[str, Any]:
    """What the form holds before anything is typed."""
    return {
        "label": Label.FLASH.value,
        "preset": "",
        "language": settings.SITE_LANGUAGES[0],
        "bureau": bureau.pk if bureau else None,
        "section": usual_section(bureau) if bureau else None,
    }
