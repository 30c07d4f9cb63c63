"""One act under way: the locked records it works on, who does it, and what it leaves behind."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from articles.models import Article, Edition, Release, Revision
from articles.workflow.grants import Actor


@dataclass(slots=True)
class Act:
    """`at` is the instant of the act, `effective_at` the one from which readers notice it."""

    verb: str
    article: Article
    edition: Edition
    by: Actor
    at: dt.datetime
    effective_at: dt.datetime
    reason: str
    # What readers are told with it, in the edition's language.
    note: str = ""
    revision: Revision | None = None
    release: Release | None = None
