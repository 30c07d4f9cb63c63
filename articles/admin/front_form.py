"""The form that arranges the front page: the strip, and a row for each story that is on top or could be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.fields import InstantField, UncutField
from articles.admin.rows import rows
from articles.languages import column, columns, own
from articles.models import Article, FrontArrangement, Placement, Release
from articles.models.choices import ListKind
from articles.models.kind import BY_CODE
from articles.workflow.front import Spot, Strip
from articles.workflow.killed import veiled

# Rows of the form: what is on top, the newest that could be, and some for a story known by its number.
NEWEST, BLANK, MOST_ROWS = 20, 2, 60
PAID = [code for code, kind in BY_CODE.items() if kind.is_paid]
# The largest number a database's column holds.
LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Shown:
    """What the desk sees of a story: its headline, and the languages readers have it in."""

    number: int
    headline: str
    languages: tuple[str, ...]


def shown(request: HttpRequest, numbers: Iterable[int], at: dt.datetime) -> dict[int, Shown]:
    """By number: what readers can read anyway, and of the rest what this person may see at the desk."""
    wanted = set(numbers)
    live: dict[int, dict[str, str]] = {}
    found = Release.objects.visible(at).filter(edition__article__in=wanted)
    for number, language, headline in found.values_list(
        "edition__article", "edition__language", "revision__headline"
    ):
        live.setdefault(number, {})[language] = headline
    theirs = rows(request, Article).filter(pk__in=wanted - set(live))
    desk = {row.pk: row for row in veiled(request.user, theirs)}
    here = [name.removeprefix("headline_") for name in columns("headline")]
    return {
        number: Shown(
            number,
            next((text for code in here if (text := texts.get(code))), "")
            or (str(own_headline(desk[number], here)) if number in desk else ""),
            tuple(code for code in here if code in texts),
        )
        for number in wanted
        for texts in [live.get(number, {})]
    }


def own_headline(article: Article, languages: Iterable[str]) -> str:
    return next((text for code in languages if (text := own(article, "headline", code))), "")


class SpotForm(forms.Form):
    """A story's row; without a place it stays off the top."""

    article = forms.IntegerField(label=_("Story"), min_value=1, max_value=LARGEST, required=False)
    place = forms.IntegerField(label=_("Order"), min_value=1, max_value=99, required=False)
    since = InstantField(label=_("From"), required=False)
    until = InstantField(label=_("Until"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("place") and not cleaned.get("article") and not self.has_error("article"):
            self.add_error("article", ValidationError(_("Which story? Write its number."), code="required"))
        return cleaned


SpotForms = forms.formset_factory(SpotForm, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


class StripForm(forms.Form):
    """`based_on` is the front page this one was made from."""

    based_on = forms.IntegerField(min_value=0, max_value=2**31 - 2, widget=forms.HiddenInput)
    story = forms.IntegerField(
        label=_("Story of the strip"),
        min_value=1,
        max_value=LARGEST,
        required=False,
        help_text=_("Its number. Empty: no strip but flashes of the last three hours."),
    )
    until = InstantField(
        label=_("Strip until"), required=False, help_text=_("Within 24 hours; then it goes by itself.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        length = FrontArrangement._meta.get_field("strip_text").max_length
        for name in columns("text"):
            code = name.removeprefix("text_")
            self.fields[name] = UncutField(
                label=FrontArrangement._meta.get_field(column("strip_text", code)).verbose_name,
                max_length=length,
                required=False,
                help_text=_("Empty: the story's headline."),
                widget=forms.TextInput(attrs={"lang": code}),
            )

    def texts(self) -> list[forms.BoundField]:
        return [self[name] for name in columns("text")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        said = [name for name in columns("text") if cleaned.get(name)]
        if cleaned.get("story") and not cleaned.get("until") and not self.has_error("until"):
            self.add_error("until", ValidationError(_("Say until when the strip stands."), code="required"))
        if not cleaned.get("story") and (said or cleaned.get("until")) and not self.has_error("story"):
            self.add_error(
                "story", ValidationError(_("Which story does the strip lead to?"), code="required")
            )
        return cleaned

    def strip(self) -> Strip | None:
        data = self.cleaned_data
        if not data["story"]:
            return None
        return Strip(
            data["story"], data["until"], {name.removeprefix("text_"): data[name] for name in columns("text")}
        )


def spots(formset: Any) -> list[Spot]:
    """In the order of their places; of two with one place the upper row comes first."""
    placed = [form.cleaned_data for form in formset if form.cleaned_data.get("place")]
    return [
        Spot(row["article"], row["since"], row["until"])
        for row in sorted(placed, key=lambda row: row["place"])
    ]


def initial(before: FrontArrangement | None, at: dt.datetime) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What the form shows first: the front page as it is, then the newest stories without a place."""
    items = list(before.items.all()) if before else []
    kept = [item for item in items if item.until is None or item.until > at]
    rows_of_form: list[dict[str, Any]] = [
        {"article": item.article_id, "place": place, "since": item.since, "until": item.until}
        for place, item in enumerate(kept, 1)
    ]
    there = {row["article"] for row in rows_of_form}
    newest = Placement.objects.visible(at).filter(list=ListKind.ALL, target=0).order_by("-sort_at")
    newest = newest.exclude(release__revision__kind__in=PAID)
    numbers = newest.values_list("edition__article", flat=True)[: 4 * NEWEST]
    others = [number for number in dict.fromkeys(numbers) if number not in there][:NEWEST]
    rows_of_form += [{"article": number} for number in others] + [{}] * BLANK
    strip: dict[str, Any] = {"based_on": before.number if before else 0}
    if before and before.strip_until and before.strip_until > at:
        strip |= {"story": before.strip_article_id, "until": before.strip_until}
        strip |= {name: getattr(before, f"strip_{name}") for name in columns("text")}
    return strip, rows_of_form
