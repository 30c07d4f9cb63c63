"""Locator maps of two coasts: a simplified shoreline from known capes and bays, with numbered dots."""

from __future__ import annotations

import math
from collections.abc import Sequence

from newsroom.sample.pictures.sheet import HEIGHT, WIDTH, Colour, Point, Sheet, curve, lens, mix, ring

# Longitude and latitude, from the west coast round the south to the north-east.
SHORE: tuple[Point, ...] = (
    (126.55, 36.4), (126.72, 35.98), (126.47, 35.63), (126.68, 35.56), (126.40, 35.38), (126.30, 35.12), (126.45, 34.98),
    (126.36, 34.79), (126.47, 34.72), (126.27, 34.60), (126.38, 34.44), (126.52, 34.30), (126.66, 34.42), (126.79, 34.58),
    (126.82, 34.42), (126.98, 34.46), (127.14, 34.66), (127.28, 34.74), (127.17, 34.58), (127.16, 34.46), (127.36, 34.44),
    (127.52, 34.58), (127.40, 34.72), (127.48, 34.87), (127.60, 34.80), (127.62, 34.66), (127.74, 34.60), (127.79, 34.74),
    (127.68, 34.86), (127.76, 34.95), (127.92, 34.97), (128.05, 34.98), (128.10, 34.90), (128.28, 34.92), (128.36, 34.80),
    (128.46, 34.84), (128.42, 34.98), (128.52, 35.08), (128.58, 35.19), (128.66, 35.09), (128.82, 35.08), (128.96, 35.05),
    (129.08, 35.04), (129.13, 35.15), (129.24, 35.22), (129.33, 35.38), (129.39, 35.50), (129.46, 35.70), (129.51, 35.86),
    (129.57, 36.07), (129.42, 36.01), (129.39, 36.20), (129.43, 36.50), (129.43, 36.80), (129.40, 37.08), (129.26, 37.36),
    (129.12, 37.52), (128.94, 37.80), (128.76, 38.00), (128.60, 38.20), (128.44, 38.48), (128.34, 38.70), (128.00, 39.10),
)  # fmt: skip
ISLANDS: tuple[tuple[float, float, float, float], ...] = (
    (126.24, 34.46, 0.11, 0.06), (126.72, 34.34, 0.09, 0.06), (126.88, 34.36, 0.05, 0.04), (126.10, 34.84, 0.07, 0.09),
    (126.16, 34.70, 0.06, 0.05), (127.92, 34.82, 0.13, 0.08), (128.06, 34.78, 0.06, 0.05), (128.64, 34.86, 0.14, 0.11),
    (128.44, 34.70, 0.05, 0.04), (127.76, 34.52, 0.05, 0.04), (127.50, 34.44, 0.05, 0.03), (128.82, 35.02, 0.05, 0.05),
    (126.30, 34.24, 0.06, 0.04), (127.02, 34.22, 0.05, 0.03), (128.22, 34.66, 0.04, 0.03),
)  # fmt: skip
SEA: tuple[Colour, Colour] = ((168, 204, 216), (138, 182, 202))
LAND: tuple[Colour, Colour] = ((240, 236, 220), (226, 220, 196))
INK: Colour = (58, 70, 84)
RED: Colour = (206, 72, 52)


class Projection:
    """Degrees to units of the sheet: `west` lies at its left edge, `north` at its upper edge."""

    def __init__(self, west: float, north: float, degree: float) -> None:
        self.west, self.north, self.degree = west, north, degree
        self.narrow = math.cos(math.radians(north - HEIGHT / degree / 2))

    def __call__(self, east: float, north: float) -> Point:
        return (east - self.west) * self.degree * self.narrow, (self.north - north) * self.degree


def chart_of(place: Projection, inland: Sequence[Point]) -> Sheet:
    """Sea, grid and land; `inland` closes the shoreline over the sheet's edges."""
    sheet = Sheet(*SEA)
    for east in range(250, 270):
        x, _ = place(east / 2, 36)
        sheet.box(x - 0.8, 0, x + 0.8, HEIGHT, (255, 255, 255, 70))
    for north in range(66, 80):
        _, y = place(126, north / 2)
        sheet.box(0, y - 0.8, WIDTH, y + 0.8, (255, 255, 255, 70))
    land = [*curve([place(*point) for point in SHORE], 6), *[place(*point) for point in inland]]
    isles = [
        isle(place(east, north), wide * place.degree * 0.8, tall * place.degree)
        for east, north, wide, tall in ISLANDS
    ]
    for blur, colour in ((34, (206, 228, 232, 170)), (13, (226, 240, 238, 190))):
        sheet.soft_parts([land, *isles], colour, blur)
    for part in (land, *isles):
        sheet.wash(part, *LAND)
        sheet.stroke([*part, part[0]], 3, (166, 170, 156))
    return sheet


def isle(middle: Point, wide: float, tall: float) -> list[Point]:
    """An island's shore, no two alike."""
    turns = [step / 48 * math.tau for step in range(48)]
    out = [1 + 0.14 * math.sin(2 * turn + middle[0]) + 0.1 * math.sin(3 * turn + middle[1]) for turn in turns]
    return [
        (middle[0] + wide * size * math.cos(turn), middle[1] + tall * size * math.sin(turn))
        for size, turn in zip(out, turns, strict=True)
    ]


def relief(sheet: Sheet, place: Projection, peaks: Sequence[tuple[float, float, float]]) -> None:
    """Mountains as soft shades with a lit western side."""
    for east, north, size in peaks:
        x, y = place(east, north)
        reach = size * place.degree
        sheet.soft(ring(x, y, reach * 0.5, reach), (176, 182, 146, 120), reach * 0.4)
        sheet.soft(ring(x + reach * 0.18, y, reach * 0.2, reach * 0.8), (138, 148, 118, 110), reach * 0.24)


