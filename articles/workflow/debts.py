"""What went out unsettled: each debt of what readers see now, since when, and when it is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from articles.models import Edition, Release, TransitionLog
from articles.workflow.checks import CHECKS, DEBT

SETTLE_WITHIN = dt.timedelta(minutes=30)
# Debts are looked for among what went out lately: by then a debt is settled, or no list will help.
LOOK_BACK = dt.timedelta(days=7)
RELEASING = ("publish", "update", "schedule", "correct", "clarify", "publish_first", "fix")
BY_CODE = {check.code: check for check in CHECKS}


@dataclass(frozen=True, slots=True)
class Debt:
    """`since` is the instant from which readers see the text without what is owed."""

    check: str
    since: dt.datetime

    @property
    def due_at(self) -> dt.datetime:
        return self.since + SETTLE_WITHIN

    @property
    def field(self) -> str:
        return BY_CODE[self.check].field

    @property
    def message(self) -> str:
        return str(BY_CODE[self.check].message)


def released() -> QuerySet[TransitionLog]:
    """The acts that brought a text to readers; a schedule that was taken back brought none."""
    return TransitionLog.objects.filter(verb__in=RELEASING).filter(
        Q(release__until__isnull=True) | Q(release__until__gt=F("release__since"))
    )


def indebted(editions: QuerySet[Edition], at: dt.datetime) -> QuerySet[Edition]:
    """Those of `editions` whose present text went out with a debt within LOOK_BACK."""
    running = Release.objects.visible(at).filter(since__gt=at - LOOK_BACK)
    owing = (
        TransitionLog.objects.filter(verb__in=RELEASING, revision__in=running.values("revision"))
        .annotate(told=Cast("findings", TextField()))
        .filter(told__contains=f'"{DEBT}"')
    )
    return editions.filter(pk__in=owing.values("edition"))


def debts_of(editions: Collection[int], at: dt.datetime) -> dict[int, list[Debt]]:
    """The debts of each edition (by pk) that readers see at `at`, in one query; none that is settled."""
    if not editions:
        return {}
    running = Release.objects.visible(at).filter(edition=OuterRef("edition"))
    acts = (
        released()
        .filter(Exists(running), edition__in=editions, release__since__lte=at)
        .annotate(present=Subquery(running.values("revision")[:1]))
        .order_by("edition", "-release__since", "-pk")
        .values("edition", "revision", "present", "findings", begun=F("release__since"))
    )
    by_edition: dict[int, list[dict[str, Any]]] = {}
    for act in acts:
        by_edition.setdefault(act["edition"], []).append(act)
    found = {pk: owed(rows) for pk, rows in by_edition.items()}
    return {pk: debts for pk, debts in found.items() if debts}


def owed(acts: list[dict[str, Any]]) -> list[Debt]:
    """From the acts of one edition, the newest first: a debt that an update carried on keeps its clock."""
    while acts and acts[0]["revision"] != acts[0]["present"]:
        acts = acts[1:]
    if not acts:
        return []
    found: list[Debt] = []
    for check in codes(acts[0]):
        since = acts[0]["begun"]
        for act in acts[1:]:
            if check not in codes(act):
                break
            since = act["begun"]
        found.append(Debt(check, since))
    return found


def codes(act: dict[str, Any]) -> list[str]:
    """The debts an act left, those the table of checks still knows."""
    return [
        finding["check"]
        for finding in act["findings"]
        if finding["level"] == DEBT and finding["check"] in BY_CODE
    ]
