"""Hold and unhold: a text is kept back from what would go out next; what readers see now is not touched."""

from __future__ import annotations

from django.utils.translation import gettext as _

from articles.workflow.act import Act
from articles.workflow.refusals import NotPossible
from articles.workflow.releases import cancel_pending


def hold(act: Act) -> None:
    if act.edition.is_on_hold:
        raise NotPossible(_("It is on hold already."))
    cancel_pending(act.edition, act.at)
    act.edition.is_on_hold = True


def unhold(act: Act) -> None:
    if not act.edition.is_on_hold:
        raise NotPossible(_("It is not on hold any more."))
    act.edition.is_on_hold = False
