"""Puts stories into a special coverage and takes them out, from the coverage's side."""

from __future__ import annotations

from django.db import transaction

from articles.models import Article, Coverage, CoverageItem
from articles.workflow.copy import save_copy
from articles.workflow.grants import Actor
from articles.workflow.nouns import announce_noun
from articles.workflow.parts import SHARED
from articles.workflow.perform import lock


def put_in(coverage: Coverage, article: Article, *, by: Actor, position: int, **notes: str) -> None:
    """Belonging is part of the story and counts its version up; order and notes are the coverage's own."""
    with transaction.atomic():
        change(article, by, add={coverage.pk})
        CoverageItem.objects.filter(coverage=coverage, article=article).update(position=position, **notes)
        announce_noun(coverage)


def take_out(coverage: Coverage, article: Article, *, by: Actor) -> None:
    with transaction.atomic():
        change(article, by, remove={coverage.pk})
        announce_noun(coverage)


def change(
    article: Article,
    by: Actor,
    add: frozenset[int] | set[int] = frozenset(),
    remove: frozenset[int] | set[int] = frozenset(),
) -> None:
    locked = lock(article.pk)
    have = set(CoverageItem.objects.filter(article=locked).values_list("coverage_id", flat=True))
    save_copy(locked, {SHARED: (locked.version, {"coverages": sorted((have | add) - remove)})}, by=by)
