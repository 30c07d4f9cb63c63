"""Counts how often stories are opened: in this process's memory first, in the table by batches.

Nothing of a reader is stored. To keep one machine from reading a story up, its address is remembered as a
salted hash, in memory, until the ten minutes are over.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import threading
import time
from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from django.db import OperationalError, connection, transaction

from articles.models import Edition, Reading
from articles.models.reading import window_of

# Seconds between two batches of one process, and how many stories a batch holds at most.
EVERY, MOST_STORIES = 10.0, 5_000
# Of one address in ten minutes: reads of one story (a household, an office behind one line), and in all.
PER_STORY, PER_READER, MOST_READERS = 5, 100, 50_000
# A batch this close to the end of a window counts for the next: what has ended is never written again.
SLACK = dt.timedelta(seconds=30)
KEPT = dt.timedelta(days=2)
BATCH = 200
ADD = (
    "INSERT INTO articles_reading (since, article_id, language, count) VALUES {rows} "
    "ON CONFLICT (language, since, article_id) DO UPDATE SET count = articles_reading.count + excluded.count"
)

Key = tuple[int, str]
T = TypeVar("T")


class Tally:
    """What this process has counted and not written yet."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.counts: Counter[Key] = Counter()
        self.marks: Counter[bytes] = Counter()
        self.salt = secrets.token_bytes(16)
        self.window: dt.datetime | None = None
        self.written = time.monotonic()

    def add(self, number: int, language: str, reader: str, at: dt.datetime) -> None:
        """Count one read, unless this reader's share or the memory for counting is used up."""
        with self.lock:
            if (window := window_of(at)) != self.window:
                self.window, self.salt = window, secrets.token_bytes(16)
                self.marks.clear()
            whole = self.mark(reader)
            story = self.mark(f"{reader} {number} {language}")
            if self.marks[whole] >= PER_READER or self.marks[story] >= PER_STORY:
                return
            is_new = (number, language) not in self.counts
            if len(self.marks) >= MOST_READERS or (is_new and len(self.counts) >= MOST_STORIES):
                return
            self.marks[whole] += 1
            self.marks[story] += 1
            self.counts[number, language] += 1

    def mark(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode(), key=self.salt, digest_size=12).digest()

    def due(self) -> bool:
        return bool(self.counts) and time.monotonic() - self.written >= EVERY

    def take(self) -> Counter[Key]:
        with self.lock:
            taken, self.counts = self.counts, Counter()
            self.written = time.monotonic()
        return taken

    def give_back(self, taken: Counter[Key]) -> None:
        with self.lock:
            self.counts.update(taken)

    def write(self, at: dt.datetime) -> int:
        """Add what was counted to the window that is open at `at`; what nobody can read does not count.

        Returns the number of stories. A database that cannot write now gets it with the next batch.
        """
        taken = self.take()
        try:
            with transaction.atomic():
                known = readable(set(taken), at)
                rows = sorted((*key, count) for key, count in taken.items() if key in known)
                add_up(rows, window_of(at + SLACK))
        except OperationalError:
            self.give_back(taken)
            return 0
        return len(rows)


TALLY = Tally()


def readable(keys: set[Key], at: dt.datetime) -> set[Key]:
    """Those of the numbers and languages that are a story readers have."""
    found: set[Key] = set()
    for part in parts(sorted({number for number, _language in keys})):
        rows = Edition.objects.visible(at).filter(article__in=part)
        found |= keys.intersection(rows.values_list("article_id", "language"))
    return found


def parts(values: list[T]) -> Iterator[list[T]]:
    for start in range(0, len(values), BATCH):
        yield values[start : start + BATCH]


def add_up(rows: list[tuple[int, str, int]], window: dt.datetime) -> None:
    """One statement for a batch: the database adds, so that no count of another process is lost. Rows come
    sorted, so that two processes lock them in one order.
    """
    field = Reading._meta.get_field("since")
    since = field.get_db_prep_save(window, connection)
    for part in parts(rows):
        values = [value for number, language, count in part for value in (since, number, language, count)]
        with connection.cursor() as cursor:
            cursor.execute(ADD.format(rows=", ".join(["(%s, %s, %s, %s)"] * len(part))), values)


def drop_old(at: dt.datetime) -> int:
    """Delete some windows nothing ranks any more. Returns how many rows went."""
    old = Reading.objects.filter(since__lt=window_of(at) - KEPT).order_by("since").values("pk")[:1000]
    return Reading.objects.filter(pk__in=list(old.values_list("pk", flat=True))).delete()[0]
