"""Asks of a text that replaces a live one whether readers are told: no silent change of a story."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Edition, Revision
from articles.models.release import Weight
from articles.text import body
from articles.text.weight import Judged, Read, weigh
from articles.workflow.act import Act
from articles.workflow.refusals import Material, NotPossible

REASONS = {
    "headline": gettext_lazy("the headline says something else"),
    "number": gettext_lazy("a figure changed"),
    "denial": gettext_lazy("a denial came or went"),
    "name": gettext_lazy("a name changed"),
    "signed": gettext_lazy("somebody else signs"),
    "words": gettext_lazy("much of the text is new"),
}


def read(revision: Revision) -> Read:
    return Read(
        revision.headline,
        revision.deck,
        body.plain(revision.body),
        tuple(entry["name"] for entry in revision.bylines),
    )


def judged(before: Revision, after: Revision) -> Judged:
    return weigh(read(before), read(after))


def live_text(edition: Edition, act: Act) -> Revision | None:
    """What readers see when the new text comes."""
    release = edition.releases.visible_range(act.at).select_related("revision").first()
    return release.revision if release else None


def settle(act: Act, after: Revision) -> str:
    """The weight of `after` for who reads the story now. Raises Material: then it has to be said first.

    Said is `act.weight`; material comes with a note to readers, or with the reason why there is none.
    """
    before = live_text(act.edition, act)
    if before is None:
        return ""
    if act.weight not in ("", *Weight.values):
        raise NotPossible(_("Say whether the change is minor or material."))
    if act.weight == str(Weight.MINOR):
        return act.weight
    found = judged(before, after)
    if act.note:
        return str(Weight.MATERIAL)
    if act.weight == str(Weight.MATERIAL):
        if not act.reason:
            raise NotPossible(_("Write a note to readers, or say why a material change comes without one."))
        return act.weight
    if found.is_material:
        told = "; ".join(str(REASONS[code]) for code in found.reasons)
        raise Material(
            _(
                "This changes the story (%(reasons)s). Say first: is it minor, or material with a note to "
                "readers, or material without one because …?"
            )
            % {"reasons": told},
            found.reasons,
        )
    return str(Weight.MINOR)
