"""Restore: readers get back the text they last saw; a spiked story only becomes a draft again."""

from articles.models.choices import Stage
from articles.workflow.act import Act
from articles.workflow.releases import begin


def restore(act: Act) -> None:
    if act.edition.stage == Stage.SPIKED:
        return
    last = act.edition.releases.filter(since__lt=act.at).order_by("-since").select_related("revision").first()
    act.edition.held_at = None
    if last is not None and last.until is not None and last.until > last.since:
        act.revision = last.revision
