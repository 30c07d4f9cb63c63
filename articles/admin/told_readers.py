"""The page of what readers are told of one text beside the text itself, and what the desk owes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import clock
from articles.admin import told
from articles.admin.compare import readable
from articles.admin.rows import row, rows
from articles.models import Article, Correction, Edition, Task
from articles.models.choices import Phase
from articles.models.task import TaskKind
from articles.text.diff import words
from articles.workflow import stateless, take_out
from articles.workflow.grants import may
from articles.workflow.refusals import Refused
from articles.workflow.seen import named
from articles.workflow.transitions import LABELS

# What can be done here, each with its words.
ACTS: dict[str, tuple[Callable[..., Any], Any, Any]] = {
    stateless.SHOW: (
        stateless.show_history,
        gettext_lazy("Show readers how the text changed"),
        gettext_lazy("The story has a link to a page with every change; superseded words are never on it."),
    ),
    stateless.HIDE: (
        stateless.hide_history,
        gettext_lazy("Show the changes no more"),
        gettext_lazy("Readers find no page of changes."),
    ),
    stateless.POINT_OUT: (
        stateless.point_out,
        gettext_lazy("Tell readers that the original was corrected"),
        gettext_lazy("Readers see one fixed line under this translation and on the page of corrections."),
    ),
}

# For good, and with a reason each.
FOR_GOOD = {
    "block": (
        gettext_lazy("Block what was printed (a ruling or an agreement)"),
        gettext_lazy(
            "Nobody reads the printed texts again: in no history, look back or preview. "
            "Readers must have no text of the story when it is done. It cannot be undone."
        ),
    ),
    "anonymise": (
        gettext_lazy("Take out the texts with the name"),
        gettext_lazy(
            "Readers keep the text they have now; nobody reads the earlier ones again, in no "
            "history, look back or preview. It cannot be undone."
        ),
    ),
}


def page(request: HttpRequest, number: int, language: str, frame: dict[str, Any]) -> HttpResponse:
    article: Article = row(request, Article, number, related=())
    edition = readable(request, article, language)
    here = reverse("admin:articles_article_told", args=[article.pk, language])
    if request.method == "POST":
        verb = request.POST.get("do", "")
        operation = take_out.OPERATION if verb in FOR_GOOD else stateless.OPERATION
        if verb not in ACTS | FOR_GOOD or not may(request.user, Edition, operation, edition):
            raise Http404
        try:
            if verb in FOR_GOOD:
                take_out.take_out(edition, verb, by=request.user, reason=request.POST.get("reason", ""))
            else:
                ACTS[verb][0](edition, by=request.user)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, LABELS[verb])
        return HttpResponseRedirect(here)
    tasks = rows(request, Task).filter(
        edition=edition, closed_at=None, kind__in=(TaskKind.TRANSLATION, TaskKind.MERGE)
    )
    context = {
        "title": _("Story %(number)s: what readers are told") % {"number": article.pk},
        "article": article,
        "edition": edition,
        "language": language,
        "part": told.part(language),
        "notes": rows(request, Correction)
        .filter(edition=edition)
        .select_related("by")
        .order_by("-at", "-pk"),
        "tasks": [(task, *words_of(task, article.hidden_languages)) for task in tasks.order_by("pk")],
        "acts": [
            (verb, *ACTS[verb][1:])
            for verb in possible(edition, article)
            if may(request.user, Edition, stateless.OPERATION, edition)
        ],
        "for_good": [(verb, *words) for verb, words in FOR_GOOD.items()]
        if edition.first_published_at and may(request.user, Edition, take_out.OPERATION, edition)
        else [],
        "most_reason": take_out.MOST_REASON,
    }
    return render(request, "admin/told_readers.html", {**frame, **context})


def possible(edition: Edition, article: Article) -> list[str]:
    at = clock.now()
    found = [stateless.HIDE if edition.shows_history else stateless.SHOW]
    is_translation = edition.language != article.original_language
    if is_translation and edition.phase(at) == Phase.LIVE and stateless.is_behind(edition, at):
        found.append(stateless.POINT_OUT)
    return found


def words_of(task: Task, hides: frozenset[str]) -> tuple[str, list[tuple[str, Any]]]:
    """The note readers of the original had and the changed passages; none of a killed original."""
    if task.data.get("original") in hides:
        return "", []
    return task.data.get("note", ""), particulars(task)


def particulars(task: Task) -> list[tuple[str, Any]]:
    """The changed passages of a task, each with the name of its field and its words."""
    if task.kind == TaskKind.MERGE:
        texts: dict[str, list[str]] = task.data.get("texts", {})
        return [(", ".join(named([key])), words(old, new)) for key, (old, new) in texts.items()]
    return [
        (told.label(change["field"]), [(op, text) for op, text in change["words"]])
        for change in task.data.get("changes", ())
    ]
