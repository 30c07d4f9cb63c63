"""Hands pictures to the darkroom's processes and waits for an answer, but never for long.

A process that dies, or has to be ended, costs one picture; the next one gets a new process. Safe in threads:
a process belongs to one thread while it works, and a request waits its turn when all are busy.
"""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from articles.media.darkroom import wire
from articles.media.limits import LOOK, PROCESSES, RENDER, START, Allowance
from articles.media.recipes import Recipe
from articles.media.refusals import Refused

# Large blocks go back to the system at once: what one picture took is there for the next. Strips of a picture
# are smaller than that and used again: to get each from the system anew took half of the time.
ENVIRONMENT = {
    "PATH": os.environ.get("PATH", ""),
    "LC_ALL": "C.UTF-8",
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": str(6 * 1024 * 1024),
    "MALLOC_TRIM_THRESHOLD_": str(12 * 1024 * 1024),
}
COMMAND = (sys.executable, "-m", "articles.media.darkroom.child")


@dataclass(frozen=True, slots=True)
class Made:
    """A rendition's file as it came back."""

    name: str
    width: int
    height: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Look:
    """What a file is and says of itself, with what was made of it."""

    format: str
    width: int
    height: int
    notes: tuple[str, ...]
    found: dict[str, Any]
    made: tuple[Made, ...]


class Process:
    """One darkroom. `ask` may be called by one thread at a time."""

    def __init__(self, *, is_patient: bool = False) -> None:
        self.is_overdue = False
        self.running = subprocess.Popen(
            (*COMMAND, "patient") if is_patient else COMMAND,
            cwd=settings.BASE_DIR,
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        try:
            self.talk(START)
        except wire.Ended:
            self.end()
            raise

    def ask(self, head: dict[str, Any], data: bytes, wall: float) -> tuple[dict[str, Any], list[bytes]]:
        """Raises Ended if the process is gone, or had to be ended since its time was up."""
        return self.talk(wall, (head, data))

    def talk(
        self, wall: float, message: tuple[dict[str, Any], bytes] | None = None
    ) -> tuple[dict[str, Any], list[bytes]]:
        """Send a message, or none, and wait for the answer."""
        stdin, stdout = self.running.stdin, self.running.stdout
        if stdin is None or stdout is None:
            raise wire.Ended
        timer = threading.Timer(wall, self.overdue)
        timer.daemon = True
        timer.start()
        try:
            if message is not None:
                wire.send(stdin, message[0], [message[1]])
            return wire.receive(stdout)
        except (OSError, ValueError) as error:
            raise wire.Ended from error
        finally:
            timer.cancel()

    def overdue(self) -> None:
        self.is_overdue = True
        self.running.kill()

    def judgement(self) -> Refused:
        """Why it has ended over a picture. By the clock: others had the core, for it ends by itself when its
        own seconds are used up.
        """
        return Refused("busy" if self.is_overdue else "too_much")

    def end(self) -> None:
        self.running.kill()
        for stream in (self.running.stdin, self.running.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self.running.wait()


class Pool:
    """At most `size` darkrooms, begun when first needed. `is_patient`: they let others go first."""

    def __init__(self, size: int = PROCESSES, *, is_patient: bool = False) -> None:
        self.is_patient = is_patient
        self.free: queue.LifoQueue[Process | None] = queue.LifoQueue()
        for _number in range(size):
            self.free.put(None)

    def ask(
        self, head: dict[str, Any], data: bytes, allowance: Allowance
    ) -> tuple[dict[str, Any], list[bytes]]:
        """Raises Refused: the file is none we take, it asked for too much, or everybody is busy."""
        began = time.monotonic()
        try:
            process = self.free.get(timeout=allowance.patience)
        except queue.Empty as error:
            raise Refused("busy") from error
        wall = allowance.wall - (time.monotonic() - began)
        try:
            told, files, process = self.tried({**head, "cpu": allowance.cpu}, data, wall, process)
        except BaseException:
            self.free.put(None)
            raise
        if told.get("refused") == "memory":
            process.end()
            self.free.put(None)
        else:
            self.free.put(process)
        if "refused" in told:
            raise Refused(told["refused"])
        return told, files

    def tried(
        self, head: dict[str, Any], data: bytes, wall: float, process: Process | None
    ) -> tuple[dict[str, Any], list[bytes], Process]:
        """One that has gone since its last picture (they end when idle) is replaced; a fresh one that ends
        over this picture has judged it.
        """
        if process is not None:
            if process.running.poll() is None:
                try:
                    return (*process.ask(head, data, wall), process)
                except wire.Ended:
                    was_idle = process.running.wait() == 0
                    process.end()
                    if not was_idle:
                        raise process.judgement() from None
            else:
                process.end()
        try:
            fresh = Process(is_patient=self.is_patient)
        except wire.Ended as error:
            raise Refused("busy") from error
        try:
            return (*fresh.ask(head, data, wall), fresh)
        except wire.Ended as error:
            fresh.end()
            raise fresh.judgement() from error
        except BaseException:
            fresh.end()
            raise


LOOKING = Pool()
DEVELOPING = Pool(1, is_patient=True)


def look(data: bytes, recipes: Iterable[Recipe]) -> Look:
    """Decide what a file is, read what it says of itself, and make the first renditions, which carry that."""
    head = {"recipes": [recipe.name for recipe in recipes], "focal": (0.5, 0.5), "facts": None}
    told, files = LOOKING.ask(head, data, LOOK)
    return looked(told, files)


def develop(
    data: bytes, recipes: Iterable[Recipe], focal: tuple[float, float], facts: Mapping[str, Any]
) -> tuple[Made, ...]:
    """Make renditions of a file known to be a photo; `facts` are what they carry, by the fields' names."""
    head = {"recipes": [recipe.name for recipe in recipes], "focal": focal, "facts": dict(facts)}
    told, files = DEVELOPING.ask(head, data, RENDER)
    return looked(told, files).made


def looked(told: dict[str, Any], files: list[bytes]) -> Look:
    made = (
        Made(name, width, height, content)
        for (name, width, height), content in zip(told["made"], files, strict=True)
    )
    return Look(
        told["format"], told["width"], told["height"], tuple(told["notes"]), told["found"], tuple(made)
    )
