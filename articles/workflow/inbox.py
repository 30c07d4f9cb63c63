"""What readers write to the desk: how it comes in, what is done with it, and when it goes again."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from articles import clock
from articles.models import Correction, ReaderReport, Release, Reporter
from articles.models.reader_report import MOST_OUTCOME, Kind, State
from articles.text.line import tidy
from articles.workflow.grants import Actor, may
from articles.workflow.refusals import NotAllowed, NotPossible

# Act, the states it is possible in, and the state it leads to.
ACTS: dict[str, tuple[frozenset[str], str]] = {
    "answer": (frozenset({"open"}), "answered"),
    "dismiss": (frozenset({"open"}), "dismissed"),
    "reopen": (frozenset({"answered", "dismissed"}), "open"),
}
# Acts that say a correction came of it.
CORRECTED = frozenset({"answer"})
# An open report is late after that.
LATE_AFTER = dt.timedelta(hours=24)
# Rows a turn deletes: a table that was flooded must not be emptied in one transaction.
AT_ONCE = 500


def report_error(
    number: int, language: str, *, kind: str, text: str, reply_to: str, at: dt.datetime
) -> ReaderReport | None:
    """Keep a reader's word about the story they have before them; None if there is no such story to read."""
    release = (
        Release.objects.visible(at)
        .filter(edition__article_id=number, edition__language=language)
        .select_related("edition")
        .first()
    )
    if release is None:
        return None
    return ReaderReport.objects.create(
        kind=kind,
        text=text,
        reply_to=reply_to,
        language=language,
        article_id=number,
        revision_id=release.revision_id,
        received_at=at,
    )


def write_to(
    reporter: int, language: str, *, text: str, reply_to: str, at: dt.datetime
) -> ReaderReport | None:
    """Keep a reader's letter; None if this reporter takes none by form."""
    found = Reporter.objects.filter(pk=reporter, contact=Reporter.Contact.RELAY).first()
    if found is None or (found.left_on is not None and found.left_on <= clock.seoul_day(at)):
        return None
    return ReaderReport.objects.create(
        kind=Kind.LETTER,
        text=text,
        reply_to=reply_to,
        language=language,
        reporter=found,
        received_at=at,
    )


def acts_on(report: ReaderReport) -> tuple[str, ...]:
    """What can be done with it in its state."""
    return tuple(act for act, (states, _to) in ACTS.items() if report.state in states)


def settle(
    report: ReaderReport, act: str, *, by: Actor, outcome: str = "", correction: Correction | None = None
) -> ReaderReport:
    """Do one of ACTS to a report; `correction` is what readers were told of it. Raises a Refused that says
    why; then nothing has changed.
    """
    told = tidy(outcome)
    if len(told) > MOST_OUTCOME:
        raise NotPossible(_("Say the outcome in %(most)s characters.") % {"most": MOST_OUTCOME})
    with transaction.atomic():
        fresh = ReaderReport.objects.select_for_update(no_key=True).filter(pk=report.pk).first()
        if fresh is None or not may(by, ReaderReport, "change", fresh):
            raise NotAllowed(_("You may not settle this report. Ask its bureau editor."))
        if act not in acts_on(fresh):
            raise NotPossible(_("Somebody settled this report meanwhile: look at it again first."))
        if correction is not None and act not in CORRECTED:
            raise NotPossible(_("Only a report that was right leads to a correction."))
        if correction is not None and correction.edition.article_id != fresh.article_id:
            raise NotPossible(_("Choose a correction of this story."))
        fresh.state = ACTS[act][1]
        fresh.correction = correction
        is_open = fresh.state == State.OPEN
        fresh.outcome = told
        fresh.settled_at = None if is_open else clock.now()
        fresh.settled_by_id = None if is_open else by.pk
        fresh.save(update_fields=["state", "outcome", "correction", "settled_at", "settled_by"])
    return fresh


def forget_due() -> int:
    """Delete what readers wrote longer ago than they were told it is kept. Returns how many."""
    before = clock.now() - settings.READER_REPORTS_KEPT
    due = ReaderReport.objects.filter(received_at__lte=before).order_by("received_at")
    found, _by_table = ReaderReport.objects.filter(
        pk__in=list(due.values_list("pk", flat=True)[:AT_ONCE])
    ).delete()
    return found
