"""Says in full what a task is about: the texts that differ, the addresses, what failed; no killed words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from articles import clock
from articles.admin.lines import when
from articles.models import Task
from articles.models.task import TaskKind
from articles.text.body import BodyTooLong
from articles.text.since import changes
from articles.workflow import seen
from articles.workflow.sealed import FIELDS

EVENTS: dict[str, str | Promise] = {
    "live": pgettext_lazy("task", "a text came before readers"),
    "ended": pgettext_lazy("task", "a text went from readers"),
    "withheld": pgettext_lazy("task", "a text was withheld"),
    "killed": pgettext_lazy("task", "a text was killed"),
}
Row = tuple[str, str | SafeString]
# Kinds whose particulars are, or may show, words of the story.
WITH_WORDS = frozenset({TaskKind.MERGE, TaskKind.TRANSLATION, TaskKind.STILL_SHOWN})


def in_full(task: Task, hides: Collection[str] | None) -> SafeString:
    """`hides`: the languages of the story whose words this person may not read; None if nobody has asked."""
    if task.kind in WITH_WORDS and (hides is None or is_hidden(task, hides)):
        return format_html("<p>{}</p>", _("These are words of a killed text: they are not shown to you."))
    return format_html_join("", "<p><strong>{}:</strong> {}</p>", rows(task))


def is_hidden(task: Task, hides: Collection[str]) -> bool:
    if task.kind == TaskKind.STILL_SHOWN:
        return bool(hides)
    about = {task.data.get("language"), task.data.get("original"), task.edition and task.edition.language}
    return not about.isdisjoint(hides)


def rows(task: Task) -> Iterator[Row]:
    data: dict[str, Any] = task.data
    if note := data.get("note"):
        yield _("note to readers"), str(note)
    for key, (before, text) in data.get("texts", {}).items():
        yield field(key), between(before, text, key)
    for change in data.get("changes", []):
        place = f"{field(change['field'])} {change['number']}"
        yield place, marked(change["words"])
    if addresses := data.get("addresses"):
        yield pgettext("task", "still there"), ", ".join(str(address) for address in addresses)
    if fields := data.get("fields"):
        yield pgettext("task", "stands in"), ", ".join(str(FIELDS.get(name, name)) for name in fields)
    for name, label in (
        ("event", pgettext("task", "what")),
        ("work", pgettext("task", "what")),
        ("due", pgettext("task", "due")),
        ("done", pgettext("task", "done at")),
        ("attempts", pgettext("task", "attempts")),
        ("error", pgettext("task", "error")),
        ("number", pgettext("task", "row of the audit log")),
    ):
        if name in data:
            yield label, worded(name, data[name])


def worded(name: str, value: Any) -> str:
    if name in ("due", "done"):
        return instant(value)
    return str(EVENTS.get(value, value)) if name == "event" else str(value)


def field(key: str) -> str:
    return seen.named([key])[0]


def instant(text: str) -> str:
    return when(dt.datetime.fromisoformat(text), clock.now())


def between(before: str, text: str, key: str) -> SafeString:
    """What readers had and have, word by word; cut texts that cannot be compared stand whole."""
    try:
        found = changes(before, text, is_body=key == "body")
    except BodyTooLong:
        found = ()
    if not found:
        return marked([("del", before), ("ins", text)])
    return format_html_join(" … ", "{}", ((marked(change.words),) for change in found))


def marked(words: Any) -> SafeString:
    shapes = {"del": "<del>{}</del>", "ins": "<ins>{}</ins>"}
    return format_html_join("", "{}", ((format_html(shapes.get(op, "{}"), text),) for op, text in words))
