"""What waits for this person, the most urgent first: each list is one row of a table and one query or two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import clock
from articles.admin.lines import Desk, Entry, of, when
from articles.admin.rows import rows
from articles.admin.waiting_conflicts import conflicts
from articles.admin.waiting_tasks import reports, stale, tasks
from articles.languages import column
from articles.models import Article, Edition, Release, Task, TransitionLog
from articles.models.choices import Hold, Stage
from articles.models.kind import BY_CODE
from articles.text import body
from articles.workflow import checks, embargo, sealed
from articles.workflow.debts import debts_of, indebted
from articles.workflow.facts import photo_fact
from articles.workflow.grants import may_somewhere, own
from articles.workflow.review import REVIEW

# A list shows this many; the screen of all stories shows the rest.
MOST = 6
# Work that waits is young: the newest stories and acts are looked through, an archive of years is not.
NEWEST_STORIES, NEWEST_ACTS = 4_000, 4_000
SOON, EMBARGO_SOON = dt.timedelta(hours=1), dt.timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Need:
    """`operation` on an edition is what the person must be allowed somewhere for the list to be theirs."""

    code: str
    title: str | Promise
    operation: str
    entries: Callable[[Desk], list[Entry]]


def owing(desk: Desk) -> list[Entry]:
    """Debts with their clock, a line a text: the one that is due first leads to its field.

    They are of the shared part, so they wait for whoever may change that.
    """
    shared = Exists(rows(desk.request, Article, "share").filter(pk=OuterRef("article")))
    ranked = indebted(desk.editions("change").filter(shared), desk.now).order_by("-article_id")[: 3 * MOST]
    editions = {found.pk: found for found in ranked}
    found = [
        (sorted(debts, key=lambda debt: debt.since), editions[pk])
        for pk, debts in debts_of(list(editions), desk.now).items()
    ]
    # What can still be settled in time first; of what is late, the newest.
    found.sort(key=lambda row: (row[0][0].due_at <= desk.now, abs(row[0][0].due_at - desk.now), row[1].pk))
    return [
        of(
            edition,
            note=" ".join(debt.message for debt in debts),
            told_at=clock_of(debts[0].since, debts[0].due_at, desk.now),
            field=debts[0].field,
            is_urgent=debts[0].due_at <= desk.now,
        )
        for debts, edition in found
    ]


def clock_of(since: dt.datetime, due: dt.datetime, now: dt.datetime) -> str:
    told = {
        "since": when(since, now),
        "due": when(due, now),
        "minutes": abs(int((due - now).total_seconds())) // 60,
    }
    if due > now:
        return _("since %(since)s, to be settled by %(due)s: %(minutes)d minutes left") % told
    return _("since %(since)s, was to be settled by %(due)s") % told


def unread(desk: Desk) -> list[Entry]:
    """Published first, and not read by the desk yet: the one that is due first."""
    found = (
        rows(desk.request, Task, "change")
        .filter(kind=REVIEW, closed_at=None, edition__language__in=settings.SITE_LANGUAGES)
        .select_related("edition", "opened_by")
        .order_by(F("due_at").asc(nulls_last=True), "pk")
    )
    return [
        of(
            task.edition,
            note=str(task.opened_by or ""),
            told_at=clock_of(task.opened_at, task.due_at, desk.now) if task.due_at else "",
            is_urgent=task.due_at is not None and task.due_at <= desk.now,
        )
        for task in found[: MOST + 1]
    ]


def stuck(desk: Desk) -> list[Entry]:
    """Goes out within the hour, and something would stop a publication now or does not fit any more."""
    soon = (
        Release.objects.filter(desk.of_editions("publish"), since__gt=desk.now, since__lte=desk.now + SOON)
        .exclude(until=F("since"))
        .select_related("edition__article", "revision")
        .prefetch_related("edition__article__photo_uses__photo")
        .order_by("since", "pk")[: 4 * MOST]
    )
    found = []
    for release in soon:
        edition = release.edition
        if problem := obstacle(release):
            at = _("goes out at %(time)s") % {"time": when(release.since, desk.now)}
            found.append(of(edition, note=problem[0], field=problem[1], told_at=at, is_urgent=True))
    return found


def obstacle(release: Release) -> tuple[str, str] | None:
    """What the table of checks would block, asked of the text that goes out: message and field."""
    edition, revision, article = release.edition, release.revision, release.edition.article
    frozen = {row["photo"] for row in revision.photos}
    findings = checks.blocks(
        checks.examine(
            checks.Facts(
                kind=revision.kind,
                headline=revision.headline,
                is_body_empty=body.is_empty(revision.body),
                has_byline=any(row["role"] != "translator" for row in revision.bylines),
                has_section=revision.section_id is not None,
                photos=tuple(photo_fact(use, edition.language) for use in article.photo_uses.all()),
                has_stray_figure=bool(set(body.figures_in(revision.body)) - frozen),
                has_claim=bool(edition.claim_line) or BY_CODE[revision.kind].claims == "none",
                embargo_online_at=embargo.stop_of(article),
                effective_at=release.since,
                relative_dates=(),
            ),
            is_release=True,
        )
    )
    if findings:
        return findings[0].message, findings[0].field
    if edition.stage != Stage.APPROVED:
        return _("The text is being changed: what was approved earlier goes out."), "headline"
    return None


def lifting(desk: Desk) -> list[Entry]:
    """Embargoes that end today in Seoul, late at night also soon: the story must be ready by then."""
    tonight = clock.day_bounds(clock.seoul_day(desk.now))[1]
    found = rows(desk.request, Article).filter(
        pk__gte=desk.first_story,
        embargo_online_at__gt=desk.now,
        embargo_online_at__lte=max(tonight, desk.now + EMBARGO_SOON),
    )
    told = found.order_by("embargo_online_at", "pk").values_list(
        "pk", "original_language", "embargo_online_at", "embargo_source"
    )
    return [
        Entry(
            number,
            language if language in settings.SITE_LANGUAGES else settings.SITE_LANGUAGES[0],
            note=source,
            told_at=_("lifts at %(time)s") % {"time": when(at, desk.now)},
            field="embargo_online_at",
        )
        for number, language, at, source in told[: MOST + 1]
    ]


def on_the_desk(desk: Desk, stage: str, verb: str, condition: Q) -> list[Entry]:
    """Texts that came to a stage by an act, the longest waiting first."""
    last = TransitionLog.objects.filter(edition=OuterRef("pk"), verb=verb).order_by("-pk")
    found = (
        desk.editions("take")
        .filter(stage=stage)
        .annotate(came_at=Subquery(last.values("at")[:1]), came_by=Subquery(last.values("by")[:1]))
        .filter(condition)
        .order_by(F("came_at").asc(nulls_last=True), "pk")[: MOST + 1]
    )
    return [
        of(
            edition,
            told_at=_("since %(time)s") % {"time": when(edition.came_at, desk.now)}
            if edition.came_at
            else "",
        )
        for edition in found
    ]


def submitted(desk: Desk) -> list[Entry]:
    return on_the_desk(desk, Stage.SUBMITTED, "submit", Q())


def taken(desk: Desk) -> list[Entry]:
    """What this person took to the desk and has not decided yet."""
    return on_the_desk(desk, Stage.IN_EDIT, "take", Q(came_by=desk.request.user.pk))


def returned(desk: Desk) -> list[Entry]:
    """Given back to whoever began, signs or submitted it, with the desk's reason."""
    me = desk.request.user
    mine = own(me, "articles.transitionlog") | Q(
        Exists(TransitionLog.objects.filter(edition=OuterRef("edition"), verb="submit", by=me.pk))
    )
    later = TransitionLog.objects.filter(edition=OuterRef("edition"), pk__gt=OuterRef("pk"))
    found = (
        desk.acts("return")
        .filter(mine, desk.of_editions("change"), edition__stage=Stage.DRAFT)
        .exclude(Exists(later))
    )
    return [
        of(act.edition, note=act.reason, told_at=f"{act.by or ''} {when(act.at, desk.now)}", is_urgent=True)
        for act in found[: MOST + 1]
    ]


