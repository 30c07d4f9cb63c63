"""Writes one part of a story's copy and keeps what was there; the caller holds the lock and has merged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from articles.models import Article, Edition, SavedCopy
from articles.text.diff import words
from articles.workflow import parts
from articles.workflow.grants import Actor
from articles.workflow.parts import SHARED, Data
from articles.workflow.refusals import Stale

MOST_REASON = 300  # characters


def store(
    article: Article,
    have: Mapping[str, Edition],
    part: str,
    new: Data,
    old: Data,
    version: int,
    by: Actor,
    at: dt.datetime,
    reason: str = "",
) -> None:
    """Keep what was there, write what changed, count the version up; the version stands in the WHERE."""
    SavedCopy.objects.create(
        article=article,
        part=part,
        number=version,
        data=old,
        reason=reason[:MOST_REASON],
        changed={field: how_much(old.get(field), value) for field, value in new.items()},
        replaced_by_id=by.pk,
        replaced_at=at,
    )
    if part == SHARED:
        parts.write_shared(article, new)
        rows = Article.objects.filter(pk=article.pk, version=version).update(
            version=version + 1, changed_at=at
        )
    else:
        parts.write_language(article, have[part], new)
        rows = Edition.objects.filter(pk=have[part].pk, copy_version=version).update(copy_version=version + 1)
        Article.objects.filter(pk=article.pk).update(changed_at=at)
    if rows != 1:
        raise Stale(_("Somebody saved this text since you opened it. Look at it again first."))


def how_much(before: Any, after: Any) -> list[int]:
    """[taken out, put in]: characters of a text, rows of a list, or one for one of anything else."""
    if isinstance(after, str) and isinstance(before, str | None):
        found = words(before or "", after)
        return [sum(len(text) for op, text in found if op == kind) for kind in ("del", "ins")]
    if isinstance(after, list):
        have = before if isinstance(before, list) else []
        return [sum(row not in after for row in have), sum(row not in have for row in after)]
    return [int(before is not None), int(after is not None)]
