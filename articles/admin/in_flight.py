"""What is under way, by stage and language, and what readers got last: the desk's second and third look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.lines import Entry, of, when
from articles.admin.waiting import Desk
from articles.languages import column
from articles.models import Edition, Release, TransitionLog
from articles.models.choices import Hold, Phase, Stage

# A cell counts up to MOST and shows the newest few.
MOST, FEW = 200, 3
LATELY = dt.timedelta(days=7)
WAITING = "waiting"


@dataclass(slots=True)
class Cell:
    """One stage in one language. `is_more`: there are more than were counted."""

    language: str
    count: int = 0
    is_more: bool = False
    entries: list[Entry] = field(default_factory=list)

    def take(self, entry: Entry) -> None:
        self.count += 1
        if len(self.entries) < FEW:
            self.entries.append(entry)


@dataclass(frozen=True, slots=True)
class Row:
    """`stage` is the value the list of stories can be filtered by, empty where it cannot."""

    code: str
    title: str | Promise
    stage: str
    cells: dict[str, Cell]


TITLES: tuple[tuple[str, str | Promise, str], ...] = (
    (Stage.DRAFT.value, Stage.DRAFT.label, Stage.DRAFT.value),
    (Stage.SUBMITTED.value, Stage.SUBMITTED.label, Stage.SUBMITTED.value),
    (Stage.IN_EDIT.value, Stage.IN_EDIT.label, Stage.IN_EDIT.value),
    (WAITING, gettext_lazy("approved, not out yet"), ""),
    (Phase.SCHEDULED.value, Phase.SCHEDULED.label, ""),
)


def in_flight(desk: Desk) -> list[Row]:
    table = {
        code: Row(code, title, stage, {language: Cell(language) for language in settings.SITE_LANGUAGES})
        for code, title, stage in TITLES
    }
    for edition in at_work(desk):
        put(table[edition.stage], of(edition))
    for edition in drafts(desk):
        put(table[Stage.DRAFT], of(edition))
    for act in approved(desk):
        told = _("approved %(time)s") % {"time": when(act.at, desk.now)}
        put(table[WAITING], of(act.edition, told_at=told))
    for release in scheduled(desk):
        told = _("goes out at %(time)s") % {"time": when(release.since, desk.now)}
        put(table[Phase.SCHEDULED], of(release.edition, told_at=told, headline=release.revision.headline))
    return list(table.values())


def put(row: Row, entry: Entry) -> None:
    cell = row.cells[entry.language]
    if cell.count == MOST:
        cell.is_more = True
    else:
        cell.take(entry)


def at_work(desk: Desk) -> Iterable[Edition]:
    found = desk.editions("view").filter(stage__in=(Stage.SUBMITTED, Stage.IN_EDIT))
    return found.order_by("-article_id", "language")[: 4 * MOST]


def drafts(desk: Desk) -> Iterable[Edition]:
    """Written ones: an empty column of a language nobody has begun is no draft."""
    written = Q(language=F("article__original_language"))
    for language in settings.SITE_LANGUAGES:
        written |= Q(**{"language": language, f"article__{column('headline', language)}__gt": ""})
    found = desk.editions("view").filter(written, stage=Stage.DRAFT, article__gte=desk.first_story)
    return found.order_by("-article_id", "language")[: 2 * MOST + 2]


def approved(desk: Desk) -> list[TransitionLog]:
    """Approved texts readers have not got and will not get by themselves, each by its approval."""
    out = Release.objects.filter(revision=OuterRef("revision")).exclude(until=F("since"))
    found = desk.acts("approve").filter(
        edition__stage=Stage.APPROVED, edition__approved_revision=F("revision"), edition__hold=Hold.NONE
    )
    return list(found.exclude(Exists(out))[: 2 * MOST + 2])


def scheduled(desk: Desk) -> list[Release]:
    """Releases still to come, the next one first."""
    found = Release.objects.filter(desk.of_editions("view"), since__gt=desk.now).exclude(until=F("since"))
    return list(
        found.select_related("edition", "revision")
        .defer("revision__body")
        .order_by("since", "pk")[: 2 * MOST + 2]
    )


@dataclass(frozen=True, slots=True)
class Live:
    """What readers got lately: first texts, updates, and what is withheld from them."""

    new: list[Entry]
    updated: list[Entry]
    withheld: list[Entry]


def live(desk: Desk, most: int = 6) -> Live:
    out = (
        Release.objects.visible(desk.now)
        .filter(desk.of_editions("view"), since__gte=desk.now - LATELY)
        .select_related("edition", "revision")
        .defer("revision__body")
        .order_by("-since", "-pk")
    )
    held = desk.acts("withhold").filter(edition__hold=Hold.WITHHELD)
    listed: dict[int, TransitionLog] = {}
    for act in held[:MOST]:
        listed.setdefault(act.edition_id, act)
    return Live(
        new=[shown(release, desk) for release in out.filter(updated_at__isnull=True)[:most]],
        updated=[shown(release, desk) for release in out.filter(updated_at__isnull=False)[:most]],
        withheld=[
            of(act.edition, note=act.reason, told_at=_("since %(time)s") % {"time": when(act.at, desk.now)})
            for act in list(listed.values())[:most]
        ],
    )


def shown(release: Release, desk: Desk) -> Entry:
    return of(release.edition, told_at=when(release.since, desk.now), headline=release.revision.headline)
