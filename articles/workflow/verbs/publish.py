"""Publish and update: the approved text, from this instant on."""

from django.utils.translation import gettext as _

from articles.workflow.act import Act
from articles.workflow.note import tell_readers
from articles.workflow.refusals import NotPossible
from articles.workflow.releases import begin, shown
from articles.workflow.weight import settle


def publish(act: Act) -> None:
    act.revision = act.edition.approved_revision
    assert act.revision is not None  # the stage "approved" has a text: a constraint of the database
    if shown(act.edition, act.at) == act.revision.pk:
        raise NotPossible(_("Readers see this text already."))
    weight = settle(act, act.revision)
    act.release = begin(act.edition, act.revision, act.at, by=act.by, at=act.at, weight=weight)
    tell_readers(act)
