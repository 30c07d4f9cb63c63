"""Withhold and kill: what readers see ends now, and what was scheduled is taken back."""

from articles.workflow.act import Act
from articles.workflow.releases import cancel_pending, end_running


def withhold(act: Act) -> None:
    cancel_pending(act.edition, act.at)
    act.release = end_running(act.edition, act.at)
    act.revision = act.release.revision if act.release else None
    # A story withheld before keeps the instant from which readers no longer saw it.
    act.edition.held_at = act.edition.held_at or act.at


kill = withhold
