"""Every act that changes an edition's state, as one literal table, each with what readers will see."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models.choices import Hold, Phase, Stage

ANY_STAGE = frozenset(Stage.values)
OPEN_STAGES = frozenset({Stage.DRAFT, Stage.SUBMITTED, Stage.IN_EDIT, Stage.APPROVED})
ANY_PHASE = frozenset(Phase.values)
NEVER_RAN = frozenset({Phase.UNPUBLISHED})


@dataclass(frozen=True, slots=True)
class Transition:
    """`to_stage` or `to_hold` None: unchanged. `operation` is the policy's word for the permission needed."""

    verb: str
    label: str | Promise
    stages: frozenset[str]
    to_stage: str | None
    holds: frozenset[str]
    to_hold: str | None
    phases: frozenset[str]
    operation: str
    needs_reason: bool
    is_checked: bool
    readers_see: str | Promise


def row(
    verb: str,
    label: str | Promise,
    stages: frozenset[str],
    to_stage: str | None,
    holds: frozenset[str],
    to_hold: str | None,
    phases: frozenset[str],
    operation: str,
    readers_see: str | Promise,
    *,
    reason: bool = False,
    checked: bool = False,
) -> Transition:
    return Transition(
        verb, label, stages, to_stage, holds, to_hold, phases, operation, reason, checked, readers_see
    )


FREE = frozenset({Hold.NONE})
HELD = frozenset({Hold.WITHHELD})
FREE_OR_HELD = FREE | HELD
READERS_TOLD = _("Readers see this text from now on, with your note under it and on the page of corrections.")
NOTHING_NEW = _("Readers see no difference.")

TRANSITIONS: tuple[Transition, ...] = (
    row("submit", _("Submit"), frozenset({Stage.DRAFT}), Stage.SUBMITTED, FREE_OR_HELD, None, ANY_PHASE, "submit", NOTHING_NEW),
    row("take", _("Take to the desk"), frozenset({Stage.SUBMITTED}), Stage.IN_EDIT, FREE_OR_HELD, None, ANY_PHASE, "take", NOTHING_NEW),
    row("return", _("Return"), frozenset({Stage.SUBMITTED, Stage.IN_EDIT, Stage.APPROVED}), Stage.DRAFT, FREE_OR_HELD, None,
        ANY_PHASE - {Phase.SCHEDULED}, "return", NOTHING_NEW, reason=True),
    row("reopen", _("Edit again"), frozenset({Stage.APPROVED}), Stage.DRAFT, FREE_OR_HELD, None, ANY_PHASE, "reopen", NOTHING_NEW),
    row("approve", _("Approve"), frozenset({Stage.DRAFT, Stage.SUBMITTED, Stage.IN_EDIT}), Stage.APPROVED, FREE_OR_HELD, None,
        ANY_PHASE, "approve", NOTHING_NEW, checked=True),
    row("publish", _("Publish"), frozenset({Stage.APPROVED}), None, FREE, None,
        frozenset({Phase.UNPUBLISHED, Phase.SCHEDULED, Phase.EXPIRED}), "publish",
        _("Readers see this text from now on."), checked=True),
    row("update", _("Publish the update"), frozenset({Stage.APPROVED}), None, FREE, None, frozenset({Phase.LIVE}), "publish",
        _("Readers see this text from now on instead of the present one."), checked=True),
    row("correct", _("Publish a correction"), OPEN_STAGES, Stage.APPROVED, FREE, None, frozenset({Phase.LIVE}), "correct",
        READERS_TOLD, checked=True),
    row("clarify", _("Publish a clarification"), OPEN_STAGES, Stage.APPROVED, FREE, None, frozenset({Phase.LIVE}), "correct",
        READERS_TOLD, checked=True),
    row("fix", _("Fix what readers see"), OPEN_STAGES, None, FREE, None, frozenset({Phase.LIVE}), "fix",
        _("Readers see the text they see now, with only this put right; it is put right in the draft too."), checked=True),
    row("statutory", _("Print what the law prescribes"), ANY_STAGE, None, frozenset(Hold.values), None,
        frozenset({Phase.LIVE, Phase.EXPIRED, Phase.WITHHELD, Phase.KILLED}), "statutory",
        _("Readers see it from now on with the story and on the page of corrections; there it stays even if the story goes.")),
    row("schedule", _("Schedule"), frozenset({Stage.APPROVED}), None, FREE, None,
        frozenset({Phase.UNPUBLISHED, Phase.SCHEDULED, Phase.LIVE, Phase.EXPIRED}), "publish",
        _("Readers see this text from the chosen instant on."), checked=True),
    row("unschedule", _("Cancel the schedule"), ANY_STAGE, None, FREE, None, frozenset({Phase.SCHEDULED, Phase.LIVE}), "publish",
        _("Nothing changes for readers at the instant that was planned.")),
    row("expire", _("End publication"), ANY_STAGE, None, FREE, None, frozenset({Phase.LIVE, Phase.SCHEDULED}), "publish",
        _("From the chosen instant on, readers find nothing at this address.")),
    row("withhold", _("Withhold"), ANY_STAGE, None, FREE, Hold.WITHHELD, frozenset({Phase.LIVE, Phase.SCHEDULED}), "withhold",
        _("Readers find nothing at this address until it is restored."), reason=True),
    row("restore", _("Restore"), ANY_STAGE, None, HELD, Hold.NONE, frozenset({Phase.WITHHELD}), "restore",
        _("Readers see the text again that they saw before.")),
    row("restore", _("Take out of the bin"), frozenset({Stage.SPIKED}), Stage.DRAFT, FREE, None, NEVER_RAN, "restore", NOTHING_NEW),
    row("kill", _("Kill"), ANY_STAGE, None, FREE_OR_HELD, Hold.KILLED,
        frozenset({Phase.LIVE, Phase.WITHHELD, Phase.EXPIRED}), "kill",
        _("Readers find a short note that the story was withdrawn, for good."), reason=True),
    row("publish_first", _("Publish first, the desk reads it later"), frozenset({Stage.DRAFT, Stage.SUBMITTED, Stage.IN_EDIT}),
        Stage.APPROVED, FREE, None, frozenset({Phase.UNPUBLISHED, Phase.LIVE}), "publish_first",
        _("Readers see this text from now on, and the desk is asked to read it within 30 minutes."), checked=True),
    row("hold", _("Put on hold"), OPEN_STAGES, None, FREE_OR_HELD, None, ANY_PHASE, "hold",
        _("Nothing more goes out until it is released from hold, and what is scheduled is taken back. What readers see now stays."),
        reason=True),
    row("unhold", _("Release from hold"), OPEN_STAGES, None, FREE_OR_HELD, None, ANY_PHASE, "hold",
        _("Readers see no difference: what was scheduled before has to be scheduled again.")),
    row("spike", _("Spike"), OPEN_STAGES, Stage.SPIKED, FREE, None, NEVER_RAN, "spike", NOTHING_NEW, reason=True),
)  # fmt: skip

