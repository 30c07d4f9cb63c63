"""The page of one earlier copy: the text a save replaced, to be read and copied from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles.admin import story_page, told
from articles.admin.conflict import copy_at
from articles.admin.rows import row
from articles.admin.story_forms import StoryForms
from articles.models import Article, SavedCopy
from articles.text import body
from articles.workflow.killed import veil
from articles.workflow.parts import SHARED, Data


@dataclass(frozen=True, slots=True)
class Line:
    """One field as it was; `is_replaced`: this save changed it, the others stayed."""

    label: str
    text: Any
    is_replaced: bool


def page(request: HttpRequest, number: int, pk: int, frame: dict[str, Any]) -> HttpResponse:
    """In reach of whoever may see the story, and only under its own story's address."""
    article: Article = row(request, Article, number)
    save = SavedCopy.objects.select_related("replaced_by").filter(article=article, pk=pk).first()
    if save is None or save.part in article.hidden_languages:
        raise Http404
    editions = story_page.editions_of(article)
    have = story_page.copy_of(article, editions)
    forms = StoryForms(request, article, editions, have)
    # A language the site is not made in any more has no present text to compare with.
    after = copy_at(article, save.part, save.number + 1, have) if save.part in have else None
    context = {
        "title": _("Story %(number)s, version %(version)s") % {"number": article.pk, "version": save.number},
        "article": article,
        "save": save,
        "part": told.part(save.part),
        "language": "" if save.part == SHARED else save.part,
        "lines": lines(veil(save.part, save.data, article.hidden_languages), after or {}, forms),
    }
    return render(request, "admin/saved_copy.html", {**frame, **context})


def lines(data: Data, after: Data, forms: StoryForms) -> list[Line]:
    """What was replaced first; what held nothing before and after is not listed."""
    found = [
        Line(
            told.label(name),
            body.render(value) if name == "body" and value else told.told(name, value, forms),
            name in after and value != after[name],
        )
        for name, value in data.items()
        if value not in (None, "", [], False) or after.get(name, value) != value
    ]
    return sorted(found, key=lambda line: not line.is_replaced)
