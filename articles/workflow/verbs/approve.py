"""Approve: freeze the copy as it stands; what is published later is this text, whatever is typed
meanwhile.
"""

from articles.workflow.act import Act
from articles.workflow.freeze import freeze


def approve(act: Act) -> None:
    act.revision = freeze(act.article, act.edition, by=act.by, at=act.at, note=act.reason)
    act.edition.approved_revision = act.revision
