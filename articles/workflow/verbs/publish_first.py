"""Publish first: the text goes out at once, and the desk has a task to read it within half an hour."""

from __future__ import annotations

from articles.workflow.act import Act
from articles.workflow.verbs.approve import approve
from articles.workflow.verbs.publish import publish


def publish_first(act: Act) -> None:
    approve(act)
    publish(act)
