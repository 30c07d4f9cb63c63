"""What the law prescribes: kept with the story in words that are not the desk's, whatever becomes of it."""

from django.utils.translation import gettext as _

from articles.models import Correction
from articles.models.correction import BY_LAW, Basis, Kind, Prominence
from articles.text import line
from articles.text import statutory as words
from articles.workflow.act import Act, Particulars
from articles.workflow.refusals import NotPossible
from articles.workflow.supersede import supersede

MOST_TITLE, MOST_PAGE, MOST_CASE = 200, 10, 60  # characters


def statutory(act: Act) -> None:
    told = checked(act)
    article = act.article
    note = Correction.objects.create(
        edition=act.edition,
        kind=told.kind,
        title=line.tidy(told.title),
        text=act.note,
        basis=told.basis,
        original_on=told.original_on or article.printed_on,
        original_page=line.tidy(told.original_page or article.print_page),
        closing_line=words.closing_line(told.kind, told.basis, act.edition.language),
        prominence=told.prominence,
        case_ref=line.tidy(told.case_ref),
        of=told.of,
        at=act.at,
        by_id=act.by.pk,
    )
    if note.kind == Kind.STATUTORY:
        supersede(act.edition, note, by=act.by, at=act.at)


def checked(act: Act) -> Particulars:
    told = act.particulars
    assert told is not None  # perform() has asked for them
    if told.kind not in BY_LAW:
        raise NotPossible(_("Choose a statutory correction, a right of reply or a follow-up report."))
    if told.basis not in Basis.values or told.basis == str(Basis.OWN):
        raise NotPossible(_("Say on what basis it is printed: an agreement, the Commission or a court."))
    if told.prominence not in Prominence.values:
        raise NotPossible(_("Say where it stands: above the text or under it."))
    if not line.tidy(told.title):
        raise NotPossible(_("Give it the title it is to be printed under."))
    limits = ((told.title, MOST_TITLE), (told.original_page, MOST_PAGE), (told.case_ref, MOST_CASE))
    if any(len(text) > most for text, most in limits):
        raise NotPossible(_("A title has at most 200 characters, a page 10, a case number 60."))
    if told.of is not None and not is_same_elsewhere(told.of, act, told.kind):
        raise NotPossible(_("Choose the same note again: it must be of this story, in another language."))
    return told


def is_same_elsewhere(other: Correction, act: Act, kind: str) -> bool:
    """Asked of the database: what is handed in may be anything."""
    same = Correction.objects.filter(pk=other.pk, kind=kind, edition__article=act.article)
    return same.exclude(edition=act.edition).exists()
