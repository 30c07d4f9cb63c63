"""Restore: readers get back the text the hold took from them; a spiked story only becomes a draft again."""

from articles.models.choices import Stage
from articles.workflow.act import Act


def restore(act: Act) -> None:
    if act.edition.stage == Stage.SPIKED:
        return
    # What ended in the instant the hold began. What had run out before it, or was only planned, stays gone.
    held_at = act.edition.held_at
    ended = act.edition.releases.filter(since__lt=held_at, until=held_at).select_related("revision").first()
    act.edition.held_at = None
    if ended is not None:
        act.revision = ended.revision
