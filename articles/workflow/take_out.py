"""Takes texts that were printed out of every history and every look back, for good: by a ruling or an
agreement, or to leave somebody's name in the past. What readers see now is no part of it.
"""

from __future__ import annotations

import datetime as dt

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from articles.models import Edition, Superseded, TransitionLog
from articles.models.choices import Hold
from articles.models.superseded import WITHDRAWN, SupersededBasis
from articles.text import line
from articles.workflow.grants import Actor
from articles.workflow.refusals import NotPossible
from articles.workflow.stateless import done
from articles.workflow.supersede import supersede

OPERATION = "supersede"
BLOCKED, ANONYMISED = str(SupersededBasis.BLOCKED), str(SupersededBasis.ANONYMISED)
BASES = {"block": BLOCKED, "anonymise": ANONYMISED}
MOST_REASON = 300  # characters


def take_out(
    edition: Edition, verb: str, *, by: Actor, reason: str, now: dt.datetime | None = None
) -> TransitionLog:
    """`verb` is a key of BASES. Raises a Refused, and then nothing was done."""
    why = line.tidy(reason)
    if not why or len(why) > MOST_REASON:
        raise NotPossible(_("Say why in at most %(most)d characters.") % {"most": MOST_REASON})
    basis = BASES[verb]

    def effect(fresh: Edition, at: dt.datetime) -> None:
        stays = standing(fresh, at)
        if basis == BLOCKED and stays:
            raise NotPossible(
                _("Readers have this text, or are to have it. End its publication or kill it first.")
            )
        before = withdrawn(fresh).count()
        supersede(fresh, None, by=by, at=at, basis=basis, stays=stays)
        if withdrawn(fresh).count() == before:
            raise NotPossible(
                _("There is no earlier text to take out. Publish the text without the name first.")
                if basis == ANONYMISED
                else _("There is no printed text to take out.")
            )

    return done(verb, edition, by, now, effect, operation=OPERATION, reason=why)


def standing(edition: Edition, at: dt.datetime) -> frozenset[int]:
    """The texts readers have, are to have, or get again once the story is restored."""
    if edition.hold == Hold.KILLED:
        return frozenset()
    running = edition.releases.unfinished(at)
    if edition.hold == Hold.WITHHELD:
        running = running | edition.releases.filter(until=edition.held_at).exclude(until=F("since"))
    return frozenset(running.values_list("revision", flat=True))


def withdrawn(edition: Edition) -> QuerySet[Superseded]:
    return Superseded.objects.filter(revision__edition=edition, basis__in=WITHDRAWN)
