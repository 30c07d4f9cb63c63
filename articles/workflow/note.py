"""The note to readers that comes with a text: what it may hold, and the row that keeps it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from articles.models import Correction
from articles.models.correction import MOST_CHARACTERS, MOST_STATUTORY
from articles.text.lines import tidy_lines
from articles.workflow.act import Act
from articles.workflow.refusals import NotPossible

KINDS = {
    "correct": Correction.Kind.CORRECTION,
    "clarify": Correction.Kind.CLARIFICATION,
    "update": Correction.Kind.UPDATE,
    "fix": Correction.Kind.CORRECTION,
}


def words_of(note: str, *, is_statutory: bool = False) -> str:
    """The note as it is kept. Raises NotPossible if it is longer than a note may be."""
    told = tidy_lines(note)
    most = MOST_STATUTORY if is_statutory else MOST_CHARACTERS
    if len(told) > most:
        raise NotPossible(
            _("Say it in %(most)s characters: the note has %(length)s.") % {"most": most, "length": len(told)}
        )
    return told


def tell_readers(act: Act) -> None:
    """Keep the act's note, if it has one, with the release it came with."""
    if act.note and act.release is not None:
        Correction.objects.create(
            edition=act.edition,
            release=act.release,
            kind=KINDS[act.verb],
            text=act.note,
            at=act.release.since,
            by_id=act.by.pk,
        )