def untranslated(desk: Desk) -> list[Entry]:
    """The other language is approved, this one is empty, and this person may write it."""
    empty = Q()
    for language in settings.SITE_LANGUAGES:
        name = f"article__{column('headline', language)}"
        empty |= Q(language=language) & (Q(**{f"{name}__isnull": True}) | Q(**{name: ""}))
    ready = Edition.objects.filter(article=OuterRef("article"), stage=Stage.APPROVED, hold=Hold.NONE)
    found = (
        desk.editions("change")
        .filter(empty, Exists(ready), stage=Stage.DRAFT, article__gte=desk.first_story)
        .exclude(language=F("article__original_language"))
        .order_by("-article_id", "language")
    )
    return [of(edition) for edition in found[: MOST + 1]]


def begun(desk: Desk) -> list[Entry]:
    """The person's own drafts; a language nobody has begun is none."""
    written = Q(language=F("article__original_language"))
    for language in settings.SITE_LANGUAGES:
        written |= Q(**{"language": language, f"article__{column('headline', language)}__gt": ""})
    found = (
        desk.editions("change")
        .filter(
            own(desk.request.user, "articles.edition"),
            written,
            stage=Stage.DRAFT,
            article__gte=desk.first_story,
        )
        .annotate(changed_at=F("article__changed_at"))
        .order_by("-article_id", "language")
    )
    return [
        of(edition, told_at=_("changed %(time)s") % {"time": when(edition.changed_at, desk.now)})
        for edition in found[: MOST + 1]
    ]


