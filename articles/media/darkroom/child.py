"""The process in which pictures are opened, one after another: `python -m articles.media.darkroom.child`.

It has its memory and seconds limited before it reads a byte, and may neither write files nor open many. With
the word `patient` behind its name it lets everybody else have the core first.
"""

from __future__ import annotations

import os
import resource
import select
import signal
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from articles.media.darkroom import wire
from articles.media.darkroom.decode import Unusable, decode
from articles.media.darkroom.packet import packet
from articles.media.darkroom.render import Made, render
from articles.media.found.merge import merged
from articles.media.limits import IDLE, MAX_MEMORY, NICENESS, PICTURES_EACH
from articles.media.recipes import BY_NAME

STANDING = Path("/proc/self/statm")


def limit() -> None:
    """From here on: so much more memory, no files, no core dumps. Where a system does not say how much memory
    the process has (macOS), only the rest is limited.
    """
    if STANDING.exists():
        most = int(STANDING.read_text().split()[0]) * resource.getpagesize() + MAX_MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    for what, most in (
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(what, (most, most))


def allow(seconds: int) -> None:
    """So much processor time from now; past it the system ends the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + 1 + seconds
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def work(head: dict[str, Any], data: bytes) -> tuple[dict[str, Any], list[Made]]:
    """One picture: what it is and says of itself, and the renditions asked for."""
    recipes = [BY_NAME[name] for name in head["recipes"]]
    decoded = decode(data, max(recipe.width for recipe in recipes))
    facts = merged(decoded.found) if head["facts"] is None else head["facts"]
    made = list(render(decoded.picture, recipes, tuple(head["focal"]), packet(facts)))
    told = {
        "format": decoded.format,
        "width": decoded.width,
        "height": decoded.height,
        "notes": decoded.notes,
        "found": decoded.found,
    }
    return told, made


def answer(head: dict[str, Any], data: bytes) -> tuple[dict[str, Any], list[bytes]]:
    allow(head["cpu"])
    try:
        told, made = work(head, data)
    except Unusable as refusal:
        return {"refused": refusal.code}, []
    except MemoryError:
        return {"refused": "memory"}, []
    sizes = [[one.name, one.width, one.height] for one in made]
    return {**told, "made": sizes}, [one.content for one in made]


def messages() -> Iterator[tuple[dict[str, Any], list[bytes]]]:
    """What comes in, until nothing does for a while."""
    stream = sys.stdin.buffer
    for _number in range(PICTURES_EACH):
        ready, _, _ = select.select([stream], [], [], IDLE)
        if not ready:
            return
        yield wire.receive(stream)


def main(is_patient: bool) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    limit()
    if is_patient:
        os.nice(NICENESS)
    try:
        wire.send(sys.stdout.buffer, {"ready": True})
        for head, (data,) in messages():
            told, files = answer(head, data)
            wire.send(sys.stdout.buffer, told, files)
            del data, files
    except (wire.Ended, BrokenPipeError):
        return


if __name__ == "__main__":
    main("patient" in sys.argv[1:])
