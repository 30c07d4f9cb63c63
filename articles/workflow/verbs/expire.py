"""End publication at an instant, now or later; what was planned for after it is taken back."""

from django.utils.translation import gettext as _

from articles.workflow.act import Act
from articles.workflow.refusals import NotPossible


def expire(act: Act) -> None:
    if act.effective_at < act.at:
        raise NotPossible(_("That instant is past. Choose a later one."))
    unfinished = list(act.edition.releases.unfinished(act.at).order_by("-since"))
    kept = [release for release in unfinished if release.since < act.effective_at]
    if not kept:
        raise NotPossible(_("Nothing would be public before that instant. Cancel the schedule instead."))
    for release in unfinished:
        release.until = release.since if release.since >= act.effective_at else release.until
        release.save(update_fields=["until"])
    last = kept[0]
    last.until = act.effective_at
    last.save(update_fields=["until"])
    act.edition.expires_at = act.effective_at
    act.release = last
    act.revision = last.revision
