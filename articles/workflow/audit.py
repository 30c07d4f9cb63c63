"""Writes the book of what was done, each row sealed with the one before it.

The seal is the SHA-256, in hex, of the row as JSON (UTF-8, sorted keys, no spaces): number, at (UTC, ISO
8601, microseconds), kind, by, by_name, article, told and before. An entry that cannot be written fails the
act it belongs to.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from functools import partial
from typing import Any

from articles import clock
from articles.models import Article, AuditEntry
from articles.pagecache.models import Outbox
from articles.text import line
from articles.workflow.act import Act
from articles.workflow.grants import Actor

# The seal before the first row.
BEGINNING = "0" * 64
MOST_CHARACTERS = 400  # of one value


def record(
    kind: str,
    told: dict[str, Any],
    *,
    by: Actor | None = None,
    by_name: str = "",
    article: Article | None = None,
    at: dt.datetime | None = None,
) -> None:
    """One row, in the order of the commits. `told` are short values: text, numbers, lists of these.

    Inside the transaction of what it tells of, last but for the outbox: it waits for every other writer.
    """
    values = {
        "at": at or clock.now(),
        "kind": kind,
        "by_id": by.pk if by else None,
        "by_name": line.tidy(by_name or (str(by) if by else ""))[:150],
        "article_id": article.pk if article else None,
        "told": {name: tidied(value) for name, value in told.items()},
    }
    Outbox.objects.in_order(partial(write, values))


def tidied(value: Any) -> Any:
    """Without control characters, and no longer than what a row may hold."""
    if isinstance(value, str):
        return line.tidy(value)[:MOST_CHARACTERS]
    if isinstance(value, list | tuple):
        return [tidied(part) for part in value]
    return value


def write(values: dict[str, Any]) -> None:
    last = AuditEntry.objects.order_by("-number").values("number", "seal").first()
    entry = AuditEntry(
        number=last["number"] + 1 if last else 1, before=last["seal"] if last else BEGINNING, **values
    )
    entry.seal = seal_of(entry)
    entry.save(force_insert=True)


def seal_of(entry: AuditEntry) -> str:
    """What the row's seal must be."""
    row = {
        "number": entry.number,
        "at": entry.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        "kind": entry.kind,
        "by": entry.by_id,
        "by_name": entry.by_name,
        "article": entry.article_id,
        "told": entry.told,
        "before": entry.before,
    }
    form = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(form.encode()).hexdigest()


def of_act(act: Act, before: str, after: str) -> None:
    """The row of one act on an edition."""
    told = {"verb": act.verb, "language": act.edition.language, "before": before, "after": after}
    if act.reason:
        told["reason"] = act.reason
    record("act", told, by=act.by, article=act.article, at=act.at)
