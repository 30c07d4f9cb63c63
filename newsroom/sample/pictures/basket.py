"""The prices of the card news, read out of its story, so that no picture can tell another price."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

STORY = Path(__file__).parents[1] / "data" / "stories" / "13-kimjang-prices.toml"
ROW = re.compile(r'<th scope="row">([^<]+)</th><td>([\d,]+)</td><td>([\d,]+)</td>')


@dataclass(frozen=True)
class Ware:
    """What one ingredient cost last year and costs this year, in won."""

    name: str
    last: int
    this: int

    @property
    def change(self) -> str:
        """By how many percent the price moved, with its sign and one decimal: -22.5%."""
        return f"{(self.this - self.last) / self.last * 100:+.1f}%"


@cache
def basket() -> tuple[Ware, ...]:
    """The ingredients in the table's order, without the total."""
    body = tomllib.loads(STORY.read_text(encoding="utf-8"))["en"]["body"]
    rows = [(name, *(int(cell.replace(",", "")) for cell in cells)) for name, *cells in ROW.findall(body)]
    return tuple(Ware(name, last, this) for name, last, this in rows[:-1])


def shares() -> list[int]:
    """Each ingredient's part of this year's bill in whole percent; the largest remainders make them 100."""
    prices = [ware.this for ware in basket()]
    whole = [price * 100 // sum(prices) for price in prices]
    rest = sorted(range(len(prices)), key=lambda number: -(prices[number] * 100 % sum(prices)))
    for number in rest[: 100 - sum(whole)]:
        whole[number] += 1
    return whole
