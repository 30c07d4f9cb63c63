"""What a reader can write to the desk: an error in a story, a letter to a reporter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.reader_report import MOST_CHARACTERS, Kind
from articles.text.lines import as_typed

WRONG = [(kind.value, kind.label) for kind in Kind if kind != Kind.LETTER]
MOST_ADDRESS = 254


class TextField(forms.CharField):
    """Never cut by the browser; says how much is too much."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)

    def validate(self, value: str) -> None:
        if not value.strip():
            raise ValidationError(self.error_messages["required"], code="required")
        if len(value) > MOST_CHARACTERS:
            raise ValidationError(
                _("The text has %(length)s characters; %(most)s can be sent. Shorten it, nothing is lost.")
                % {"length": f"{len(value):,}", "most": f"{MOST_CHARACTERS:,}"},
                code="max_length",
            )


class MessageForm(forms.Form):
    """`website` is a trap: people do not see it, and what fills it in is no person."""

    text = TextField(error_messages={"required": gettext_lazy("Write your message.")})
    reply_to = forms.EmailField(
        required=False,
        max_length=MOST_ADDRESS,
        error_messages={
            "invalid": gettext_lazy("Write the address like name@example.com, or leave it empty."),
            "max_length": gettext_lazy("Write the address like name@example.com, or leave it empty."),
        },
    )
    website = forms.CharField(required=False)

    def __init__(self, typed: Mapping[str, str] | None = None) -> None:
        super().__init__(None if typed is None else as_fields(self.base_fields, typed))

    @property
    def is_trapped(self) -> bool:
        return bool(self.cleaned_data["website"])


class ErrorReportForm(MessageForm):
    kind = forms.ChoiceField(
        choices=WRONG,
        initial=Kind.FACT,
        error_messages={
            "required": gettext_lazy("Choose what is wrong."),
            "invalid_choice": gettext_lazy("Choose what is wrong."),
        },
    )
    field_order = ("kind", "text", "reply_to", "website")


def as_fields(known: Mapping[str, Any], typed: Mapping[str, str]) -> dict[str, str]:
    """Only our own fields, without characters that no keyboard writes: what comes back is what was typed."""
    return {name: as_typed(typed.get(name, "")) for name in known}