def dot(sheet: Sheet, at: Point, number: int, tone: Colour = RED) -> None:
    x, y = at
    sheet.soft_disc(x + 4, y + 7, 27, (40, 50, 60, 110), 6)
    sheet.disc(x, y, 29, (255, 252, 246))
    sheet.disc(x, y, 24, tone)
    sheet.letters(x, y, str(number), 30, (255, 252, 246), "mm")


def scale_bar(sheet: Sheet, place: Projection, kilometres: int) -> None:
    long = kilometres / 111.2 * place.degree
    right, y = WIDTH - 90, HEIGHT - 70
    sheet.box(right - long, y, right, y + 8, (255, 255, 255))
    sheet.box(right - long, y, right - long / 2, y + 8, INK)
    sheet.letters(right - long, y - 22, "0", 24, INK, "mm")
    sheet.letters(right, y - 22, f"{kilometres} km", 24, INK, "mm")
    sheet.disc(110, 110, 52, (255, 255, 255, 200))
    sheet.area([(110, 68), (127, 118), (110, 108)], INK)
    sheet.area([(110, 68), (93, 118), (110, 108)], mix(INK, (255, 255, 255), 0.5))
    sheet.letters(110, 140, "N", 26, INK, "mm")


def south_coast() -> Sheet:
    """From Mokpo to Busan, islands and all, with five dots joined by a ship's route."""
    place = Projection(126.0, 35.62, 600)
    sheet = chart_of(place, ((128.0, 39.5), (124.0, 39.5), (124.0, 36.4)))
    relief(
        sheet,
        place,
        (
            (127.73, 35.34, 0.16),
            (127.1, 35.4, 0.1),
            (128.0, 35.5, 0.12),
            (126.98, 35.12, 0.08),
            (128.9, 35.55, 0.12),
            (127.45, 35.1, 0.09),
            (126.98, 34.76, 0.06),
            (128.3, 35.2, 0.08),
        ),
    )
    route = curve(
        [
            place(*point)
            for point in (
                (126.34, 34.74),
                (126.02, 34.5),
                (126.4, 34.12),
                (127.2, 34.2),
                (127.9, 34.36),
                (127.8, 34.68),
            )
        ],
        12,
    )
    onward = curve(
        [place(*point) for point in ((127.9, 34.36), (128.5, 34.5), (129.0, 34.8), (129.07, 35.02))], 12
    )
    for path in (route, onward):
        for start in range(0, len(path) - 2, 4):
            sheet.stroke(path[start : start + 3], 5, (44, 92, 132))
    for number, town in enumerate(
        ((126.40, 34.83), (126.77, 34.40), (127.70, 34.80), (128.42, 34.90), (129.04, 35.13)), 1
    ):
        dot(sheet, place(*town), number)
    for x, y in (place(126.9, 34.16), place(128.62, 34.56)):
        sheet.area([(x - 30, y), (x + 34, y), (x + 22, y + 16), (x - 20, y + 16)], (44, 62, 84))
        sheet.box(x - 12, y - 16, x + 12, y, (250, 248, 242))
        sheet.area(lens(x, y + 20, 60, 6, 1), (232, 244, 244, 190))
    scale_bar(sheet, place, 50)
    return sheet


def east_coast() -> Sheet:
    """The straight eastern shore under its mountains, Ulleungdo and Dokdo out at sea, six dots."""
    place = Projection(126.9, 38.62, 292)
    sheet = chart_of(place, ((128.0, 39.5), (124.0, 39.5), (124.0, 36.4)))
    relief(
        sheet,
        place,
        (
            (128.45, 38.1, 0.3),
            (128.6, 37.75, 0.26),
            (128.9, 37.4, 0.28),
            (128.92, 37.05, 0.3),
            (129.0, 36.6, 0.24),
            (128.2, 36.9, 0.24),
            (127.75, 36.4, 0.22),
            (129.1, 35.85, 0.2),
            (127.73, 35.34, 0.26),
            (128.5, 36.2, 0.16),
        ),
    )
    for east, north, size in ((130.87, 37.50, 13), (131.866, 37.243, 5), (131.873, 37.239, 4)):
        x, y = place(east, north)
        sheet.soft_disc(x, y, size + 10, (226, 240, 238, 190), 8)
        sheet.wash(ring(x, y, size, size * 0.86), *LAND)
        sheet.stroke([*ring(x, y, size, size * 0.86), (x + size, y)], 2.4, (150, 156, 142))
    for step in range(3):
        current = [
            (129.9 + step * 0.5, 35.1),
            (129.95 + step * 0.5, 36.2),
            (129.8 + step * 0.62, 37.2),
            (130.0 + step * 0.66, 38.2),
        ]
        path = curve([place(*point) for point in current], 12)
        sheet.stroke(path, 7, (236, 246, 246, 120))
        x, y = path[-1]
        sheet.area([(x - 16, y + 10), (x + 5, y - 26), (x + 20, y + 14)], (236, 246, 246, 150))
    towns = (
        (128.56, 38.20),
        (128.88, 37.76),
        (129.10, 37.50),
        (129.38, 36.99),
        (129.36, 36.03),
        (130.87, 37.50),
    )
    for number, (east, north) in enumerate(towns, 1):
        x, y = place(east, north)
        dot(
            sheet,
            (x + 46, y - 30) if number == 6 else (x - 34, y),
            number,
            (44, 92, 132) if number == 6 else RED,
        )
        sheet.disc(x, y, 6, INK)
    scale_bar(sheet, place, 100)
    return sheet
