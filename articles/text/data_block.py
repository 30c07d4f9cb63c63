"""Data written into a page for machines, so that no text in it can end its element or begin another."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

# In JSON these stand inside strings only, where an escape means the same (HTML, 4.12.1.3: a data block ends
# at the first "</script", and "<!--" changes how it is read).
ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


@dataclass(frozen=True, slots=True)
class DataBlock:
    """A template prints it as it is: `__html__` says that it is HTML already."""

    value: Any

    def __html__(self) -> str:
        written = json.dumps(self.value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return written.translate(ESCAPES)

    def __str__(self) -> str:
        return self.__html__()
