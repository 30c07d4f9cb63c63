"""Takes texts out of every public history, for good."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from articles.models import Correction, Edition, Revision, Superseded
from articles.models.superseded import SupersededBasis
from articles.workflow.grants import Actor


def supersede(
    edition: Edition,
    correction: Correction | None,
    *,
    by: Actor,
    at: dt.datetime,
    basis: str = str(SupersededBasis.CORRECTION),
    stays: Collection[int] = (),
) -> None:
    """Every text readers have seen by `at`, but for those that stay (by number); inside the caller's
    transaction, under the story's lock.
    """
    seen = Revision.objects.filter(edition=edition, releases__since__lte=at, superseded__isnull=True).exclude(
        pk__in=stays
    )
    Superseded.objects.bulk_create(
        Superseded(revision_id=pk, basis=basis, correction=correction, by_id=by.pk, at=at)
        for pk in seen.values_list("pk", flat=True).distinct()
    )
