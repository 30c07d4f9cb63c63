"""Cancel the schedule: what was planned does not happen, what runs goes on."""

from django.utils.translation import gettext as _

from articles.workflow.act import Act
from articles.workflow.refusals import NotPossible
from articles.workflow.releases import cancel_pending


def unschedule(act: Act) -> None:
    pending = cancel_pending(act.edition, act.at)
    if not pending:
        raise NotPossible(_("Nothing is scheduled. Reload the page to see how it stands."))
    act.release = pending[0]
    act.revision = pending[0].revision
