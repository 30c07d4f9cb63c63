"""One value a field: XMP before IPTC before Exif; where they differ, both are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from articles.media.found.fields import FIELDS, SOURCES

Value = str | list[str]
# IIM cuts: no by-line of more than 32 bytes, no headline of more than 256. A beginning that long is the same.
SHORTEST_CUT = 31


@dataclass(frozen=True, slots=True)
class Difference:
    """What another source says instead of the value we took."""

    field: str
    source: str
    value: Value


def merged(found: Mapping[str, Any]) -> dict[str, Value]:
    """The values to believe."""
    taken: dict[str, Value] = {}
    for field in FIELDS:
        for source in SOURCES:
            value = found.get(source, {}).get(field.name)
            if value:
                taken[field.name] = value
                break
    return taken


def differences(found: Mapping[str, Any]) -> list[Difference]:
    """Every value that was not taken and says something else."""
    taken = merged(found)
    return [
        Difference(field.name, source, value)
        for field in FIELDS
        for source in SOURCES
        if (value := found.get(source, {}).get(field.name)) and not is_same(taken[field.name], value)
    ]


def is_same(taken: Value, other: Value) -> bool:
    one, two = line(taken), line(other)
    return one == two or (len(two.encode()) >= SHORTEST_CUT and one.startswith(two))


def line(value: Value) -> str:
    """For comparing and for columns: one line, several joined as MWG joins them."""
    return " ".join(("; ".join(value) if isinstance(value, list) else value).split())
