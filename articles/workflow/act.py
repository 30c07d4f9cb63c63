"""One act under way: the locked records it works on, who does it, and what it leaves behind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from articles.models import Article, Correction, Edition, Release, Revision
from articles.workflow.grants import Actor


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a statutory note says beside its text. `original_on` and `original_page`: where the text first
    stood in print, by default what the story says; `of` is the same note in another language.
    """

    kind: str
    title: str
    basis: str
    original_on: dt.date | None = None
    original_page: str = ""
    prominence: str = "normal"
    case_ref: str = ""
    of: Correction | None = None


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
    particulars: Particulars | None = None
    # minor or material, as the desk said; empty: it did not say.
    weight: str = ""
    # For a fix: what is to be read instead, by key, and the release it was typed against.
    texts: Mapping[str, str] | None = None
    base: int | None = None
    revision: Revision | None = None
    release: Release | None = None
