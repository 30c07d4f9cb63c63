"""Correct and clarify: the present copy from this instant on, with a note that tells readers what changed.

Where the text was put right before and only the note was forgotten, the same text goes on, with the note.
"""

from articles.models.choices import Stage
from articles.workflow.act import Act
from articles.workflow.crossed import crossed
from articles.workflow.note import tell_readers
from articles.workflow.releases import begin
from articles.workflow.verbs.approve import approve
from articles.workflow.weight import live_text, settle


def correct(act: Act) -> None:
    if act.edition.stage != Stage.APPROVED:
        approve(act)
    act.revision = act.edition.approved_revision
    assert act.revision is not None  # approved just now, or the stage says so: a constraint of the database
    weight = settle(act, act.revision)
    before = live_text(act.edition, act)
    act.release = begin(act.edition, act.revision, act.at, by=act.by, at=act.at, weight=weight)
    tell_readers(act)
    crossed(act, before)
