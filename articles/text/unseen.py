"""Characters nobody sees and no story needs: controls, and marks that turn the direction of what follows."""

from __future__ import annotations

import re
from typing import Final

from django.utils.translation import gettext as _

# Embeddings, overrides and isolates (Unicode Standard Annex 9): one in a headline turns the rest of a page's
# line around. The plain marks U+200E and U+200F only tell neighbours apart and stay, as do the joiners.
DIRECTIONS: Final = "\u202a-\u202e\u2066-\u2069"
# C0 but for tab and line ends, DEL and C1. NUL is refused elsewhere: no program sends it by accident.
_CONTROLS: Final = re.compile(f"[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f{DIRECTIONS}]")
_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def has_controls(text: str) -> bool:
    return _CONTROLS.search(text) is not None


def told() -> str:
    """What is said to whoever brought them in."""
    return _("Invisible control characters were taken out. Read the text over once more.")


def without_controls(text: str) -> str:
    """The text without them, and with LF for every kind of line end."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
