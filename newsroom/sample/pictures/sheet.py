"""The sheet the sample pictures are drawn on: a few flat shapes in fixed units, smooth when saved."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 1067
# Drawn larger and scaled down once: Pillow's own edges are not smooth.
SCALE = 2

Point = tuple[float, float]
Colour = tuple[int, int, int] | tuple[int, int, int, int]


class Sheet:
    """A sheet of WIDTH x HEIGHT units; later shapes cover earlier ones, a fourth colour part is opacity."""

    def __init__(self, top: Colour, bottom: Colour) -> None:
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE))
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self.fade(0, HEIGHT, top, bottom)

    def fade(self, upper: float, lower: float, top: Colour, bottom: Colour) -> None:
        """A band across the whole sheet whose colour passes from `top` to `bottom`."""
        first, last = round(upper * SCALE), round(lower * SCALE)
        for y in range(first, last):
            part = (y - first) / max(1, last - first - 1)
            colour = tuple(round(a + (b - a) * part) for a, b in zip(top, bottom, strict=True))
            self.pen.line([(0, y), (WIDTH * SCALE, y)], fill=colour)

    def area(self, points: Iterable[Point], colour: Colour) -> None:
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def box(
        self, left: float, top: float, right: float, bottom: float, colour: Colour, round_by: float = 0
    ) -> None:
        corners = (left * SCALE, top * SCALE, right * SCALE, bottom * SCALE)
        self.pen.rounded_rectangle(corners, radius=round_by * SCALE, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: Colour, height: float | None = None) -> None:
        """A circle, or an ellipse when the radius in height differs."""
        tall = radius if height is None else height
        corners = ((x - radius) * SCALE, (y - tall) * SCALE, (x + radius) * SCALE, (y + tall) * SCALE)
        self.pen.ellipse(corners, fill=colour)

    def stroke(self, points: Iterable[Point], width: float, colour: Colour) -> None:
        """A line with round joints and ends."""
        path = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(path, fill=colour, width=round(width * SCALE), joint="curve")
        radius = width * SCALE / 2
        for x, y in (path[0], path[-1]) if width > 3 else ():
            self.pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)

    def jpeg(self) -> bytes:
        out = io.BytesIO()
        self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(out, "JPEG", quality=90)
        return out.getvalue()


def wave(
    left: float, right: float, level: float, height: float, length: float, shift: float = 0
) -> list[Point]:
    """Points of a wavy line from left to right."""
    steps = max(2, int((right - left) / 12))
    xs = [left + (right - left) * step / steps for step in range(steps + 1)]
    return [(x, level + height * math.sin((x + shift) / length * math.tau)) for x in xs]


def hills(sheet: Sheet, level: float, height: float, length: float, shift: float, colour: Colour) -> None:
    """A range across the sheet, from its ridge down to the lower edge."""
    ridge = wave(0, WIDTH, level, height, length, shift)
    second = wave(0, WIDTH, 0, height * 0.4, length * 0.37, shift)
    line = [(x, y + extra) for (x, y), (_, extra) in zip(ridge, second, strict=False)]
    sheet.area([*line, (WIDTH, HEIGHT), (0, HEIGHT)], colour)
