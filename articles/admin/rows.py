"""The one answer to "which records does this person meet here", for every list, choice and look-up."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest

from articles.models import Article, Bureau
from articles.workflow.grants import bureaus_for, scope, unseen_killed
from articles.workflow.killed import veiled


def rows(request: HttpRequest, model: type[Model], operation: str = "view") -> QuerySet[Any]:
    """The records with which the person may do the operation; none for a model without a policy."""
    condition = scope(request.user, model, operation)
    everything = model._default_manager.all()
    return everything.none() if condition is None else everything.filter(condition)


def row(
    request: HttpRequest,
    model: type[Model],
    pk: object,
    operation: str = "view",
    related: tuple[str, ...] = (),
) -> Any:
    """One of them, with `related` records read along; what is not for this person does not exist."""
    try:
        wanted = rows(request, model, operation).filter(pk=pk)
        found = (wanted.select_related(*related) if related else wanted).first()
    except (ValueError, TypeError, OverflowError):
        found = None
    if found is None:
        raise Http404
    return veiled(request.user, [found])[0] if isinstance(found, Article) else found


def bureaus_to(request: HttpRequest, label: str, operation: str) -> QuerySet[Bureau]:
    """The bureaus a record of `label` may be put in."""
    allowed = bureaus_for(request.user, label, operation)
    return Bureau.objects.all() if allowed is None else Bureau.objects.filter(pk__in=allowed)


def to_search(request: HttpRequest, found: QuerySet[Any], story: str) -> QuerySet[Any]:
    """Records whose stories' words may be looked for: a word of a text that is gone must not find it."""
    killed = unseen_killed(request.user)
    return found if killed is None else found.exclude(**{f"{story}__in": killed.values("article")})
