"""Finds the number an agency gave its item in a text as it came: what a later order to kill it names."""

from __future__ import annotations

import re
from typing import Final

# As they stand in addresses and under the items of these agencies; the first of a text is its own.
FORMS: Final = (
    # Yonhap: AKR20261124012300001, its English and photo services alike.
    re.compile(r"(?<![A-Za-z0-9])[A-Z]{3}20\d{15}(?!\d)"),
    # Newsis: NISX20261124_0000877246.
    re.compile(r"(?<![A-Za-z0-9])NIS[A-Z]20\d{6}_\d{10}(?!\d)"),
    # NewsML: urn:newsml:agency.example:20261124:nL1N0.
    re.compile(r"urn:newsml:[A-Za-z0-9.:_-]{1,66}[A-Za-z0-9_-]"),
)


def found(text: str) -> str:
    """The number, or "" where the text names none."""
    hits = [hit for form in FORMS if (hit := form.search(text))]
    return min(hits, key=lambda hit: hit.start()).group() if hits else ""
