"""People in the sample's pictures: plain standing, walking and sitting figures, lit from one side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newsroom.sample.pictures.sheet import Colour, Point, Sheet, mix

SKIN: Colour = (222, 178, 148)
TAN: Colour = (198, 150, 118)
DARK_HAIR: Colour = (44, 38, 40)
GREY_HAIR: Colour = (168, 164, 160)
BROWN_HAIR: Colour = (84, 60, 48)

# Elbow and hand of one arm, in parts of the figure's height: outwards from the middle, and above the ground.
ARMS: dict[str, tuple[Point, Point]] = {
    "down": ((0.125, 0.64), (0.12, 0.49)),
    "swing": ((0.15, 0.65), (0.19, 0.53)),
    "front": ((0.12, 0.63), (0.03, 0.58)),
    "hip": ((0.19, 0.64), (0.09, 0.53)),
    "reach": ((0.19, 0.68), (0.3, 0.68)),
    "low": ((0.17, 0.62), (0.27, 0.5)),
    "up": ((0.17, 0.86), (0.15, 1.04)),
    "wave": ((0.2, 0.78), (0.22, 0.98)),
    "pocket": ((0.15, 0.63), (0.09, 0.52)),
}


@dataclass(frozen=True, kw_only=True)
class Look:
    """What somebody wears; `hem` is where the coat ends, in parts of the height above the ground."""

    coat: Colour
    legs: Colour = (58, 60, 72)
    skin: Colour = SKIN
    hair: Colour = DARK_HAIR
    hem: float = 0.46
    hat: Colour | None = None
    long_hair: bool = False
    apron: Colour | None = None
    vest: Colour | None = None


def stand(
    sheet: Sheet,
    x: float,
    ground: float,
    tall: float,
    look: Look,
    *,
    left: str = "down",
    right: str = "down",
    step: float = 0.0,
    behind: bool = False,
    lean: float = 0.0,
    shadow: int = 70,
) -> None:
    """A standing figure; `step` spreads the legs, `lean` moves the shoulders, `behind` shows the back."""

    def at(dx: float, up: float) -> Point:
        return x + (dx + lean * max(0.0, up - 0.45) / 0.4) * tall, ground - up * tall

    if shadow:
        sheet.soft_disc(x + 0.08 * tall, ground, 0.2 * tall, (20, 22, 34, shadow), 0.05 * tall, 0.035 * tall)
    dark = mix(look.coat, (20, 22, 40), 0.28)
    far_leg = mix(look.legs, (16, 18, 30), 0.3)
    for foot, colour in ((-0.05 - step, look.legs), (0.05 + step, far_leg)):
        hip = 0.045 if foot > 0 else -0.045
        sheet.area(
            [at(hip - 0.05, 0.52), at(hip + 0.05, 0.52), at(foot + 0.028, 0.02), at(foot - 0.032, 0.02)],
            colour,
        )
        sheet.box(
            *at(foot - 0.04, 0.035), *at(foot + 0.05, 0.0), mix(colour, (12, 12, 16), 0.6), 0.015 * tall
        )
    arm(sheet, at, tall, look, right, 1, dark)
    sheet.area(
        [at(-0.035, 0.86), at(0.035, 0.86), at(0.04, 0.78), at(-0.04, 0.78)],
        mix(look.skin, (90, 50, 40), 0.3),
    )
    flare = 0.11 + max(0.0, 0.46 - look.hem) * 0.12
    body = [
        at(-0.05, 0.83), at(0.05, 0.83), at(0.1, 0.81), at(0.122, 0.775), at(0.1, 0.62), at(flare, look.hem),
        at(-flare, look.hem), at(-0.1, 0.62), at(-0.122, 0.775), at(-0.1, 0.81),
    ]  # fmt: skip
    sheet.area(body, look.coat)
    sheet.area(
        [
            at(0.03, 0.83),
            at(0.1, 0.81),
            at(0.122, 0.775),
            at(0.1, 0.62),
            at(flare, look.hem),
            at(0.04, look.hem),
            at(0.05, 0.62),
        ],
        dark,
    )
    if look.vest and not behind:
        sheet.area([at(-0.1, 0.8), at(-0.03, 0.8), at(-0.01, 0.52), at(-0.1, 0.52)], look.vest)
        sheet.area(
            [at(0.03, 0.8), at(0.1, 0.8), at(0.1, 0.52), at(0.01, 0.52)], mix(look.vest, (20, 22, 40), 0.22)
        )
    if look.apron and not behind:
        sheet.area(
            [at(-0.055, 0.75), at(0.055, 0.75), at(0.095, 0.6), at(0.1, 0.3), at(-0.1, 0.3), at(-0.095, 0.6)],
            look.apron,
        )
    arm(sheet, at, tall, look, left, -1, look.coat)
    head(sheet, *at(0, 0.915), 0.062 * tall, look, behind=behind)


def arm(
    sheet: Sheet,
    at: Callable[[float, float], Point],
    tall: float,
    look: Look,
    pose: str,
    side: int,
    colour: Colour,
) -> None:
    """One arm in a named pose."""
    elbow, hand = ARMS[pose]
    points = [at(side * 0.1, 0.785), at(side * elbow[0], elbow[1]), at(side * hand[0], hand[1])]
    sheet.stroke(points[:2], 0.062 * tall, colour)
    sheet.stroke([points[1], mid(points[1], points[2], 0.8)], 0.05 * tall, colour)
    if pose not in ("pocket", "hip"):
        sheet.disc(*mid(points[1], points[2], 1.05), 0.025 * tall, look.skin)


def mid(one: Point, other: Point, part: float) -> Point:
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def head(sheet: Sheet, x: float, y: float, size: float, look: Look, *, behind: bool) -> None:
    """A head without features: light on the left cheek, hair above."""
    if look.long_hair:
        sheet.box(x - size * 1.12, y - size * 0.6, x + size * 1.12, y + size * 1.5, look.hair, size * 0.5)
    if behind:
        sheet.disc(x, y, size * 1.04, look.hair, size * 1.24)
        sheet.disc(
            x - size * 0.3,
            y - size * 0.4,
            size * 0.5,
            (*mix(look.hair, (255, 240, 220), 0.2)[:3], 90),
            size * 0.5,
        )
    else:
        sheet.disc(x, y, size, look.skin, size * 1.2)
        sheet.area(
            [
                (x + size * 0.2, y - size),
                (x + size * 0.86, y - size * 0.6),
                (x + size * 0.96, y + size * 0.2),
                (x + size * 0.5, y + size * 1.02),
                (x + size * 0.3, y + size * 0.3),
            ],
            mix(look.skin, (110, 60, 50), 0.24),
        )
        sheet.area(
            [
                (x - size * 1.06, y + size * 0.1),
                (x - size * 1.04, y - size * 0.6),
                (x - size * 0.6, y - size * 1.2),
                (x, y - size * 1.38),
                (x + size * 0.6, y - size * 1.2),
                (x + size * 1.04, y - size * 0.6),
                (x + size * 1.06, y + size * 0.1),
                (x + size * 0.8, y - size * 0.42),
                (x - size * 0.1, y - size * 0.62),
                (x - size * 0.84, y - size * 0.36),
            ],
            look.hair,
        )
    if look.hat:
        sheet.area(
            [
                (x - size * 1.06, y - size * 0.45),
                (x - size * 0.9, y - size * 1.1),
                (x - size * 0.3, y - size * 1.5),
                (x + size * 0.3, y - size * 1.5),
                (x + size * 0.9, y - size * 1.1),
                (x + size * 1.06, y - size * 0.45),
            ],
            look.hat,
        )
        sheet.box(
            x - size * (1.1 if behind else 1.4),
            y - size * 0.62,
            x + size * 1.1,
            y - size * 0.38,
            mix(look.hat, (10, 10, 20), 0.25),
            size * 0.1,
        )


def sit(
    sheet: Sheet, x: float, desk: float, size: float, look: Look, *, behind: bool = False, bow: float = 0.0
) -> None:
    """Head and shoulders above a desk or a bench back whose edge is at `desk`; `bow` lowers the head."""
    dark = mix(look.coat, (20, 22, 40), 0.26)
    top = desk - size * 1.5
    body: list[Point] = [
        (x - size * 0.3, top), (x + size * 0.3, top), (x + size * 0.86, top + size * 0.24), (x + size * 1.02, top + size * 0.8),
        (x + size * 1.02, desk), (x - size * 1.02, desk), (x - size * 1.02, top + size * 0.8), (x - size * 0.86, top + size * 0.24),
    ]  # fmt: skip
    if not behind:
        sheet.box(
            x - size * 0.26,
            top - size * 0.4,
            x + size * 0.26,
            top + size * 0.3,
            mix(look.skin, (90, 50, 40), 0.3),
            size * 0.1,
        )
    sheet.area(body, look.coat)
    sheet.area(
        [
            (x + size * 0.3, top),
            (x + size * 0.86, top + size * 0.24),
            (x + size * 1.02, top + size * 0.8),
            (x + size * 1.02, desk),
            (x + size * 0.5, desk),
        ],
        dark,
    )
    if not behind:
        sheet.area(
            [(x - size * 0.26, top), (x + size * 0.26, top), (x, top + size * 0.4)],
            mix(look.skin, (90, 50, 40), 0.15),
        )
    head(sheet, x + bow * size * 0.2, top - size * (0.72 - bow), size * 0.56, look, behind=behind)
