"""Notes, while a page is made, every key it read and the next instant at which something on it changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class Sink:
    """What one response was made from. `until` is None while nothing on it is known to change by time."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self.until: dt.datetime | None = None

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
