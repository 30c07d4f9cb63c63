"""Rows that several languages of one page have in common, read once: a story's nouns are the same in each."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Once:
    """Lives as long as one page that only reads; nothing kept here may outlast it."""

    def __init__(self) -> None:
        self.kept: dict[Hashable, Any] = {}

    def read(self, key: Hashable, read: Callable[[], T]) -> T:
        """What `read` answered the first time it was asked under this key."""
        if key not in self.kept:
            self.kept[key] = read()
        found: T = self.kept[key]
        return found
