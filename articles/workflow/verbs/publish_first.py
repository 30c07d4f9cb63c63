"""Publish first: the text goes out at once, and the desk has a task to read it within half an hour."""

from __future__ import annotations

from articles.workflow.act import Act
from articles.workflow.releases import begin
from articles.workflow.verbs.approve import approve


def publish_first(act: Act) -> None:
    approve(act)
    act.revision = act.edition.approved_revision
    assert act.revision is not None  # approved just now
    act.release = begin(act.edition, act.revision, act.at, by=act.by, at=act.at)
