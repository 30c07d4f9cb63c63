"""Writes releases and their placements: which text readers see from when until when, and on which lists."""

from __future__ import annotations

import datetime as dt

from django.db.models import F

from articles.models import Bureau, Correction, Edition, Placement, Release, Revision, Section
from articles.models.choices import Label, ListKind
from articles.pagecache import keys
from articles.search import index
from articles.workflow import pin
from articles.workflow.grants import Actor

SIGNING_ROLES = frozenset({"reporter", "photographer", "contributor", "columnist", "editor"})


def is_flash(kind: str, label: str) -> bool:
    """Breaking news by its kind, or by the label of a longer story."""
    return Label.FLASH in (kind, label)


def targets(revision: Revision) -> list[tuple[str, int]]:
    """Every public list a revision belongs on. Sub-sections and sub-bureaus show in their parents' lists
    too.
    """
    found: list[tuple[str, int]] = [(ListKind.ALL, 0)]
    if revision.section_id is not None:
        section = Section.objects.get(pk=revision.section_id)
        found += [(ListKind.SECTION, node.pk) for node in section.lineage()]
    bureau = Bureau.objects.get(pk=revision.bureau_id)
    # The head office is over every bureau; its own list holds its own stories only.
    found += [
        (ListKind.BUREAU, node.pk)
        for node in bureau.lineage()
        if node.pk == bureau.pk or node.kind != Bureau.Kind.HEAD_OFFICE
    ]
    found += [
        (ListKind.REPORTER, row["reporter"])
        for row in revision.bylines
        if row["reporter"] and row["role"] in SIGNING_ROLES
    ]
    found += [(ListKind.COVERAGE, row["coverage"]) for row in revision.coverages]
    found += [(ListKind.TOPIC, row["topic"]) for row in revision.topics]
    found += [(ListKind.PLACE, row["place"]) for row in revision.places]
    found += [(ListKind.PHOTO, row["photo"]) for row in revision.photos]
    if is_flash(revision.kind, revision.label):
        found.append((ListKind.FLASH, 0))
    return list(dict.fromkeys(found))


def cancel_pending(edition: Edition, at: dt.datetime) -> list[Release]:
    """Take back every release that has not begun; the running one goes on to the planned end if only they
    ended it.
    """
    pending = list(edition.releases.unfinished(at).filter(since__gt=at).order_by("-since"))
    starts = {release.since for release in pending}
    for release in pending:
        release.until = release.since
        release.save(update_fields=["until"])
    running = edition.releases.unfinished(at).filter(since__lte=at).first()
    if running is not None and running.until in starts:
        running.until = edition.expires_at
        running.save(update_fields=["until"])
    if edition.first_published_at is not None and edition.first_published_at > at:
        pin.clear(edition)
    index.drop([release.pk for release in pending])
    return pending


def end_running(edition: Edition, at: dt.datetime) -> Release | None:
    """End what runs at `at`. Returns it."""
    running = edition.releases.visible_range(at).first()
    if running is not None:
        running.until = at
        running.save(update_fields=["until"])
    return running


def begin(
    edition: Edition,
    revision: Revision,
    since: dt.datetime,
    *,
    by: Actor,
    at: dt.datetime,
    weight: str = "",
) -> Release:
    """Release `revision` from `since` on: pending releases are taken back, the running one ends there."""
    cancel_pending(edition, at)
    end_running(edition, since)
    # What is over is no longer found anyway; the index is relieved of it here.
    index.drop(edition.releases.filter(until__lte=at).values_list("pk", flat=True))
    if edition.first_published_at is None:
        pin.write(edition, revision, since)
    if edition.expires_at is not None and edition.expires_at <= since:
        # The end it once had is past: this is a publication of its own.
        edition.expires_at = None
    edition.save(update_fields=[*pin.PIN_FIELDS, "expires_at"])
    release = Release.objects.create(
        edition=edition,
        revision=revision,
        since=since,
        until=edition.expires_at,
        updated_at=updated_at(edition, revision, since),
        weight=weight,
        created_by_id=by.pk,
        created_at=at,
    )
    first = edition.first_published_at
    assert first is not None, "the pin has written it"
    lists = targets(revision)
    Placement.objects.bulk_create(
        Placement(
            release=release,
            edition=edition,
            list=kind,
            target=target,
            language=edition.language,
            sort_at=first,
            since=since,
            until=release.until,
        )
        for kind, target in lists
    )
    index.put(release, lists, first)
    return release


def updated_at(edition: Edition, revision: Revision, since: dt.datetime) -> dt.datetime | None:
    """A text that ran before keeps the instant it had; a new one after the first publication is an update."""
    earlier = edition.releases.filter(revision=revision, until__gt=F("since")).order_by("since").first()
    if earlier is not None:
        return earlier.updated_at
    first = edition.first_published_at
    return since if first is not None and first < since else None


def shown(edition: Edition, at: dt.datetime) -> int | None:
    """The revision readers see at `at`; reads `releases` if prefetched."""
    for row in edition.releases.all():
        if row.since <= at and (row.until is None or row.until > at):
            return int(row.revision_id)
    return None


def touched(edition: Edition) -> set[str]:
    """The keys of every page an edition is, was or will be on."""
    lists = Placement.objects.filter(edition=edition).values_list("list", "target").distinct()
    is_corrected = Correction.objects.filter(edition=edition).exists()
    corrections = {keys.corrections(edition.language)} if is_corrected else set()
    return (
        corrections
        | {keys.edition(edition.article_id, edition.language)}
        | {keys.listing(kind, target, edition.language) for kind, target in lists}
    )
