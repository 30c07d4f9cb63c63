"""A story's credits as readers will see them, before it is saved: byline, translator, closing lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse

from articles import clock
from articles.admin.story_fields import BYLINES
from articles.admin.story_forms import Lists, byline_data
from articles.languages import first, name
from articles.models import Bureau, Reporter
from articles.models.kind import BY_CODE
from articles.text import byline


@dataclass(frozen=True, slots=True)
class Credits:
    """The printed lines of one language."""

    language: str
    name: Any
    lines: tuple[str, ...]


def credits_of(found: Sequence[dict[str, Any]], kind: str) -> list[Credits]:
    """`found` are byline rows as in articles.workflow.parts. Two queries for any number."""
    reporters = Reporter.objects.in_bulk({row["reporter"] for row in found if row["reporter"]})
    bureaus = Bureau.objects.in_bulk({row["bureau"] for row in found if row["bureau"]})
    names = dict(settings.LANGUAGES)
    return [
        Credits(language, names[language], lines_in(language, found, kind, reporters, bureaus))
        for language in settings.SITE_LANGUAGES
    ]


def lines_in(
    language: str,
    found: Sequence[dict[str, Any]],
    kind: str,
    reporters: dict[int, Reporter],
    bureaus: dict[int, Bureau],
) -> tuple[str, ...]:
    credits: list[byline.Credit] = []
    closing: list[str] = []
    today = clock.seoul_day(clock.now())
    prints = kind in BY_CODE and BY_CODE[kind].has_closing_line
    for row in found:
        if row["language"] not in ("", language):
            continue
        reporter, bureau = reporters.get(row["reporter"]), bureaus.get(row["bureau"])
        credit = byline.Credit(
            name(reporter, "name", language) if reporter else first(row["name"], language),
            row["title"].get(language, ""),
            name(bureau, "name", language) if bureau else "",
            row["role"],
        )
        credits.append(credit)
        is_here = reporter is not None and (reporter.left_on is None or reporter.left_on > today)
        if prints and reporter and is_here and reporter.has_closing_line and reporter.contact == "address":
            closing.append(byline.closing_line(credit.name, credit.title, reporter.email, language))
    lines = (byline.printed(credits, language), *closing)
    return tuple(line for line in lines if line)


def answer(request: HttpRequest) -> JsonResponse:
    """The lines for what a form holds now, as {language: [line, ...]}; a row that cannot be read is left
    out.
    """
    formset = BYLINES(request.POST, prefix="bylines", form_kwargs={"lists": Lists(request, None)})
    kept = byline_data(formset.kept()) if formset.is_valid() else []
    found = credits_of(kept, request.POST.get("shared-kind", "")[:20])
    return JsonResponse({one.language: list(one.lines) for one in found})
