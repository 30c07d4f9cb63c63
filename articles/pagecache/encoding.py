"""In which content coding an answer goes out: what the request takes, by its weights (RFC 9110, 12.5.3)."""

from __future__ import annotations

import gzip
import re

import brotli

MOST_ASKED = 1_000  # characters of Accept-Encoding that are looked at
# The better one first: it wins where a request likes both equally.
CODINGS = ("br", "gzip")
WEIGHT = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\Z")
# Measured on a page of 20 KB: 0.2 ms; step 9 takes 6 ms for 8 % fewer bytes.
BROTLI_QUALITY, GZIP_LEVEL = 5, 6


def weights(header: str) -> dict[str, float]:
    """Codings and how much they are wanted, 0 to 1; a member that cannot be read is passed over."""
    found: dict[str, float] = {}
    for member in header[:MOST_ASKED].lower().split(","):
        name, *parameters = (part.strip() for part in member.split(";"))
        given = [part[2:] for part in parameters if part.startswith("q=")]
        if name and all(WEIGHT.match(weight) for weight in given):
            found["gzip" if name == "x-gzip" else name] = float(given[-1]) if given else 1.0
    return found


def coding(header: str) -> str:
    """ "br", "gzip", or "" for the bytes as they are."""
    wanted = weights(header)
    others = wanted.get("*", 0.0)
    best = max(CODINGS, key=lambda name: wanted.get(name, others))
    weight = wanted.get(best, others)
    return best if weight > 0 and weight >= wanted.get("identity", 0.0) else ""


def encoded(body: bytes, name: str) -> bytes:
    """The same bytes each time: the mark of a page holds for them."""
    if name == "br":
        packed: bytes = brotli.compress(body, quality=BROTLI_QUALITY)
        return packed
    return gzip.compress(body, compresslevel=GZIP_LEVEL, mtime=0)