VERBS = tuple(dict.fromkeys(transition.verb for transition in TRANSITIONS))
# The policy's word for each verb: rows of one verb need the same permission.
OPERATIONS = {transition.verb: transition.operation for transition in TRANSITIONS}
# What people call each act; of two rows of one verb the first says it.
LABELS = {transition.verb: transition.label for transition in reversed(TRANSITIONS)}
# An act on a translation that moves no state; it stands in the same log.
LABELS["still_right"] = _("Checked: the translation still stands")
# Acts on a whole story that move no state either.
LABELS["lift_embargo"] = _("Lift the embargo")
LABELS["flag_legal"], LABELS["clear_legal"] = _("Legal check asked for"), _("Legal check cleared")
LABELS["flag_identity"], LABELS["clear_identity"] = _("Identity protected"), _("Protection of identity ended")
LABELS |= {
    "show_history": _("Show readers how the text changed"),
    "hide_history": _("Show the changes no more"),
    "block": _("Earlier texts blocked"),
    "anonymise": _("Earlier texts taken out for a name"),
    "point_out": _("Tell readers that the original was corrected"),
}
# Verbs that take an instant: required, or optional (now).
NEEDS_INSTANT = frozenset({"schedule"})
TAKES_INSTANT = frozenset({"schedule", "expire"})
# Verbs that come with a note to readers: required, or optional.
NEEDS_NOTE = frozenset({"correct", "clarify", "statutory"})
TAKES_NOTE = NEEDS_NOTE | {"update", "fix"}
# Verbs whose note is not the desk's own: it comes with particulars.
STATUTORY = frozenset({"statutory"})
# Operations by which a text comes before readers.
RELEASING = frozenset({"publish", "correct", "publish_first", "fix"})
# Acts without checks that take back what was scheduled.
DROPPING = frozenset({"withhold", "kill", "hold", "expire"})
# Verbs that come with words of their own.
FIXING = frozenset({"fix"})
# Verbs that replace a live text: somebody has to say how much that changes.
WEIGHED = frozenset({"update", "publish_first", "fix", "schedule", "correct", "clarify"})


def find(verb: str, stage: str, hold: str, phase: str) -> Transition | None:
    """The row of the table for this act in this state, or None: not possible now."""
    for transition in TRANSITIONS:
        if (
            transition.verb == verb
            and stage in transition.stages
            and hold in transition.holds
            and phase in transition.phases
        ):
            return transition
    return None


def possible(stage: str, hold: str, phase: str) -> tuple[Transition, ...]:
    """Every act the state allows, in the table's order."""
    return tuple(
        transition
        for transition in TRANSITIONS
        if stage in transition.stages and hold in transition.holds and phase in transition.phases
    )
