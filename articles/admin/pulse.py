"""One line on the desk's first page: when the work in the background last ran, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from articles.workflow import beat


@dataclass(frozen=True, slots=True)
class Pulse:
    told: str
    is_alarm: bool


def pulse() -> Pulse:
    """Publishing waits for none of it; letters, share images, alarms and checks of withdrawn stories do."""
    heart = beat.read()
    if heart is None:
        return Pulse(
            _("The work in the background has never run here: start “manage.py tick --every 5”."), True
        )
    parts = []
    if heart.is_late:
        parts.append(
            _("The work in the background has stopped: it last ran %(ago)s ago. Ask whoever runs the server.")
            % {"ago": ago(heart.age)}
        )
    else:
        parts.append(_("The work in the background ran %(ago)s ago.") % {"ago": ago(heart.age)})
    if heart.late:
        parts.append(
            ngettext("%(count)d thing in it is late.", "%(count)d things in it are late.", heart.late)
            % {"count": heart.late}
        )
    if heart.failing:
        parts.append(
            ngettext("%(count)d kind of work fails.", "%(count)d kinds of work fail.", len(heart.failing))
            % {"count": len(heart.failing)}
        )
    return Pulse(" ".join(parts), heart.is_late or bool(heart.late or heart.failing))


# Seconds, and how so many of them are called.
UNITS = (
    (86_400, ngettext_lazy("%(count)d day", "%(count)d days", "count")),
    (3_600, ngettext_lazy("%(count)d hour", "%(count)d hours", "count")),
    (60, ngettext_lazy("%(count)d minute", "%(count)d minutes", "count")),
    (1, ngettext_lazy("%(count)d second", "%(count)d seconds", "count")),
)


def ago(seconds: float) -> str:
    """In the largest whole unit."""
    length, words = next((unit for unit in UNITS if seconds >= unit[0]), UNITS[-1])
    return str(words % {"count": int(seconds // length)})
