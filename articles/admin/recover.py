"""Offers what was typed into a story's page and never saved, and takes it back into the form.

Taking in saves nothing: the form holds the text with the version it was based on, so the save that follows
can only be merged or asked about.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from articles import clock
from articles.admin import told
from articles.admin import typing as typing_answer
from articles.admin.story_forms import Content
from articles.models import Article, Typing
from articles.models.article import TEXT_FIELDS
from articles.models.typing import ALIVE
from articles.text.body import BodyTooLong
from articles.text.since import Change, changes
from articles.workflow import tidy, typing
from articles.workflow.parts import SHARED
from articles.workflow.refusals import Refused

TAB, TOOK, TAKE = "_tab", "_took", "take"
MOST_OFFERED = 5


@dataclass(frozen=True, slots=True)
class Difference:
    """One text that differs from the copy; `changes` are its paragraphs word by word."""

    language: str
    label: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """What one page held. `is_open`: it may still be open somewhere; `who`: a colleague who has left."""

    tab: str
    at: dt.datetime
    parts: tuple[str, ...]
    differences: tuple[Difference, ...]
    is_open: bool
    who: str


@dataclass(slots=True)
class Taken:
    """The form's fields as they were typed; `parts` are those they speak of."""

    tab: str = ""
    data: QueryDict = field(default_factory=lambda: QueryDict(mutable=True))
    parts: frozenset[str] = frozenset()


def offers(request: HttpRequest, article: Article | None, have: Content, but: str) -> list[Offer]:
    """The newest first; not the page's own text (`but` is its tab), and nothing the copy holds already."""
    now = clock.now()
    by_tab: dict[tuple[int, str], list[Typing]] = {}
    for row in typing.offered(article, by=request.user):
        if row.tab != but and row.part in have:
            by_tab.setdefault((row.user_id, row.tab), []).append(row)
    found = []
    for (user, tab), rows in by_tab.items():
        differing = {row.part: differences(row, have[row.part][1]) for row in rows if row.part != SHARED}
        kept = [row for row in rows if row.part == SHARED or differing[row.part]]
        if not kept:
            continue
        found.append(
            Offer(
                tab=tab,
                at=max(row.kept_at for row in kept),
                parts=tuple(told.part(row.part) for row in kept),
                differences=tuple(one for row in kept for one in differing.get(row.part, ())),
                is_open=any(row.seen_at > now - ALIVE for row in kept),
                who="" if user == request.user.pk else str(rows[0].user),
            )
        )
    return found[:MOST_OFFERED]


def differences(row: Typing, copy: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Which texts of a language differ from the copy; what cannot even be read differs as it is."""
    found = []
    for name in TEXT_FIELDS:
        values = row.fields.get(f"{row.part}-{name}")
        if not values:
            continue
        try:
            text = tidy.language({name: values[0]})[name]
            words = changes(copy.get(name) or "", text, is_body=name == "body")
        except (Refused, BodyTooLong):
            text, words = values[0], ()
        if text != (copy.get(name) or ""):
            found.append(Difference(row.part, f"{told.part(row.part)}: {told.label(name)}", words))
    return tuple(found)


def taken(request: HttpRequest, article: Article | None, have: Content) -> Taken:
    """What the address asks to take in, with its versions put into `have`; empty if it is not there."""
    tab = request.GET.get(TAKE, "")
    found = Taken()
    if request.method != "GET" or not typing.is_tab(tab):
        return found
    parts = set()
    for row in typing.offered(article, by=request.user):
        if row.tab != tab or row.part not in have:
            continue
        for name, values in row.fields.items():
            found.data.setlist(name, values)
        have[row.part] = (row.base_version, have[row.part][1])
        parts.add(row.part)
    found.parts = frozenset(parts)
    found.tab = tab if parts else ""
    return found


def tabs(request: HttpRequest) -> list[str]:
    """The pages a post was typed in: this one, and the one whose text it took in."""
    return [tab for name in (TAB, TOOK) if typing.is_tab(tab := request.POST.get(name, ""))]


def close_left(request: HttpRequest, article: Article) -> None:
    """What a colleague who has left had typed is saved with this post."""
    took = request.POST.get(TOOK, "")
    if typing.is_tab(took):
        typing.close_left(article, took, by=request.user)


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    """For a page in between."""
    return [(name, tab) for name in (TAB, TOOK) if typing.is_tab(tab := request.POST.get(name, ""))]


def context(
    request: HttpRequest, article: Article | None, have: Content, was_taken: Taken, writable: set[str]
) -> dict[str, Any]:
    """What templates/admin/story/typing.html and recover.html need."""
    posted = dict(carried(request))
    tab = posted.get(TAB) or secrets.token_hex(16)
    took = was_taken.tab or posted.get(TOOK, "")
    unsaved = writable if request.method == "POST" else was_taken.parts & writable
    url = (
        reverse("admin:articles_article_typing", args=[article.pk])
        if article
        else reverse("admin:articles_article_typing_new")
    )
    there = typing_answer.there(request, article, tab, writable) if article else []
    return {
        "typing": {
            "there": json.dumps({"there": there}),
            "lines": [one["words"] for one in there],
            "url": url,
            "tab": tab,
            "took": took,
            "user": request.user.pk,
            "unsaved": " ".join(sorted(unsaved)),
        },
        "offers": [one for one in offers(request, article, have, tab) if one.tab != took],
        "page": request.path,
    }
