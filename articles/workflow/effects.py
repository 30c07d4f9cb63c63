"""What follows when a text comes before readers or goes: planned with each act, done once by the tick.

Readers never wait for any of it. An effect is claimed by an UPDATE that only one can win; its work and the
note that it is done are one transaction, begun by taking the claim's row: whoever is killed in between has
done nothing, and whoever comes back too late finds the claim gone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from uuid import uuid4

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from articles import clock
from articles.models import Article, Effect, Release
from articles.search import index
from articles.workflow import audit
from articles.workflow.act import Act
from articles.workflow.apart import Fault, apart
from articles.workflow.task import open_task

# A claim whose holder died is free again after this; a failed attempt waits 2, 4, 8, 16 seconds.
LEASE = dt.timedelta(seconds=1)
PAUSE = dt.timedelta(seconds=2)
MOST_ATTEMPTS = 5
LATE = dt.timedelta(seconds=60)
AT_ONCE = 50

Wanted = dict[tuple[str, int, str], dt.datetime]


def plan(act: Act, before: str, after: str) -> None:
    """After an act: what has to happen at the instants that stand now, instead of what stood before it."""
    wanted: Wanted = {}
    unfinished = list(act.edition.releases.unfinished(act.at))
    begins = {release.since for release in unfinished}
    for release in unfinished:
        item = f"release:{release.pk}"
        if release.since >= act.at:
            wanted[item, release.revision_id, "live"] = release.since
        if release.until is not None and release.until not in begins:
            wanted[item, release.revision_id, "ended"] = release.until
    if act.release is not None and act.verb == "expire" and act.effective_at == act.at:
        wanted[f"release:{act.release.pk}", act.release.revision_id, "ended"] = act.at
    if act.verb == "withhold" and act.release is not None:
        wanted[f"release:{act.release.pk}", act.release.revision_id, "withheld"] = act.at
    if act.verb == "kill":
        last = act.edition.releases.order_by("-since", "-pk").first()
        if last is not None:
            wanted[f"edition:{act.edition.pk}", last.revision_id, "killed"] = act.at
    settle(act, wanted)


def settle(act: Act, wanted: Wanted) -> None:
    """Write what is missing, move what moved, take back what will not happen and has not been done."""
    known = {
        (row.item, row.revision_id, row.event): row
        for row in Effect.objects.filter(edition=act.edition, due_at__gt=act.at).open()
    }
    for key, row in known.items():
        if key not in wanted:
            Effect.objects.filter(pk=row.pk).open().delete()
        elif wanted[key] != row.due_at:
            Effect.objects.filter(pk=row.pk).open().update(due_at=wanted[key], retry_at=wanted[key])
    Effect.objects.bulk_create(
        [
            Effect(
                edition=act.edition,
                item=item,
                revision_id=revision,
                event=event,
                due_at=due,
                made_at=act.at,
                retry_at=due,
            )
            for (item, revision, event), due in wanted.items()
            if (item, revision, event) not in known
        ],
        ignore_conflicts=True,
    )


def is_true(effect: Effect) -> bool:
    """Whether what was planned did happen to readers: a schedule may have been taken back by another door."""
    kind, _colon, number = effect.item.partition(":")
    if kind != "release":
        return True
    release = Release.objects.filter(pk=int(number)).first()
    if release is None or release.since == release.until:
        return False
    edge = {"live": release.since, "ended": release.until}.get(effect.event, effect.due_at)
    return edge == effect.due_at


def tell(effect: Effect, at: dt.datetime) -> None:
    """What a clock did stands in the audit log as what people do."""
    if effect.due_at > effect.made_at:
        told = {"event": effect.event, "language": effect.edition.language, "item": effect.item}
        audit.record("act", told, by_name="clock", article=effect.edition.article, at=at)


def relieve_index(effect: Effect, at: dt.datetime) -> None:
    """What is over is no longer found anyway; the index need not carry it on."""
    release = Release.objects.get(pk=int(effect.item.partition(":")[2]))
    index.drop([release.pk])


Consumer = Callable[[Effect, dt.datetime], None]
# What is done for each event, in this order, in the one transaction of the effect: the database alone.
CONSUMERS: dict[str, tuple[Consumer, ...]] = {
    "live": (tell,),
    "ended": (relieve_index, tell),
    "withheld": (),
    "killed": (),
}


def run_due() -> int:
    """Do some of what is due. Returns how many were done."""
    at, claimer = clock.now(), uuid4().hex
    rows = Effect.objects.due(at).order_by("retry_at", "pk").values_list("pk", flat=True)
    return sum(do(pk, claimer) for pk in list(rows[:AT_ONCE]))


def do(pk: int, claimer: str) -> int:
    """1 if this effect was done now, by us."""
    at = clock.now()
    if Effect.objects.due(at).filter(pk=pk, attempts__gte=MOST_ATTEMPTS).exists():
        # Every attempt ended without an answer: whatever does it, it ends processes.
        give_up(pk, at, _("every attempt ended in the middle"))
        return 0
    is_ours = (
        Effect.objects.due(at)
        .filter(pk=pk, attempts__lt=MOST_ATTEMPTS)
        .update(claimed_at=at, claimed_by=claimer, retry_at=at + LEASE, attempts=F("attempts") + 1)
    )
    if not is_ours:
        return 0
    found = apart(f"effect {pk}", partial(carry_out, pk, claimer))
    if not isinstance(found, Fault):
        return found
    apart(f"the failure of effect {pk}", partial(note_failure, pk, claimer, found))
    return 0


def lock_story(pk: int) -> None:
    """The house's order of locks: the story, then what hangs on it, the outbox last."""
    stories = Effect.objects.filter(pk=pk).values("edition__article")
    Article.objects.select_for_update().filter(pk__in=stories).first()


