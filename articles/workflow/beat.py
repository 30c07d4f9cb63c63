"""When the work in the background last ran, on this machine: a small file, so that nobody has to ask the
database.

By the machine's own clock: whoever reads it stands beside whoever wrote it.
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from django.conf import settings

# Seconds without a round after which somebody should look; `manage.py tick` each minute stays below it.
LATE = 120.0
# A kind of work that failed is tried again after this many seconds, twice as many each time, up to MOST.
PAUSE, MOST_PAUSE = 10.0, 3600.0


@dataclass(slots=True)
class Failing:
    """A kind of work that fails: how often in a row, when it is tried again, and with what."""

    times: int
    again_at: float
    error: str


@dataclass(slots=True)
class Beat:
    """`at`: the last sign of life, seconds since 1970. `late`: effects not done a minute after their time."""

    at: float = 0.0
    late: int = 0
    failing: dict[str, Failing] = field(default_factory=dict)

    @property
    def age(self) -> float:
        """Seconds since the last sign; a clock set back does not make it negative."""
        return max(0.0, time.time() - self.at)

    @property
    def is_late(self) -> bool:
        return self.age > LATE

    def rests(self, name: str) -> bool:
        """Whether this kind of work failed and its pause is not over. A clock set back ends the pause."""
        found = self.failing.get(name)
        return found is not None and 0 < found.again_at - time.time() <= MOST_PAUSE

    def failed(self, name: str, error: str) -> None:
        times = self.failing[name].times + 1 if name in self.failing else 1
        pause = min(PAUSE * 2 ** (times - 1), MOST_PAUSE)
        self.failing[name] = Failing(times, time.time() + pause, error)

    def write(self) -> None:
        """Whole or not at all: whoever reads meanwhile gets the one before."""
        self.at = time.time()
        new = path().with_suffix(f".beat{os.getpid()}")
        new.write_text(json.dumps(asdict(self)), encoding="utf-8")
        new.replace(path())


def path() -> Path:
    return Path(settings.DATA_DIR) / "tick.beat"


def read() -> Beat | None:
    """The last one, or None: it never ran here, or the file tells nothing."""
    try:
        found = json.loads(path().read_text(encoding="utf-8"))
        failing = {name: Failing(**row) for name, row in found["failing"].items()}
        return Beat(float(found["at"]), int(found["late"]), failing)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
