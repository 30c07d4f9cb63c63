"""Where two texts stand against each other: what I typed while others saved, and fixes no draft has."""

from __future__ import annotations

from django.conf import settings
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin import told
from articles.admin.lines import Desk, Entry, when
from articles.admin.recover import differences
from articles.admin.rows import rows
from articles.admin.waiting_tasks import MOST, task_entry
from articles.languages import own
from articles.models import Article, Edition, Task, Typing
from articles.models.article import TEXT_FIELDS
from articles.models.task import TaskKind
from articles.workflow.parts import SHARED


def conflicts(desk: Desk) -> list[Entry]:
    return [*overtaken(desk), *unmerged(desk)]


def overtaken(desk: Desk) -> list[Entry]:
    """My unsaved texts whose story was saved since I began, a line a window, the newest first."""
    present = Edition.objects.filter(article=OuterRef("article"), language=OuterRef("part"))
    found = (
        Typing.objects.open()
        .filter(
            user=desk.request.user.pk,
            kept_at__isnull=False,
            part__in=(SHARED, *settings.SITE_LANGUAGES),
            article__in=rows(desk.request, Article, "change"),
        )
        .annotate(present=Subquery(present.values("copy_version")[:1]))
        .filter(
            Q(part=SHARED, article__version__gt=F("base_version")) | Q(present__gt=F("base_version")),
        )
        .select_related("article")
        .order_by("-kept_at", "-pk")
    )
    by_window: dict[tuple[int, str], list[Typing]] = {}
    for row in found[: 4 * MOST]:
        if row.part == SHARED or differs(row):
            by_window.setdefault((row.article_id, row.tab), []).append(row)
    return [window(kept, desk) for kept in list(by_window.values())[: MOST + 1]]


def differs(row: Typing) -> bool:
    """Whether the window holds words the text does not have by now."""
    assert row.article is not None
    copy = {name: own(row.article, name, row.part) for name in TEXT_FIELDS}
    return bool(differences(row, copy))


def window(kept: list[Typing], desk: Desk) -> Entry:
    languages = [row.part for row in kept if row.part != SHARED]
    number = kept[0].article_id or 0
    parts = ", ".join(told.part(row.part) for row in kept)
    at = when(max(row.kept_at for row in kept if row.kept_at), desk.now)
    return Entry(
        number,
        languages[0] if languages else settings.SITE_LANGUAGES[0],
        note=_("you typed here and did not save, and somebody saved since: %(parts)s") % {"parts": parts},
        told_at=_("typed %(time)s") % {"time": at},
        is_urgent=True,
        address=f"{reverse('admin:articles_article_change', args=[number])}#recover-1",
    )


def unmerged(desk: Desk) -> list[Entry]:
    """Fixes readers have and the draft could not take in."""
    found = (
        rows(desk.request, Task, "change")
        .filter(kind=TaskKind.MERGE, closed_at=None)
        .select_related("edition", "article")
        .order_by(F("due_at").asc(nulls_last=True), "pk")
    )
    return [task_entry(task, desk.now) for task in found[: MOST + 1]]
