"""How large a picture may be, and how much of the machine one picture may take: all stated before anything is
read. No Django here: the darkroom's process reads it too.
"""

from __future__ import annotations

from dataclasses import dataclass

MAX_BYTES = 40 * 1024 * 1024
# JPEGs are decoded at a fraction of their size (libjpeg's draft), so they may be larger; the decoders of WebP
# and AVIF hold several copies of the whole picture, and more would not fit into MAX_MEMORY.
MAX_PIXELS = {
    "JPEG": 120_000_000,
    "PNG": 40_000_000,
    "WEBP": 16_000_000,
    "GIF": 40_000_000,
    "AVIF": 24_000_000,
}
MAX_FRAMES = 1_000
# WebP can be 16,383 pixels high; a long card-news strip is made narrower instead of failing.
MAX_HEIGHT = 16_000
MAX_XMP = 1024 * 1024
MAX_PROFILE = 4 * 1024 * 1024
# Of one text a file says about itself, and of how many of a sort.
MAX_TEXT = 4_000
MAX_ITEMS = 100

# One upload request as a whole, before any of it is parsed; the desk's page sends one file a request.
MAX_REQUEST = 256 * 1024 * 1024
MAX_FILES = 60


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one piece of work may take: seconds of a core, seconds by the clock on the wall, and how many of
    these it may wait in line: the last of a queue of hostile files is answered as soon as the first.
    """

    cpu: int
    wall: float
    patience: float


# Address space beyond what the process needs to stand there: with it the process stays under 300 MB.
MAX_MEMORY = 256 * 1024 * 1024
LOOK = Allowance(cpu=3, wall=4.5, patience=2.0)
RENDER = Allowance(cpu=30, wall=240.0, patience=30.0)
# How many pictures one process handles before a new one takes its place, and for how long it waits for the
# next.
PICTURES_EACH = 100
IDLE = 120.0
# How long a new process may take until it is ready.
START = 30.0
PROCESSES = 2
# Renditions are made behind the uploads somebody waits for: one at a time, with this much less priority.
NICENESS = 10
