"""One line of text as it is stored: composed, without control characters, single spaces."""

from __future__ import annotations

import unicodedata


def tidy(text: str) -> str:
    """NFC, no control or unassigned characters, white space folded. Marks that shape Arabic or emoji stay."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(sign if unicodedata.category(sign) not in ("Cc", "Cs", "Cn") else " " for sign in composed)
    return " ".join(kept.split())
