"""Notes, while a page is made, every key it read and the next instant at which something on it changes; what
several of its parts need is read once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")


class Sink:
    """What one response was made from. `until` is None while nothing on it is known to change by time."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self.until: dt.datetime | None = None
        self.kept: dict[Hashable, Any] = {}

    def note(self, keys: Iterable[str], until: dt.datetime | None = None) -> None:
        self.keys.update(keys)
        if until is not None and (self.until is None or until < self.until):
            self.until = until


_current: ContextVar[Sink | None] = ContextVar("pagecache_sink", default=None)


@contextmanager
def recording() -> Iterator[Sink]:
    """Everything read through the public door inside the block is noted in the sink it gives."""
    sink = Sink()
    token = _current.set(sink)
    try:
        yield sink
    finally:
        _current.reset(token)


def note(*keys: str, until: dt.datetime | None = None) -> None:
    """Called by the public door for each record or set of records it reads; without a recording it does
    nothing.
    """
    sink = _current.get()
    if sink is not None:
        sink.note(keys, until)


def once(key: Hashable, read: Callable[[], T]) -> T:
    """What `read` answered the first time this recording asked under this key. For rows that several parts of
    one page need: a page reads and writes nothing. Without a recording every call reads.
    """
    sink = _current.get()
    if sink is None:
        return read()
    if key not in sink.kept:
        sink.kept[key] = read()
    found: T = sink.kept[key]
    return found