def named(desk: Desk) -> list[Entry]:
    """Texts readers have with a name that was sealed since."""
    found = (
        rows(desk.request, Task, "change")
        .filter(kind=sealed.CODE, closed_at=None, edition__language__in=settings.SITE_LANGUAGES)
        .select_related("edition")
        .order_by("due_at", "pk")
    )
    return [
        of(
            task.edition,
            note=_("a sealed name is before readers"),
            told_at=clock_of(task.opened_at, task.due_at, desk.now),
            field=sealed.CODE,
            is_urgent=True,
        )
        for task in found[: MOST + 1]
    ]


# In the order of the page. A list of another kind (translations that are behind, say) is one more row.
NEEDS: tuple[Need, ...] = (
    Need("debts", gettext_lazy("To be settled: readers see it already"), "change", owing),
    Need("unread", gettext_lazy("Published first: to be read by the desk"), "approve", unread),
    Need("named", gettext_lazy("A sealed name is before readers"), "correct", named),
    Need("stuck", gettext_lazy("Goes out within the hour, and something is in the way"), "publish", stuck),
    Need("conflicts", gettext_lazy("Conflicts: two texts against each other"), "change", conflicts),
    Need("tasks", gettext_lazy("Tasks of the desk"), "take", tasks),
    Need("embargo", gettext_lazy("Embargo lifts today"), "change", lifting),
    Need("returned", gettext_lazy("Returned to you"), "change", returned),
    Need("submitted", gettext_lazy("Submitted to your desk"), "take", submitted),
    Need("reports", gettext_lazy("Readers' reports"), "take", reports),
    Need("taken", gettext_lazy("You took these to the desk"), "take", taken),
    Need("untranslated", gettext_lazy("Waiting for a translation you can write"), "change", untranslated),
    Need("stale", gettext_lazy("The original changed: translations behind it"), "change", stale),
    Need("begun", gettext_lazy("Your drafts"), "change", begun),
)


def needs_of(desk: Desk) -> list[tuple[Need, list[Entry]]]:
    """The lists that hold something, for whoever has the right to do something about it."""
    found: list[tuple[Need, list[Entry]]] = []
    listed: set[Any] = set()
    for need in NEEDS:
        if not may_somewhere(desk.request.user, "articles.edition", need.operation):
            continue
        entries = need.entries(desk)
        if need.code == "begun":
            entries = [entry for entry in entries if (entry.article, entry.language) not in listed]
        listed |= {(entry.article, entry.language) for entry in entries}
        if entries:
            found.append((need, entries))
    return found
