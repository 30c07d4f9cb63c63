"""Arranges a special coverage: which stories are in it, in which order, with which note."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article, Coverage, CoverageItem
from articles.workflow import sealed
from articles.workflow.curate import put_in, take_out
from articles.workflow.grants import Actor, may, scope
from articles.workflow.nouns import announce_noun
from articles.workflow.perform import lock
from articles.workflow.refusals import NotAllowed


@dataclass(frozen=True, slots=True)
class Line:
    """A story's line in the coverage; position 0 is no place. `notes` by column: {"note_ko": "..."}."""

    article: Article
    position: int
    notes: Mapping[str, str]


def arrange(coverage: Coverage, lines: Collection[Line], *, by: Actor, out: Collection[Article] = ()) -> None:
    """Put the stories of `lines` in, if they are not yet, with place and note; take those of `out` out.

    Stories are locked in the order of their numbers, whatever the order of the lines.
    """
    with transaction.atomic():
        concerned = sorted({*(line.article.pk for line in lines), *(article.pk for article in out)})
        for number in concerned:
            lock(number)
        if not may(by, Coverage, "change", coverage):
            raise NotAllowed(_("You may not change this record. Nothing was saved."))
        items = CoverageItem.objects.filter(coverage=coverage, article__in=concerned)
        there = set(items.values_list("article_id", flat=True))
        condition = scope(by, CoverageItem, "change")
        own = (
            set() if condition is None else set(items.filter(condition).values_list("article_id", flat=True))
        )
        for line in sorted(lines, key=lambda line: line.article.pk):
            sealed.refuse(line.article.pk, (("note", name[-2:], text) for name, text in line.notes.items()))
            if line.article.pk not in there:
                put_in(coverage, line.article, by=by, position=line.position, **line.notes)
            elif line.article.pk in own:
                items.filter(article=line.article).update(position=line.position, **line.notes)
            else:
                raise NotAllowed(_("You may not change this story's place. Nothing was saved."))
        for article in sorted(out, key=lambda article: article.pk):
            take_out(coverage, article, by=by)
        announce_noun(coverage)
