"""End publication at an instant, now or later."""

from django.utils.translation import gettext as _

from articles.workflow.act import Act
from articles.workflow.refusals import NotPossible


def expire(act: Act) -> None:
    if act.effective_at < act.at:
        raise NotPossible(_("That instant is past. Choose a later one."))
    last = act.edition.releases.unfinished(act.at).order_by("-since").first()
    if last is None or last.since >= act.effective_at:
        raise NotPossible(
            _("Nothing would be public at that instant. Choose one after the scheduled publication.")
        )
    last.until = act.effective_at
    last.save(update_fields=["until"])
    act.release = last
    act.revision = last.revision
