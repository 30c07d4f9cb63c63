"""The buttons of a story's page: every act a person can do now, and the one that comes first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.models import Edition
from articles.models.choices import Hold, Phase, Stage
from articles.workflow.grants import Actor, may_somewhere
from articles.workflow.perform import choices, everything_allowed
from articles.workflow.transitions import RELEASING as RELEASING_OPERATIONS
from articles.workflow.transitions import TRANSITIONS, possible

APPROVE_AND_PUBLISH = "approve-and-publish"
# Instead of a language in an act's address: every language of the story for which it is possible.
TOGETHER = "together"
RELEASE, SUBMIT, PUBLISH_FIRST = "release", "submit", "publish_first"
# What "release" means for one language, whichever is possible first.
RELEASING = (APPROVE_AND_PUBLISH, "publish", "update")
# The act a person most likely came for, first of these that is possible.
FIRST_CHOICE = (*RELEASING, PUBLISH_FIRST, SUBMIT, "approve", "take", "restore")
FROM_NOW_ON = _("Readers see this text from now on.")


@dataclass(frozen=True, slots=True)
class Button:
    verb: str
    label: Any
    readers_see: Any
    needs_reason: bool = False
    is_checked: bool = True
    is_release: bool = False

    @property
    def shows_text(self) -> bool:
        """Whether its page shows what readers will get: acts that bring a text nearer to them."""
        return self.is_checked or self.verb == SUBMIT


BOTH_NOW = Button(
    RELEASE,
    _("Publish together"),
    _("Readers see these texts from now on, all of them at one instant."),
    is_release=True,
)
# No act: the text is saved and shown as readers would get it.
PREVIEW = Button("preview", _("Preview"), "")
BOTH_SUBMIT = Button(SUBMIT, _("Submit together"), _("Readers see no difference."), is_checked=False)


def buttons(edition: Edition, by: Actor, at: dt.datetime) -> tuple[Button, ...]:
    """Every act possible now for this person; who may do both can approve and publish at once."""
    operations = everything_allowed(by, edition)
    found = [
        Button(
            step.verb,
            step.label,
            step.readers_see,
            step.needs_reason,
            step.is_checked,
            step.operation in RELEASING_OPERATIONS,
        )
        for step in choices(edition, operations, at)
        # Whoever may publish at once needs nobody to read it afterwards.
        if step.verb != PUBLISH_FIRST or "publish" not in operations
    ]
    approve = next((place for place, button in enumerate(found) if button.verb == "approve"), None)
    if approve is not None and edition.hold == Hold.NONE and "publish" in operations:
        see = (
            _("Readers see this text from now on instead of the present one.")
            if edition.phase(at) == Phase.LIVE
            else FROM_NOW_ON
        )
        found.insert(
            approve + 1, Button(APPROVE_AND_PUBLISH, _("Approve and publish now"), see, is_release=True)
        )
    return tuple(found)


def for_new(by: Actor, language: str) -> tuple[Button, ...]:
    """What a new story's page offers before there is a story: saving it decides whether it stays possible."""

    def allowed(operation: str) -> bool:
        return may_somewhere(by, "articles.edition", operation, language)

    found: list[Button] = []
    if allowed("approve") and allowed("publish"):
        found.append(Button(APPROVE_AND_PUBLISH, _("Approve and publish now"), FROM_NOW_ON, is_release=True))
    found += [
        Button(step.verb, step.label, step.readers_see, step.needs_reason, step.is_checked)
        for step in possible(Stage.DRAFT, Hold.NONE, Phase.UNPUBLISHED)
        if step.verb in ("approve", SUBMIT, PUBLISH_FIRST) and allowed(step.operation)
    ]
    return tuple(found)


def for_all(by_language: Mapping[str, Iterable[Button]]) -> tuple[Button, ...]:
    """The acts on several languages at once that at least two of them allow."""
    verbs = [{button.verb for button in found} for found in by_language.values()]
    offered = []
    for button, needs in ((BOTH_NOW, RELEASING), (BOTH_SUBMIT, (SUBMIT,))):
        if sum(bool(have.intersection(needs)) for have in verbs) > 1:
            offered.append(button)
    return tuple(offered)


def first(found: Iterable[Button]) -> Button | None:
    """The act that is drawn as the page's own button."""
    by_verb = {button.verb: button for button in found}
    return next((by_verb[verb] for verb in FIRST_CHOICE if verb in by_verb), None)


def every_verb(by: Actor, edition: Edition) -> set[str]:
    """What this person could do to the edition in some state: anything else is not there for them."""
    allowed = everything_allowed(by, edition)
    both = {APPROVE_AND_PUBLISH, RELEASE} if {"approve", "publish"} <= allowed else set()
    return both | {step.verb for step in TRANSITIONS if step.operation in allowed}
