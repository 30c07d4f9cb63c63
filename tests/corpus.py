"""Texts nobody here wrote, read by path from the corpus: payloads against sanitisers, naughty strings."""

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

MOST = 100_000  # characters of one case


def _strings(found: object) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for value in found.values():
            yield from _strings(value)
    elif isinstance(found, list):
        for value in found:
            yield from _strings(value)


def _cases(path: Path) -> Iterator[str]:
    """The file as a whole, and each of the texts it lists."""
    text = path.read_text(encoding="utf-8", errors="surrogateescape")
    yield text
    if path.suffix == ".json":
        yield from _strings(json.loads(text))
    else:
        yield from text.split("\n")


@cache
def cases(folder: str) -> tuple[str, ...]:
    """Every case of a folder of the corpus, each once."""
    files = sorted((Path(os.environ["NEWSROOM_CORPUS"]) / folder).rglob("*"))
    found = (case for path in files if path.is_file() for case in _cases(path))
    return tuple(dict.fromkeys(case for case in found if len(case) < MOST))


@cache
def naughty_strings() -> tuple[str, ...]:
    """The Big List of Naughty Strings, without the empty one."""
    path = Path(os.environ["NEWSROOM_CORPUS"]) / "12-strings" / "blns" / "blns.json"
    return tuple(text for text in json.loads(path.read_text(encoding="utf-8")) if text.strip())
