"""One line on the desk's first page: when the work in the background last ran, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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


def ago(seconds: float) -> str:
    """In the largest whole unit."""
    for length, one, several in (
        (86_400, "%(count)d day", "%(count)d days"),
        (3_600, "%(count)d hour", "%(count)d hours"),
        (60, "%(count)d minute", "%(count)d minutes"),
    ):
        if seconds >= length:
            count = int(seconds // length)
            return ngettext(one, several, count) % {"count": count}
    return ngettext("%(count)d second", "%(count)d seconds", int(seconds)) % {"count": int(seconds)}
