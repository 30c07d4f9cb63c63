"""Schedule: the approved text from a later instant on; nothing has to run when it comes."""

from django.utils.translation import gettext as _

from articles.workflow.act import Act
from articles.workflow.refusals import NotPossible
from articles.workflow.releases import begin, shown
from articles.workflow.weight import settle


def schedule(act: Act) -> None:
    if act.effective_at <= act.at:
        raise NotPossible(_("That instant is past. Choose a later one, or publish now."))
    act.revision = act.edition.approved_revision
    assert act.revision is not None  # the stage "approved" has a text: a constraint of the database
    if shown(act.edition, act.at) == act.revision.pk:
        raise NotPossible(_("Readers see this text already."))
    ends = act.edition.expires_at
    if ends is not None and act.at < ends <= act.effective_at:
        raise NotPossible(_("Publication ends before that instant. Choose an earlier one."))
    weight = settle(act, act.revision)
    act.release = begin(act.edition, act.revision, act.effective_at, by=act.by, at=act.at, weight=weight)
