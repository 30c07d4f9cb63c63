"""Gives the stories a person began and nobody has published yet to a colleague; bylines stay as they are."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.languages import column
from articles.models import Article, Edition
from articles.models.choices import Stage
from articles.workflow import audit
from articles.workflow.grants import Actor

BEING_WRITTEN = (Stage.DRAFT, Stage.SUBMITTED, Stage.IN_EDIT)
MOST_TOLD = 40  # numbers that are named in the log


def drafts_of(person: int) -> QuerySet[Article]:
    """Stories this person began of which a text is still written; an empty language beside a finished one is
    none.
    """
    editions = Edition.objects.filter(article=OuterRef("pk"))
    written = ~Q(Exists(editions.exclude(stage__in=BEING_WRITTEN)))
    for language in settings.COLUMN_LANGUAGES:
        open_one = Exists(editions.filter(language=language, stage__in=BEING_WRITTEN))
        written |= Q(open_one, **{f"{column('headline', language)}__gt": ""})
    return Article.objects.filter(written, created_by=person)


def hand_over(person: int, to: int, *, name: str, by: Actor, bureau: int | None = None) -> int:
    """Returns how many. `name` is the colleague's, for the log. Inside the caller's transaction.

    Who began a story is no part of its text: nobody's version of it changes, and no approval falls.
    """
    found = drafts_of(person)
    if bureau is not None:
        found = found.filter(bureau=bureau)
    numbers = list(
        found.select_for_update(no_key=True, of=("self",)).order_by("pk").values_list("pk", flat=True)
    )
    if numbers:
        Article.objects.filter(pk__in=numbers).update(created_by=to)
        told = {"what": "handed_over", "rows": len(numbers), "stories": numbers[:MOST_TOLD], "person": name}
        audit.record("person", told, by=by)
    return len(numbers)
