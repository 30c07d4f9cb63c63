"""The sheet the sample pictures are drawn on: shapes in fixed units, with light, haze and shadow."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageOps

from newsroom.sample.pictures.grading import graded

WIDTH, HEIGHT = 1600, 1067
# Drawn larger and scaled down once: Pillow's own edges are not smooth.
SCALE = 2
# What is blurred anyway is drawn this much smaller.
COARSE = 8

Point = tuple[float, float]
# Red, green, blue, and opacity where it is not whole; 0 to 255.
Colour = tuple[int, ...]


class Sheet:
    """A sheet of `width` x `height` units; later shapes cover earlier ones, a fourth colour part is opacity."""

    def __init__(self, top: Colour, bottom: Colour, *, width: int = WIDTH, height: int = HEIGHT) -> None:
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * SCALE, height * SCALE))
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self.fade(0, height, top, bottom)

    # Flat shapes

    def fade(self, upper: float, lower: float, top: Colour, bottom: Colour) -> None:
        """A band across the whole sheet whose colour (and opacity) passes from `top` to `bottom`."""
        first, last = round(upper * SCALE), round(lower * SCALE)
        self._pour((0, first, self.image.width, last), steps(last - first), top, bottom)

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
        self.pen.line(path, fill=colour, width=max(1, round(width * SCALE)), joint="curve")
        # A translucent line ends as it is: two ends drawn over it would show.
        radius = width * SCALE / 2
        for x, y in (path[0], path[-1]) if width > 3 and len(colour) == 3 else ():
            self.pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)

    def arc(
        self, x: float, y: float, radius: float, start: float, end: float, width: float, colour: Colour
    ) -> None:
        """Part of a circle's line, in degrees clockwise from the right."""
        corners = ((x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE)
        self.pen.arc(corners, start, end, fill=colour, width=round(width * SCALE))

    def letters(self, x: float, y: float, text: str, size: float, colour: Colour, anchor: str = "mm") -> None:
        """Latin letters and numerals in the typeface Pillow brings along; `anchor` is Pillow's word for where."""
        face = ImageFont.load_default(round(size * SCALE))
        self.pen.text((x * SCALE, y * SCALE), text, font=face, fill=colour, anchor=anchor)

    # Light

    def wash(self, points: Sequence[Point], top: Colour, bottom: Colour, *, across: bool = False) -> None:
        """An area whose colour passes from `top` to `bottom`, or from left to right."""
        found = self._frame(points, 0)
        if found is None:
            return
        left, upper, right, lower = found
        size = (right - left, lower - upper)
        mask = Image.new("L", size)
        path = [(x * SCALE - left, y * SCALE - upper) for x, y in points]
        ImageDraw.Draw(mask).polygon(path, fill=255)
        # The ramp runs over the whole shape, also where it hangs over the sheet's edge.
        span = [x for x, _ in points] if across else [y for _, y in points]
        origin, length = (left if across else upper), max(1.0, (max(span) - min(span)) * SCALE)
        parts = [
            (origin + step - min(span) * SCALE) / length for step in range(size[0] if across else size[1])
        ]
        self._pour(found, parts, top, bottom, mask=mask, across=across)

    def _pour(
        self,
        frame: tuple[int, int, int, int],
        parts: Sequence[float],
        top: Colour,
        bottom: Colour,
        *,
        mask: Image.Image | None = None,
        across: bool = False,
    ) -> None:
        """Fill a frame with colours from `top` to `bottom`: one of `parts` for each row, or each column."""
        # A frame that begins above the sheet loses the rows nobody would see.
        cut = max(0, -frame[1])
        parts, frame = parts[0 if across else cut :], (frame[0], max(0, frame[1]), *frame[2:])
        colours = [mix(top, bottom, min(1.0, max(0.0, part))) for part in parts]
        line = (len(colours), 1) if across else (1, len(colours))
        size = (frame[2] - frame[0], frame[3] - frame[1])
        if not colours or min(size) < 1:
            return
        ramp = Image.frombytes("RGB", line, bytes(value for colour in colours for value in colour[:3]))
        if len(colours[0]) == 4:
            clear = Image.frombytes("L", line, bytes(colour[-1] for colour in colours))
            clear = clear.resize(size, Image.Resampling.NEAREST)
            mask = clear if mask is None else ImageChops.multiply(mask, clear)
        self.image.paste(ramp.resize(size, Image.Resampling.NEAREST), frame[:2], mask)

    def glow(self, x: float, y: float, radius: float, colour: Colour, height: float | None = None) -> None:
        """Light that falls off from its middle; `colour`'s opacity is its strength."""
        tall = radius if height is None else height
        corners = [(x - radius, y - tall), (x + radius, y + tall)]
        box = tuple(round(value * SCALE) for corner in corners for value in corner)
        frame = (
            max(0, box[0]),
            max(0, box[1]),
            min(self.image.width, box[2]),
            min(self.image.height, box[3]),
        )
        if frame[0] >= frame[2] or frame[1] >= frame[3]:
            return
        strength = colour[3] if len(colour) == 4 else 255
        # Pillow's gradient is 0 in the middle and 181 where a circle touches the square's sides.
        fall = [round(strength * max(0.0, 1 - v / 178) ** 1.6) for v in range(256)]
        mask = Image.radial_gradient("L").point(fall).resize((box[2] - box[0], box[3] - box[1]))
        mask = mask.crop((frame[0] - box[0], frame[1] - box[1], frame[2] - box[0], frame[3] - box[1]))
        under = self.image.crop(frame)
        lit = ImageChops.screen(under, Image.new("RGB", under.size, colour[:3]))
        self.image.paste(lit, frame[:2], mask)

    def soft(self, points: Sequence[Point], colour: Colour, blur: float) -> None:
        """An area without an edge: a shadow, a cloud, mist. `blur` is how far it fades, in units."""
        self.soft_parts([points], colour, blur)

    def soft_disc(
        self, x: float, y: float, radius: float, colour: Colour, blur: float, height: float | None = None
    ) -> None:
        self.soft(ring(x, y, radius, radius if height is None else height), colour, blur)

    def soft_parts(self, parts: Sequence[Sequence[Point]], colour: Colour, blur: float) -> None:
        """Several areas that run into each other."""
        found = self._frame([point for part in parts for point in part], blur * 2.5)
        if found is None:
            return
        left, upper, right, lower = found
        small = (max(1, (right - left) // COARSE), max(1, (lower - upper) // COARSE))
        mask = Image.new("L", small)
        pen = ImageDraw.Draw(mask)
        strength = colour[3] if len(colour) == 4 else 255
        for part in parts:
            path = [((x * SCALE - left) / COARSE, (y * SCALE - upper) / COARSE) for x, y in part]
            pen.polygon(path, fill=strength)
        mask = mask.filter(ImageFilter.GaussianBlur(blur * SCALE / COARSE))
        mask = mask.resize((right - left, lower - upper), Image.Resampling.BILINEAR)
        self.image.paste(colour[:3], found, mask)

    def blur(self, upper: float, lower: float, by: float) -> None:
        """Take a band out of focus."""
        frame = (0, round(upper * SCALE), self.image.width, round(lower * SCALE))
        part = self.image.crop(frame)
        small = part.reduce(4).filter(ImageFilter.GaussianBlur(by * SCALE / 4))
        self.image.paste(small.resize(part.size, Image.Resampling.BILINEAR), frame[:2])

    def mirror(self, level: float, depth: float, strength: int, squeeze: float = 1.0) -> None:
        """What stands above `level`, upside down in the `depth` units of water below it, fading away."""
        line, deep = round(level * SCALE), round(depth * SCALE)
        deep = min(deep, self.image.height - line)
        tall = min(line, round(deep / squeeze))
        above = self.image.crop((0, line - tall, self.image.width, line))
        below = ImageOps.flip(above).reduce(2).filter(ImageFilter.GaussianBlur(2))
        below = below.resize((self.image.width, deep), Image.Resampling.BILINEAR)
        ramp = bytes(round(strength * (1 - y / deep) ** 0.8) for y in range(deep))
        mask = Image.frombytes("L", (1, deep), ramp).resize(below.size)
        self.image.paste(below, (0, line), mask)

    def _frame(self, points: Sequence[Point], margin: float) -> tuple[int, int, int, int] | None:
        """The pixels around these points that lie on the sheet, if any do."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left = max(0, math.floor((min(xs) - margin) * SCALE))
        upper = max(0, math.floor((min(ys) - margin) * SCALE))
        right = min(self.image.width, math.ceil((max(xs) + margin) * SCALE) + 1)
        lower = min(self.image.height, math.ceil((max(ys) + margin) * SCALE) + 1)
        return (left, upper, right, lower) if left < right and upper < lower else None

    def cut(self, left: float, top: float, side: float) -> Sheet:
        """The sheet, left with the square whose upper left corner is given."""
        corners = (left, top, left + side, top + side)
        left_px, top_px, right_px, lower_px = (round(edge * SCALE) for edge in corners)
        self.image = self.image.crop((left_px, top_px, right_px, lower_px))
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self.width = self.height = round(side)
        return self

    def jpeg(self) -> bytes:
        out = io.BytesIO()
        graded(self.image.reduce(SCALE)).save(out, "JPEG", quality=88)
        return out.getvalue()


def mix(one: Colour, other: Colour, part: float) -> Colour:
    """The colour that lies `part` of the way from one to the other."""
    if len(one) != len(other):
        one, other = (colour if len(colour) == 4 else (*colour, 255) for colour in (one, other))
    return tuple(round(a + (b - a) * part) for a, b in zip(one, other, strict=True))


def steps(count: int) -> list[float]:
    """From 0 to 1 in so many steps."""
    return [step / max(1, count - 1) for step in range(count)]


def ring(x: float, y: float, wide: float, tall: float) -> list[Point]:
    """Points around an ellipse."""
    turns = [step / 36 * math.tau for step in range(36)]
    return [(x + wide * math.cos(turn), y + tall * math.sin(turn)) for turn in turns]


def wave(
    left: float, right: float, level: float, height: float, length: float, shift: float = 0
) -> list[Point]:
    """Points of a wavy line from left to right."""
    steps = max(2, int((right - left) / 12))
    xs = [left + (right - left) * step / steps for step in range(steps + 1)]
    return [(x, level + height * math.sin((x + shift) / length * math.tau)) for x in xs]


def curve(points: Sequence[Point], parts: int = 8) -> list[Point]:
    """A smooth line through every point (Catmull-Rom)."""
    ends = [points[0], *points, points[-1]]
    line: list[Point] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(parts):
            t = step / parts
            line.append((spline(a[0], b[0], c[0], d[0], t), spline(a[1], b[1], c[1], d[1], t)))
    return [*line, points[-1]]


def spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))


def lens(x: float, y: float, half: float, tall: float, sway: float = 0.0) -> list[Point]:
    """A long low shape that thins out to both ends: a sandbar, a wave, a streak."""
    steps = [step / 16 for step in range(-16, 17)]
    middle = [y + sway * math.sin(step * 4 + x) for step in steps]
    edge = [tall * (1 - step * step) for step in steps]
    upper = [(x + half * s, m - e * 0.4) for s, m, e in zip(steps, middle, edge, strict=True)]
    lower = [(x + half * s, m + e * 0.6) for s, m, e in zip(steps, middle, edge, strict=True)]
    return [*upper, *reversed(lower)]


def hills(sheet: Sheet, level: float, height: float, length: float, shift: float, colour: Colour) -> None:
    """A range across the sheet, from its ridge down to the lower edge."""
    sheet.area([*ridge(level, height, length, shift), (WIDTH, HEIGHT), (0, HEIGHT)], colour)


def ridge(level: float, height: float, length: float, shift: float) -> list[Point]:
    """The line of a range of hills, from edge to edge."""
    first = wave(0, WIDTH, level, height, length, shift)
    second = wave(0, WIDTH, 0, height * 0.4, length * 0.37, shift)
    return [(x, y + extra) for (x, y), (_, extra) in zip(first, second, strict=False)]
