"""How the darkroom and its client speak: a JSON head, then the files, each with its length in front."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

SIZE = 8


class Ended(Exception):
    """The other side is gone, in the middle of a message or before one."""


def send(stream: IO[bytes], head: dict[str, Any], files: Iterable[bytes] = ()) -> None:
    parts = list(files)
    text = json.dumps({**head, "files": len(parts)}).encode()
    for part in (text, *parts):
        stream.write(len(part).to_bytes(SIZE, "big"))
        stream.write(part)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    head: dict[str, Any] = json.loads(part(stream))
    return head, [part(stream) for _number in range(head.pop("files"))]


def part(stream: IO[bytes]) -> bytes:
    length = exactly(stream, SIZE)
    return exactly(stream, int.from_bytes(length, "big"))


def exactly(stream: IO[bytes], size: int) -> bytes:
    found = stream.read(size)
    if len(found) < size:
        raise Ended
    return found
