"""Publish and update: the approved text, from this instant on."""

from articles.workflow.act import Act
from articles.workflow.releases import begin


def publish(act: Act) -> None:
    act.revision = act.edition.approved_revision
    assert act.revision is not None  # the stage "approved" has a text: a constraint of the database
    act.release = begin(act.edition, act.revision, act.at, by=act.by, at=act.at)
