"""The reader's style sheet and script: written in parts, fetched as one file each."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import get_ident
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

# What a browser fetches, and the parts it is joined from, in the order of their names.
JOINED = {
    "reader/site.css": "reader/css/*.css",
    "reader/site.js": "reader/js/*.js",
}
CSS_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
JS_COMMENT_LINE = re.compile(r"^\s*//.*\n", re.MULTILINE)


def joined(parts: Iterable[Path], kind: str) -> str:
    """Style sheets one after the other; scripts each in a block of its own, so that no name meets another.

    Comments stay with the parts: every reader would fetch them.
    """
    texts = [part.read_text(encoding="utf-8") for part in parts]
    if kind == "css":
        return "".join(CSS_COMMENT.sub("", text) for text in texts)
    blocks = "".join("{\n" + JS_COMMENT_LINE.sub("", text) + "}\n" for text in texts)
    return f'"use strict";\n{blocks}'


class JoinedFinder(BaseFinder):
    """Makes the joined files under DATA_DIR whenever somebody looks for them: collectstatic, or a test's
    server.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.DATA_DIR / "joined")
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path not in JOINED:
            return []
        made = str(self.make(path))
        return [made] if find_all else made

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        for path in JOINED:
            self.make(path)
            yield path, self.storage

    def make(self, path: str) -> Path:
        parts = sorted((settings.BASE_DIR / "static").glob(JOINED[path]))
        text = joined(parts, path.rpartition(".")[2])
        target = Path(self.storage.path(path))
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            # Two requests may make it at once.
            fresh = target.with_suffix(f".{os.getpid()}-{get_ident()}")
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(target)
        return target
