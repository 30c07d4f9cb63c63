"""Requests that a live server is still answering when a test ends, and the wait for them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.signals import request_finished, request_started

# Seconds after which a request counts as stuck; none of ours takes that long.
MOST = 20.0


class InFlight:
    """The threads that are answering a request, the test's own left out."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._busy: set[threading.Thread] = set()

    @contextmanager
    def watched(self) -> Iterator["InFlight"]:
        request_started.connect(self._begun)
        request_finished.connect(self._ended)
        yield self
        request_started.disconnect(self._begun)
        request_finished.disconnect(self._ended)

    def wait(self, most: float = MOST) -> bool:
        """Whether all of them were answered within `most` seconds; a thread that is gone answers nothing."""
        with self._changed:
            return self._changed.wait_for(self._is_still, timeout=most)

    def _is_still(self) -> bool:
        return not any(thread.is_alive() for thread in self._busy)

    def _begun(self, **_signal: Any) -> None:
        if threading.current_thread() is not threading.main_thread():
            with self._changed:
                self._busy.add(threading.current_thread())

    def _ended(self, **_signal: Any) -> None:
        with self._changed:
            self._busy.discard(threading.current_thread())
            self._changed.notify_all()
