"""Measures every subject on one database, in this process; the argument is the file to write."""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path
from typing import Any

import django
from django.db import connection
from django.test.utils import CaptureQueriesContext

django.setup()

from tests.bench import subjects  # noqa: E402  models can be imported only now

RUNS = 10  # in each of the rounds of run.py
WARM_UP = 3


def measured(subject: subjects.Subject) -> dict[str, Any]:
    """Queries of one answer, then the milliseconds of RUNS more, after a few that fill the caches."""
    for _ in range(WARM_UP):
        content = subject.answer()
    with CaptureQueriesContext(connection) as captured:
        subject.answer()
    # Django throws its record away when the next request begins.
    queries = len(captured)
    times = []
    gc.disable()
    for _ in range(RUNS):
        began = time.perf_counter()
        subject.answer()
        times.append((time.perf_counter() - began) * 1000)
    gc.enable()
    gc.collect()
    return {
        "group": subject.group,
        "lines": subject.lines,
        "bytes": len(content),
        "queries": queries,
        "times": times,
    }


def main(target: str) -> None:
    found = {subject.name: measured(subject) for subject in (*subjects.of_readers(), *subjects.of_desk())}
    Path(target).write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main(sys.argv[1])
