"""What must not go out now, whatever brings it: asked before the one act that releases without checks."""

from __future__ import annotations

from django.utils.translation import gettext as _

from articles.languages import column
from articles.models import Edition, Revision, StoryFlag
from articles.models.story_flag import FlagKind
from articles.models.superseded import WITHDRAWN
from articles.workflow import embargo
from articles.workflow.act import Act
from articles.workflow.checks import CHECKS
from articles.workflow.facts import killed_sisters
from articles.workflow.grants import may
from articles.workflow.refusals import NotPossible
from articles.workflow.transitions import FIXING, OPERATIONS, RELEASING


def asked(act: Act) -> None:
    """Raises NotPossible. The other acts that release are asked the same by the table of checks."""
    if OPERATIONS[act.verb] in RELEASING and act.verb not in FIXING and says_it_again(act):
        raise NotPossible(_("These words were taken out for good. Change the text before it goes out."))
    if act.verb != "restore" or act.edition.held_at is None:
        return
    stop = embargo.stop_of(act.article)
    if stop is not None and stop > act.at:
        raise NotPossible(_("The embargo has not lifted yet."))
    if act.edition.is_on_hold:
        raise NotPossible(_("The text is on hold. Release it from hold first."))
    if FlagKind.LEGAL in StoryFlag.objects.open_kinds(act.article.pk):
        raise NotPossible(_("A legal check is asked for. It has to be cleared first."))
    killed = killed_sisters(act.article, act.edition)
    if killed and not may(act.by, Edition, "kill", act.edition):
        check = next(check for check in CHECKS if check.code == "killed")
        raise NotPossible(str(check.message) % {"names": "; ".join(killed)})


def says_it_again(act: Act) -> bool:
    """Whether the copy says once more, word for word, what was withdrawn by law."""
    words = {
        field: getattr(act.article, column(field, act.edition.language)) or ""
        for field in ("headline", "body")
    }
    texts = Revision.objects.filter(edition=act.edition, superseded__basis__in=WITHDRAWN)
    return texts.filter(**words).exists()
