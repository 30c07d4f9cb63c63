"""What waits for the desk beside its own texts: open tasks, readers' reports, translations left behind."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.contrib import admin
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.admin.lines import Desk, Entry, of, when
from articles.admin.rows import rows
from articles.admin.told import label
from articles.languages import column, own
from articles.models import Article, Edition, ReaderReport, SavedCopy, Task
from articles.models.reader_report import State
from articles.models.task import TaskKind
from articles.workflow import inbox, seen
from articles.workflow.stale import compared

MOST = 6
OPENING = 60  # characters of a reader's words
# How many of the newest translations are looked at, and of how many the texts are compared.
NEWEST_TRANSLATIONS, COMPARED = 400, 24
# These have lists of their own, with their clocks.
LISTED_ELSEWHERE = (TaskKind.REVIEW, TaskKind.SEALED_NAME, TaskKind.MERGE)


def tasks(desk: Desk) -> list[Entry]:
    """Open tasks, the one that is due first on top; what is due and not done is late."""
    found = (
        rows(desk.request, Task, "change")
        .filter(closed_at=None)
        .exclude(kind__in=LISTED_ELSEWHERE)
        .select_related("edition", "article")
        .order_by(F("due_at").asc(nulls_last=True), "pk")
    )
    return [task_entry(task, desk.now) for task in found[: MOST + 1]]


def task_entry(task: Task, now: dt.datetime) -> Entry:
    language = task.edition.language if task.edition else settings.SITE_LANGUAGES[0]
    is_late = task.due_at is not None and task.due_at <= now
    told_at = _("since %(time)s") % {"time": when(task.opened_at, now)}
    if task.due_at is not None:
        due = {"time": when(task.due_at, now)}
        told_at = (
            _("late: was to be done by %(time)s") % due if is_late else _("to be done by %(time)s") % due
        )
    has_screen = admin.site.is_registered(Task)
    return Entry(
        task.article_id or 0,
        language,
        note=str(task.get_kind_display()),
        told_at=told_at,
        is_urgent=is_late,
        headline="" if task.article_id else str(task.get_kind_display()),
        address=reverse("admin:articles_task_change", args=[task.pk]) if has_screen else "",
    )


def reports(desk: Desk) -> list[Entry]:
    """Readers' reports nobody has settled, the oldest first; after a day they are late."""
    found = rows(desk.request, ReaderReport, "change").filter(state=State.OPEN).order_by("received_at", "pk")
    return [
        Entry(
            report.article_id or 0,
            report.language if report.language in settings.SITE_LANGUAGES else settings.SITE_LANGUAGES[0],
            note=f"{report.get_kind_display()}: {Truncator(' '.join(report.text.split())).chars(OPENING)}",
            told_at=_("since %(time)s") % {"time": when(report.received_at, desk.now)},
            is_urgent=report.received_at <= desk.now - inbox.LATE_AFTER,
            headline="" if report.article_id else str(report.get_kind_display()),
            address=reverse("admin:articles_readerreport_change", args=[report.pk]),
        )
        for report in found[: MOST + 1]
    ]


def behind(desk: Desk) -> list[Edition]:
    """Translations with a text that has not seen the present version of its source, the newest first."""
    source = Edition.objects.filter(
        article=OuterRef("article"), language=OuterRef("article__original_language")
    )
    written = Q()
    for language in settings.SITE_LANGUAGES:
        written |= Q(**{"language": language, f"article__{column('headline', language)}__gt": ""})
    newest = (
        desk.editions("change")
        .filter(written, article__gte=desk.first_story)
        .exclude(language=F("article__original_language"))
        .annotate(source_version=Subquery(source.values("copy_version")[:1]))
        .filter(source_version__gt=seen.FIRST)
        .order_by("-article_id", "language")[:NEWEST_TRANSLATIONS]
    )
    found = [
        edition
        for edition in newest
        if any(edition.source_seen.get(name, seen.FIRST) < edition.source_version for name in seen.TEXTS)
    ]
    return found[:COMPARED]


def stale(desk: Desk) -> list[Entry]:
    """Of those, what really reads otherwise in the source by now: three questions, however many there are."""
    candidates = behind(desk)
    if not candidates:
        return []
    articles = Article.objects.in_bulk({edition.article_id for edition in candidates})
    wanted = Q(pk__in=[])
    asked: dict[int, dict[str, int]] = {}
    for edition in candidates:
        article = articles[edition.article_id]
        noted = {
            name: edition.source_seen.get(name, seen.FIRST)
            for name in seen.TEXTS
            if own(article, name, edition.language)
        }
        asked[edition.pk] = {name: at for name, at in noted.items() if at < edition.source_version}
        wanted |= Q(
            article=article.pk, part=article.original_language, number__in=set(asked[edition.pk].values())
        )
    copies: dict[int, dict[int, SavedCopy]] = {}
    for copy in SavedCopy.objects.filter(wanted):
        copies.setdefault(copy.article_id, {})[copy.number] = copy
    found = []
    for edition in candidates:
        article = articles[edition.article_id]
        original = article.original_language
        source = {name: own(article, name, original) for name in seen.TEXTS}
        texts = list(compared(asked[edition.pk], source, copies.get(article.pk, {}), original))
        if texts:
            fields = ", ".join(str(label(text.field)) for text in texts)
            at = _("changed %(time)s") % {"time": when(min(t.changed_at for t in texts), desk.now)}
            found.append(of(edition, note=fields, told_at=at, field=texts[0].field))
    return found[: MOST + 1]
