"""Seats of a newsroom as bundles of roles: one literal list for a small paper, one for a large one.

There is one policy table; a seat only says which of its roles a person holds. `manage.py seat` gives them.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.workflow.policy import (
    BUREAU_CHIEF,
    BUREAU_EDITOR,
    COVERAGE_EDITOR,
    DUTY_PUBLISHER,
    NATIONAL_EDITOR,
    PHOTO_EDITOR,
    REPORTER,
    RIGHTS_MANAGER,
    SYSTEM_ADMIN,
    TRANSLATOR,
)

HERE, EVERYWHERE = "here", "everywhere"


@dataclass(frozen=True, slots=True)
class Part:
    """One role of a seat: at the bureau of whoever sits there, or at every one."""

    role: str
    where: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    code: str
    label: str | Promise
    parts: tuple[Part, ...]

    @property
    def needs_bureau(self) -> bool:
        return any(part.where == HERE for part in self.parts)


PRESETS: dict[str, tuple[Seat, ...]] = {
    # A paper of twelve: everybody does several things, and one office keeps rights and the system.
    "twelve": (
        Seat("editor_in_chief", _("editor-in-chief"), (Part(NATIONAL_EDITOR, EVERYWHERE),)),
        Seat(
            "desk",
            _("desk"),
            (
                Part(BUREAU_EDITOR, EVERYWHERE),
                Part(PHOTO_EDITOR, EVERYWHERE),
                Part(COVERAGE_EDITOR, EVERYWHERE),
            ),
        ),
        Seat("reporter", _("reporter"), (Part(REPORTER, HERE),)),
        Seat("night_reporter", _("reporter on night duty"), (Part(DUTY_PUBLISHER, HERE),)),
        Seat("translator", _("translator into English"), (Part(TRANSLATOR, EVERYWHERE, "en"),)),
        Seat("office", _("office"), (Part(RIGHTS_MANAGER, EVERYWHERE), Part(SYSTEM_ADMIN, EVERYWHERE))),
    ),
    # A paper of three hundred: one seat, one kind of work, each at its bureau.
    "three-hundred": (
        Seat("national_desk", _("national desk"), (Part(NATIONAL_EDITOR, EVERYWHERE),)),
        Seat("bureau_chief", _("bureau chief"), (Part(BUREAU_CHIEF, HERE),)),
        Seat("bureau_editor", _("bureau editor"), (Part(BUREAU_EDITOR, HERE),)),
        Seat("reporter", _("reporter"), (Part(REPORTER, HERE),)),
        Seat("night_reporter", _("reporter on night duty"), (Part(DUTY_PUBLISHER, HERE),)),
        Seat("english_desk", _("English desk"), (Part(BUREAU_EDITOR, EVERYWHERE, "en"),)),
        Seat("translator", _("translator into English"), (Part(TRANSLATOR, EVERYWHERE, "en"),)),
        Seat("photo_desk", _("photo desk"), (Part(PHOTO_EDITOR, EVERYWHERE),)),
        Seat("coverage_desk", _("special coverage desk"), (Part(COVERAGE_EDITOR, EVERYWHERE),)),
        Seat("rights_desk", _("rights desk"), (Part(RIGHTS_MANAGER, EVERYWHERE),)),
        Seat("system", _("system administration"), (Part(SYSTEM_ADMIN, EVERYWHERE),)),
    ),
}


def seat(preset: str, code: str) -> Seat:
    """Raises KeyError for a seat no preset has."""
    return {one.code: one for one in PRESETS[preset]}[code]
