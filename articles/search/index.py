"""Keeps the index true to the releases; called in the transaction that changes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

from django.db import connection, transaction
from django.db.models import F

from articles import clock
from articles.models import Placement, Release
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
    rows = wanted.order_by("pk").select_related("revision").annotate(language=F("edition__language"))
    last = 0
    while True:
        batch = list(rows.filter(pk__gt=last)[:BATCH])
        if not batch:
            return
        last = batch[-1].pk
        placed = placements(release.pk for release in batch)
        with transaction.atomic():
            write(
                [
                    document_of(release.pk, release.revision, release.language, *placed[release.pk])
                    for release in batch
                ]
            )
        yield len(batch)


def placements(releases: Iterable[int]) -> dict[int, tuple[int, list[tuple[str, int]]]]:
    """Of each release the day it is sorted by and the lists it is on; day 0 where it is on none. Rows without
    a record around them: a hundred thousand stories stand in a million of them.
    """
    found: dict[int, tuple[int, list[tuple[str, int]]]] = {release: (0, []) for release in releases}
    rows = Placement.objects.filter(release__in=list(found)).order_by("pk")
    for release, listed, target, sort_at in rows.values_list("release", "list", "target", "sort_at"):
        day, lists = found[release]
        found[release] = (day or day_number(clock.seoul_day(sort_at)), lists)
        lists.append((listed, target))
    return found


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
