"""Answers a query at one instant: what readers may see of it, best first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import connection

from articles import clock
from articles.models.choices import ListKind
from articles.models.public_list import note_list, of_releases
from articles.models.public_shapes import Teaser
from articles.models.release import Release
from articles.search.backends import backend
from articles.search.document import language_token, list_token
from articles.search.index import day_number
from articles.search.query import MOST_HITS, Query, Sort
from articles.search.snippet import Piece, snippet
from articles.search.wanted import Wanted

PAGE = 20
# Documents are there before their hour and while a hold stands: not all an engine finds is for readers.
SPARE = 100


@dataclass(frozen=True, slots=True)
class Hit:
    """A story found, with the passage of its text that has the words, marked."""

    teaser: Teaser
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits. `total` counts at most MOST_HITS; `is_loose`: nothing had all of the words."""

    hits: tuple[Hit, ...]
    total: int
    is_loose: bool

    @property
    def is_all(self) -> bool:
        return self.total < MOST_HITS


def search(query: Query, at: dt.datetime, *, page: int = 1) -> Results:
    """Page `page` (from 1) of what readers find at `at`. Whatever is published next can change it."""
    note_list(ListKind.ALL, 0, query.language, at)
    if query.question.is_empty:
        return Results((), 0, False)
    found = visible(candidates(query, at, match_any=False), at)
    is_loose = not found
    if is_loose:
        found = visible(candidates(query, at, match_any=True), at)
    found = found[:MOST_HITS]
    part = found[(page - 1) * PAGE : page * PAGE]
    texts = dict(Release.objects.filter(pk__in=part).values_list("pk", "revision__body"))
    terms = query.question.looser if is_loose else query.question.terms
    hits = tuple(
        Hit(teaser, snippet(texts[release], terms))
        for release, teaser in of_releases(part, query.language, at)
    )
    return Results(hits, len(found), is_loose)


def candidates(query: Query, at: dt.datetime, *, match_any: bool) -> list[int]:
    question = query.question
    wanted = Wanted(
        terms=question.looser if match_any else question.terms,
        without=question.without,
        lists=[language_token(query.language), *(list_token(*one) for one in query.lists)],
        first_day=day_number(query.first) if query.first else None,
        last_day=day_number(query.last) if query.last else None,
        match_any=match_any,
        newest_first=query.sort == Sort.NEWEST,
        today=day_number(clock.seoul_day(at)),
        limit=MOST_HITS + SPARE,
    )
    return backend(connection).find(wanted)


def visible(releases: list[int], at: dt.datetime) -> list[int]:
    """Those readers see, in the same order."""
    seen = set(Release.objects.visible(at).filter(pk__in=releases).values_list("pk", flat=True))
    return [release for release in releases if release in seen]
