"""Writes into the audit log who changed an account, a right, or a record that speaks for the paper."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from articles.workflow import audit
from articles.workflow.grants import Actor, label_of

# Records whose changes are kept, and as what.
KINDS = {
    "accounts.user": "person",
    "accounts.assignment": "right",
    "articles.siteidentity": "setting",
    "articles.imprint": "setting",
    "rights.notice": "setting",
    "rights.holder": "setting",
    "rights.license": "setting",
}
# Told is that they changed, never what they hold.
SECRET = frozenset({"password"})
MOST_FIELDS = 30


def of_noun(record: Any, stored: Any, written: Collection[str], *, by: Actor) -> None:
    """Inside the transaction of the change, last but for the outbox. `stored` is the row before, or None."""
    kind = KINDS.get(label_of(type(record)))
    if kind is None or (stored is not None and not written):
        return
    told = {**named(record), "what": "changed" if stored is not None else "added"}
    if stored is not None:
        told["changes"] = [change(record, stored, name) for name in sorted(written)[:MOST_FIELDS]]
    elif kind == "right":
        told["changes"] = [f"{field.name}: {value(record, field)}" for field in record._meta.concrete_fields]
    audit.record(kind, told, by=by)


def of_deleted(record: Any, *, by: Actor) -> None:
    """Before the record goes."""
    if kind := KINDS.get(label_of(type(record))):
        audit.record(kind, {**named(record), "what": "deleted"}, by=by)


def named(record: Any) -> dict[str, Any]:
    return {"model": label_of(type(record)), "number": record.pk, "name": str(record)}


def value(record: Any, field: Any) -> str:
    found = getattr(record, field.attname)
    return "" if found is None else str(found)


def change(record: Any, stored: Any, name: str) -> str:
    """`role: reporter > bureau_editor`; of a secret only its name."""
    if name in SECRET:
        return name
    field = record._meta.get_field(name)
    return f"{name}: {value(stored, field)[:80]} > {value(record, field)[:80]}"
