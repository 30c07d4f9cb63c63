"""Sky, water, trees and far mountains, as the sample's pictures share them."""

from __future__ import annotations

import math
import random

from newsroom.sample.pictures.sheet import HEIGHT, WIDTH, Colour, Point, Sheet, mix, ridge, ring, wave


def cloud(sheet: Sheet, x: float, y: float, wide: float, colour: Colour, *, tall: float = 0.16) -> None:
    """A long cloud with a flat base."""
    parts = [
        ring(x, y, wide, wide * tall * 0.6),
        ring(x - wide * 0.35, y - wide * tall * 0.5, wide * 0.42, wide * tall * 0.8),
        ring(x + wide * 0.15, y - wide * tall * 0.9, wide * 0.38, wide * tall),
        ring(x + wide * 0.5, y - wide * tall * 0.3, wide * 0.36, wide * tall * 0.7),
    ]
    sheet.soft_parts(parts, colour, wide * 0.045)


def range_of(
    sheet: Sheet,
    level: float,
    height: float,
    length: float,
    shift: float,
    top: Colour,
    foot: Colour,
    *,
    down_to: float = HEIGHT,
) -> None:
    """Mountains that dissolve into haze at their feet."""
    line = ridge(level, height, length, shift)
    jagged = [
        (x, y + height * 0.14 * math.sin(x / 23 + shift) + height * 0.08 * math.sin(x / 9.1)) for x, y in line
    ]
    sheet.wash([*jagged, (WIDTH, down_to), (0, down_to)], top, foot)


def glitter(
    sheet: Sheet, x: float, upper: float, lower: float, colour: Colour, *, spread: float = 0.34, seed: int = 1
) -> None:
    """The path of a light on water: dashes that grow and drift apart towards the viewer."""
    chance = random.Random(seed)
    y = upper
    while y < lower:
        part = (y - upper) / (lower - upper)
        half = 8 + (lower - upper) * spread * part * 0.5
        for _ in range(2 + round(part * 3)):
            middle = x + chance.uniform(-half, half)
            wide = 6 + 34 * part * chance.uniform(0.4, 1)
            sheet.box(middle - wide, y, middle + wide, y + 1.5 + 3.5 * part, colour, 2)
        y += 5 + 9 * part


def ripples(
    sheet: Sheet, upper: float, lower: float, light: Colour, dark: Colour, *, seed: int = 1, many: int = 120
) -> None:
    """Low waves all over a stretch of water, smaller with distance."""
    chance = random.Random(seed)
    for number in range(many):
        part = (number / many) ** 1.5
        y = upper + (lower - upper) * part
        x, wide = chance.uniform(-60, WIDTH + 60), (18 + 120 * part) * chance.uniform(0.5, 1.2)
        line = wave(x - wide, x + wide, y, 1 + 2.5 * part, 60 + 160 * part, x)
        sheet.stroke(line, 1.2 + 2.6 * part, light if number % 3 else dark)


def round_tree(
    sheet: Sheet, x: float, ground: float, tall: float, leaf: Colour, light: Colour, *, seed: int = 1
) -> None:
    """A broad-leaved tree, lit from the upper left."""
    chance = random.Random(seed)
    trunk: Colour = (92, 70, 56)
    sheet.soft_disc(x + tall * 0.2, ground, tall * 0.36, (24, 30, 30, 90), tall * 0.06, tall * 0.05)
    sheet.area(
        [
            (x - tall * 0.045, ground),
            (x - tall * 0.02, ground - tall * 0.5),
            (x + tall * 0.02, ground - tall * 0.5),
            (x + tall * 0.05, ground),
        ],
        trunk,
    )
    dark = mix(leaf, (16, 30, 40), 0.4)
    for layer, many in enumerate((14, 22, 20)):
        for _ in range(many):
            turn, out = chance.uniform(0, math.tau), math.sqrt(chance.random())
            # Light leaves gather on the upper left, dark ones below.
            dx = math.cos(turn) * out * (0.3, 0.29, 0.22)[layer] - 0.05 * layer
            dy = math.sin(turn) * out * (0.22, 0.21, 0.16)[layer] - 0.035 * layer
            radius = tall * (0.12, 0.095, 0.055)[layer] * chance.uniform(0.8, 1.15)
            colour = (dark, mix(leaf, dark, chance.random() * 0.3), mix(light, leaf, chance.random() * 0.6))[
                layer
            ]
            sheet.disc(x + dx * tall, ground + (dy - 0.63) * tall, radius, colour, radius * 0.85)


def bare_tree(
    sheet: Sheet,
    x: float,
    ground: float,
    tall: float,
    colour: Colour,
    *,
    snow: Colour | None = None,
    seed: int = 1,
) -> None:
    """A leafless tree; snow lies on the upper side of its boughs."""
    chance = random.Random(seed)

    def grow(at: Point, angle: float, length: float, width: float, depth: int) -> None:
        end = (at[0] + math.cos(angle) * length, at[1] - math.sin(angle) * length)
        sheet.stroke([at, end], width, colour)
        if snow and width < tall * 0.03:
            sheet.stroke([(at[0], at[1] - width * 0.6), (end[0], end[1] - width * 0.6)], width * 0.7, snow)
        if depth:
            for turn in (-0.5, 0.1, 0.52):
                grow(
                    end,
                    angle + turn * chance.uniform(0.7, 1.2),
                    length * chance.uniform(0.58, 0.74),
                    width * 0.6,
                    depth - 1,
                )

    grow((x, ground), math.pi / 2, tall * 0.36, tall * 0.045, 3)


def pine(sheet: Sheet, x: float, ground: float, tall: float, dark: Colour, light: Colour) -> None:
    """A dark conifer in four tiers."""
    sheet.box(x - tall * 0.025, ground - tall * 0.16, x + tall * 0.025, ground, (74, 56, 48))
    for tier in range(4):
        base, wide, peak = 0.12 + tier * 0.2, 0.25 - tier * 0.05, 0.46 + tier * 0.19
        sheet.area(
            [
                (x - wide * tall, ground - base * tall),
                (x, ground - peak * tall),
                (x + wide * tall, ground - base * tall),
            ],
            dark,
        )
        sheet.area(
            [
                (x - wide * tall, ground - base * tall),
                (x, ground - peak * tall),
                (x - wide * tall * 0.2, ground - base * tall * 1.04),
            ],
            light,
        )
