"""Keeps the index true to the releases; called in the transaction that changes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

from django.db import connection, transaction

from articles import clock
from articles.models import Release
from articles.search.backends import backend
from articles.search.document import Document, document_of
from articles.search.models import SearchDocument

BATCH = 500
EPOCH = dt.date(1970, 1, 1)


def day_number(day: dt.date) -> int:
    return (day - EPOCH).days


def put(release: Release, lists: Iterable[tuple[str, int]], sort_at: dt.datetime) -> None:
    """Make a release findable; it is found from its own first instant on."""
    day = day_number(clock.seoul_day(sort_at))
    write([document_of(release.pk, release.revision, release.edition.language, day, lists)])


def write(documents: Collection[Document]) -> None:
    """Rows first, then words: an engine may keep them in the row."""
    SearchDocument.objects.bulk_create(
        [SearchDocument(release_id=one.release, sort_day=one.sort_day) for one in documents],
        update_conflicts=True,
        update_fields=["sort_day"],
        unique_fields=["release"],
    )
    backend(connection).put(list(documents))


def fill(at: dt.datetime, *, anew: bool = False) -> Iterator[int]:
    """Write the documents of all releases that run at `at` or will; gives how many after each batch.

    Only missing ones, or all of them `anew`. Readers go on finding: rows are written over, batch by batch.
    """
    wanted = Release.objects.unfinished(at)
    if not anew:
        wanted = wanted.filter(document__isnull=True)
    last = 0
    while True:
        rows = wanted.filter(pk__gt=last).order_by("pk").select_related("revision", "edition")
        batch = list(rows.prefetch_related("placements")[:BATCH])
        if not batch:
            return
        last = batch[-1].pk
        with transaction.atomic():
            write([of_release(release) for release in batch])
        yield len(batch)


def of_release(release: Release) -> Document:
    placed = list(release.placements.all())
    day = day_number(clock.seoul_day(placed[0].sort_at)) if placed else 0
    lists = [(one.list, one.target) for one in placed]
    return document_of(release.pk, release.revision, release.edition.language, day, lists)


def sweep(at: dt.datetime) -> int:
    """Forget every release that is over. Returns how many."""
    over = list(SearchDocument.objects.filter(release__until__lte=at).values_list("pk", flat=True))
    drop(over)
    return len(over)


def drop(releases: Iterable[int]) -> None:
    """Forget releases nobody will see any more."""
    known = list(releases)
    if known:
        backend(connection).drop(known)
        SearchDocument.objects.filter(release__in=known).delete()
