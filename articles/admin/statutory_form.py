"""The fields of the act that prints what the law prescribes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.admin.fields import DayInput, UncutField
from articles.models import Correction, Edition
from articles.models.correction import BY_LAW, MOST_STATUTORY, Basis, Kind, Prominence
from articles.workflow.act import Particulars
from articles.workflow.verbs.statutory import MOST_CASE, MOST_PAGE, MOST_TITLE


class OtherLanguage(forms.ModelChoiceField):
    """The notes of the same story in its other languages."""

    def label_from_instance(self, note: Correction) -> str:
        language = dict(settings.LANGUAGES)[note.edition.language]
        return f"{language} · {note.get_kind_display()} · {note.title}"


def fields(edition: Edition) -> dict[str, forms.Field]:
    """In the order of the page; `edition.article` is read for where the text first stood in print."""
    article, language = edition.article, edition.language
    others = Correction.objects.filter(edition__article=article, kind__in=BY_LAW).exclude(edition=edition)
    return {
        "kind": forms.ChoiceField(
            label=pgettext_lazy("correction", "kind"),
            choices=[(kind.value, kind.label) for kind in Kind if kind in BY_LAW],
            widget=forms.RadioSelect,
        ),
        "title": UncutField(
            label=pgettext_lazy("correction", "title"),
            max_length=MOST_TITLE,
            widget=forms.TextInput(attrs={"size": 60, "lang": language}),
            help_text=_("As it was agreed or ordered. The story's headline does not stand beside it."),
        ),
        "note": UncutField(
            label=pgettext_lazy("statutory note", "text"),
            max_length=MOST_STATUTORY,
            widget=forms.Textarea(attrs={"rows": 8, "cols": 60, "lang": language}),
            help_text=_("Word for word, in this language. It cannot be changed afterwards, by nobody."),
        ),
        "basis": forms.ChoiceField(
            label=pgettext_lazy("correction", "basis"),
            choices=[(basis.value, basis.label) for basis in Basis if basis != Basis.OWN],
            help_text=_("The closing line follows from it and is fixed."),
        ),
        "original_on": forms.DateField(
            label=_("first printed on"),
            required=False,
            widget=DayInput,
            initial=article.printed_on,
            help_text=_("Empty if the text stood online only."),
        ),
        "original_page": UncutField(
            label=_("on page"), required=False, max_length=MOST_PAGE, initial=article.print_page
        ),
        "prominence": forms.ChoiceField(
            label=pgettext_lazy("correction", "where it stands"), choices=Prominence.choices
        ),
        "case_ref": UncutField(
            label=_("case number"),
            required=False,
            max_length=MOST_CASE,
            help_text=_("For the desk; readers do not see it."),
        ),
        "of": OtherLanguage(
            label=_("the same in another language"),
            required=False,
            queryset=others.select_related("edition").order_by("-pk"),
        ),
    }


def particulars(typed: dict[str, Any]) -> Particulars:
    return Particulars(
        kind=typed["kind"],
        title=typed["title"],
        basis=typed["basis"],
        original_on=typed["original_on"],
        original_page=typed["original_page"],
        prominence=typed["prominence"],
        case_ref=typed["case_ref"],
        of=typed["of"],
    )
