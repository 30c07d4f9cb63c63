"""Reads the audit log from its beginning and names the first row that is not as it was written.

A row's seal holds the row and the seal before it, so a changed, missing or moved row is found from within.
Rows cut off at the end, or a log written anew with fitting seals, are found by anchors: numbers and seals
that the tick keeps outside the database (audit_anchor.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.models import AuditEntry
from articles.workflow.audit import BEGINNING, seal_of

ROWS_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Finding:
    """`bad`: number of the first row that is not sound, None if all are; `why` says it in words."""

    rows: int
    bad: int | None = None
    why: str = ""


def stored_rows() -> Iterable[AuditEntry]:
    """All of them in order, a few in memory at a time."""
    return AuditEntry.objects.order_by("number").iterator(chunk_size=ROWS_AT_ONCE)


def check(entries: Iterable[AuditEntry], anchors: Mapping[int, str]) -> Finding:
    """`anchors`: number -> seal, as they once stood. Stops at the first fault."""
    last, before, sound = 0, BEGINNING, 0
    for entry in entries:
        if entry.number != last + 1:
            return Finding(last, last + 1, _("It is missing."))
        if seal_of(entry) != entry.seal:
            return Finding(last, entry.number, _("It was changed after it was written."))
        if entry.before != before:
            return Finding(last, entry.number, _("It does not carry the seal of the row before it."))
        if entry.number in anchors:
            if anchors[entry.number] != entry.seal:
                return Finding(last, sound + 1, _("From this row on the log was written anew."))
            sound = entry.number
        last, before = entry.number, entry.seal
    if anchors and max(anchors) > last:
        return Finding(last, last + 1, _("It is missing: the end of the log was cut off."))
    return Finding(last)