def carry_out(pk: int, claimer: str) -> int:
    with transaction.atomic():
        lock_story(pk)
        at = clock.now()
        mine = Effect.objects.open().filter(pk=pk, claimed_by=claimer)
        if not mine.update(done_at=at):
            return 0
        effect = Effect.objects.select_related("edition__article").get(pk=pk)
        if is_true(effect):
            for consume in CONSUMERS[effect.event]:
                consume(effect, at)
            if at - max(effect.due_at, effect.written_at) > LATE:
                alarm_late(effect, at)
    return 1


def alarm_late(effect: Effect, at: dt.datetime) -> None:
    """One task a text and event while it is open; readers had it in time, what follows from it came late."""
    data = {"event": effect.event, "due": effect.due_at.isoformat(), "done": at.isoformat()}
    open_task("late", f"edition:{effect.edition_id}:{effect.event}", at=at, edition=effect.edition, data=data)


def note_failure(pk: int, claimer: str, fault: Fault) -> int:
    at = clock.now()
    effect = Effect.objects.open().filter(pk=pk, claimed_by=claimer).first()
    if effect is None:
        return 0
    if effect.attempts >= MOST_ATTEMPTS:
        give_up(pk, at, fault.told)
        return 0
    pause = PAUSE * 2 ** (effect.attempts - 1)
    Effect.objects.open().filter(pk=pk, claimed_by=claimer).update(retry_at=at + pause, error=fault.told)
    return 0


def give_up(pk: int, at: dt.datetime, error: str) -> None:
    """No more attempts: a person has to look."""
    with transaction.atomic():
        lock_story(pk)
        if Effect.objects.open().filter(pk=pk).update(failed_at=at, error=error[:300]):
            effect = Effect.objects.select_related("edition").get(pk=pk)
            data = {"event": effect.event, "error": effect.error, "attempts": effect.attempts}
            open_task("failed", f"effect:{pk}", at=at, edition=effect.edition, data=data)


def late() -> int:
    """How many are open a minute after their time."""
    edge = clock.now() - LATE
    return Effect.objects.open().filter(due_at__lt=edge, written_at__lt=edge).count()
