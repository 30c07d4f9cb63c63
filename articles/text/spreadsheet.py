"""Values for a table that people open in a spreadsheet: none of them may act as a formula there."""

from __future__ import annotations

# What a spreadsheet program takes for the beginning of a formula (OWASP, "CSV injection"), full width too.
BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def cell(value: object) -> str:
    """As text; an apostrophe before what would be a formula, also behind spaces."""
    text = "" if value is None else str(value).replace("\x00", "")
    return f"'{text}" if text.lstrip(" \u00a0\u3000").startswith(BEGINNINGS) else text
