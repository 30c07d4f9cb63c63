"""How the people of the portraits wear their hair; sizes follow the head they sit on."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from newsroom.sample.pictures.sheet import Colour, Point, Sheet, curve, mix

Hairdo = Callable[[Sheet, float, float, float, float, Colour], None]


def shape(x: float, y: float, w: float, h: float, points: Sequence[Point]) -> list[Point]:
    """A smooth closed line; points are in half widths and half heights of the head."""
    line = [(x + dx * w, y + dy * h) for dx, dy in points]
    return curve([*line, line[0]], 7)


def locks(sheet: Sheet, line: Sequence[Point], hair: Colour) -> None:
    """Fill a shape of hair, lit from the left."""
    sheet.wash(line, mix(hair, (255, 236, 214), 0.2), mix(hair, (10, 8, 14), 0.3), across=True)


def strands(sheet: Sheet, paths: Sequence[Sequence[Point]], hair: Colour) -> None:
    for number, path in enumerate(paths):
        tone = mix(hair, (255, 240, 220), 0.34) if number % 2 else mix(hair, (10, 8, 14), 0.34)
        sheet.stroke(curve(path, 6), 3, (*tone[:3], 110))


def bob(sheet: Sheet, x: float, y: float, w: float, h: float, hair: Colour) -> None:
    front = [(-1.04, 0.2), (-1.16, -0.4), (-0.86, -1.08), (-0.1, -1.28), (0.74, -1.14), (1.16, -0.44), (1.06, 0.24), (0.96, -0.1), (0.86, -0.5), (0.3, -0.72), (-0.28, -0.86), (-0.62, -0.6), (-0.9, -0.26)]  # fmt: skip
    locks(sheet, shape(x, y, w, h, front), hair)
    strands(
        sheet,
        [
            [
                (x + dx * w, y - h * 1.2),
                (x + (dx + 0.4) * w, y - h * 1.02),
                (x + (dx + 0.72) * w, y - h * 0.66),
            ]
            for dx in (-0.1, 0.06, 0.2)
        ],
        hair,
    )


def bob_behind(sheet: Sheet, x: float, y: float, w: float, h: float, hair: Colour) -> None:
    back = [(-1.1, -0.6), (0.0, -1.2), (1.1, -0.6), (1.28, 0.3), (1.16, 0.92), (0.7, 1.06), (-0.7, 1.06), (-1.16, 0.92), (-1.28, 0.3)]  # fmt: skip
    locks(sheet, shape(x, y, w, h, back), mix(hair, (10, 8, 14), 0.2))


def long(sheet: Sheet, x: float, y: float, w: float, h: float, hair: Colour) -> None:
    front = [(-1.0, 0.4), (-1.14, -0.4), (-0.84, -1.06), (0.0, -1.26), (0.84, -1.06), (1.14, -0.4), (1.0, 0.4), (0.92, -0.1), (0.6, -0.66), (0.02, -0.94), (-0.58, -0.64), (-0.92, -0.1)]  # fmt: skip
    locks(sheet, shape(x, y, w, h, front), hair)
    for side in (-1, 1):
        strands(
            sheet,
            [
                [
                    (x, y - h * (1.2 - k * 0.05)),
                    (x + side * w * (0.5 + k * 0.1), y - h * 0.86),
                    (x + side * w * (0.86 + k * 0.08), y - h * 0.2),
                ]
                for k in range(3)
            ],
            hair,
        )


def long_behind(sheet: Sheet, x: float, y: float, w: float, h: float, hair: Colour) -> None:
    back = [(-1.1, -0.6), (0.0, -1.2), (1.1, -0.6), (1.3, 0.5), (1.44, 1.5), (1.2, 2.2), (0.5, 2.0), (-0.5, 2.0), (-1.2, 2.2), (-1.44, 1.5), (-1.3, 0.5)]  # fmt: skip
    locks(sheet, shape(x, y, w, h, back), mix(hair, (10, 8, 14), 0.2))
    for side in (-1, 1):
        strands(
            sheet,
            [
                [
                    (x + side * w * (1.02 + k * 0.1), y),
                    (x + side * w * (1.12 + k * 0.08), y + h),
                    (x + side * w * (1.0 + k * 0.1), y + h * 2),
                ]
                for k in range(3)
            ],
            hair,
        )


def short(sheet: Sheet, x: float, y: float, w: float, h: float, hair: Colour) -> None:
    front = [(-1.02, 0.02), (-1.1, -0.5), (-0.84, -1.04), (-0.2, -1.26), (0.5, -1.22), (1.0, -0.84), (1.1, -0.4), (1.02, 0.02), (0.94, -0.4), (0.7, -0.66), (0.2, -0.7), (-0.4, -0.76), (-0.8, -0.56), (-0.94, -0.34)]  # fmt: skip
    locks(sheet, shape(x, y, w, h, front), hair)
    strands(
        sheet,
        [
            [
                (x + dx * w, y - h * 0.74),
                (x + (dx + 0.1) * w, y - h * 1.0),
                (x + (dx + 0.34) * w, y - h * 1.16),
            ]
            for dx in (-0.6, -0.4, -0.2, 0.0, 0.2)
        ],
        hair,
    )


def parted(sheet: Sheet, x: float, y: float, w: float, h: float, hair: Colour) -> None:
    front = [(-1.02, 0.06), (-1.08, -0.5), (-0.8, -0.98), (-0.4, -1.18), (0.3, -1.24), (0.9, -0.96), (1.1, -0.5), (1.02, 0.06), (0.95, -0.3), (0.8, -0.62), (0.2, -0.86), (-0.42, -0.94), (-0.72, -0.66), (-0.94, -0.36)]  # fmt: skip
    locks(sheet, shape(x, y, w, h, front), hair)
    strands(
        sheet,
        [
            [
                (x - w * 0.42, y - h * (0.98 + 0.05 * k)),
                (x + w * 0.2, y - h * (0.98 + 0.06 * k)),
                (x + w * 0.86, y - h * (0.6 + 0.08 * k)),
            ]
            for k in range(4)
        ],
        hair,
    )


def bald(sheet: Sheet, x: float, y: float, w: float, h: float, hair: Colour) -> None:
    for side in (-1, 1):
        tuft = [
            (side * 0.99, 0.16),
            (side * 1.14, -0.1),
            (side * 1.1, -0.5),
            (side * 0.9, -0.74),
            (side * 0.84, -0.5),
            (side * 0.93, -0.2),
        ]
        locks(sheet, shape(x, y, w, h, tuft), hair)
    sheet.soft_disc(x - w * 0.36, y - h * 0.8, w * 0.26, (255, 246, 228, 110), 16, h * 0.1)


def curls(sheet: Sheet, x: float, y: float, w: float, h: float, hair: Colour) -> None:
    chance = random.Random(7)
    spots = [
        (dx, dy)
        for dx in (-1.06, -0.9, -0.62, -0.3, 0.0, 0.3, 0.62, 0.9, 1.06)
        for dy in (-0.3, -0.6, -0.84, -1.02, -1.2)
    ]
    for dx, dy in spots:
        # Inside of this ellipse is face.
        if (dx / 0.98) ** 2 + ((dy + 0.02) / 0.86) ** 2 < 1 or (dx / 1.22) ** 2 + (
            (dy + 0.1) / 1.24
        ) ** 2 > 1:
            continue
        radius = w * chance.uniform(0.2, 0.26)
        tone = mix(hair, (255, 250, 240), 0.18) if dx < 0 else mix(hair, (30, 24, 30), 0.2)
        cx, cy = x + dx * w, y + dy * h
        sheet.disc(cx, cy, radius, mix(tone, (40, 34, 36), 0.25))
        sheet.disc(cx - 4, cy - 4, radius * 0.86, tone)
        sheet.arc(cx - 4, cy - 3, radius * 0.5, 150, 330, 3, mix(tone, (40, 34, 36), 0.3))


def curls_behind(sheet: Sheet, x: float, y: float, w: float, h: float, hair: Colour) -> None:
    back = [(-1.16, -0.7), (0.0, -1.3), (1.16, -0.7), (1.22, 0.1), (1.0, 0.4), (-1.0, 0.4), (-1.22, 0.1)]
    locks(sheet, shape(x, y, w, h, back), mix(hair, (30, 24, 30), 0.3))


def bun(sheet: Sheet, x: float, y: float, w: float, h: float, hair: Colour) -> None:
    front = [(-1.02, 0.06), (-1.08, -0.5), (-0.7, -1.06), (0.0, -1.2), (0.7, -1.06), (1.08, -0.5), (1.02, 0.06), (0.9, -0.4), (0.5, -0.78), (0.0, -0.88), (-0.5, -0.78), (-0.9, -0.4)]  # fmt: skip
    locks(sheet, shape(x, y, w, h, front), hair)
    for side in (-1, 1):
        strands(
            sheet,
            [
                [
                    (x + side * w * (0.3 + 0.2 * k), y - h * (0.86 - 0.12 * k)),
                    (x + side * w * (0.3 + 0.12 * k), y - h * (1.02 - 0.06 * k)),
                    (x + side * w * 0.1, y - h * 1.18),
                ]
                for k in range(3)
            ],
            hair,
        )


def bun_behind(sheet: Sheet, x: float, y: float, w: float, h: float, hair: Colour) -> None:
    locks(
        sheet,
        shape(x, y, w, h, [(-0.5, -1.3), (0.0, -1.62), (0.5, -1.3), (0.36, -1.06), (-0.36, -1.06)]),
        hair,
    )


def swept(sheet: Sheet, x: float, y: float, w: float, h: float, hair: Colour) -> None:
    front = [(-1.0, 0.06), (-1.06, -0.5), (-0.68, -1.02), (0.0, -1.14), (0.68, -1.02), (1.06, -0.5), (1.0, 0.06), (0.92, -0.36), (0.56, -0.72), (0.04, -0.92), (-0.52, -0.72), (-0.92, -0.36)]  # fmt: skip
    locks(sheet, shape(x, y, w, h, front), hair)
    for side in (-1, 1):
        strands(
            sheet,
            [
                [
                    (x + side * w * 0.02, y - h * (1.1 - 0.05 * k)),
                    (x + side * w * 0.56, y - h * (0.88 - 0.04 * k)),
                    (x + side * w * (1.0 - 0.03 * k), y - h * 0.3),
                ]
                for k in range(4)
            ],
            mix(hair, (90, 86, 86), 0.3),
        )


def swept_behind(sheet: Sheet, x: float, y: float, w: float, h: float, hair: Colour) -> None:
    locks(
        sheet,
        shape(x, y, w, h, [(-1.0, 0.2), (0.0, -0.4), (1.0, 0.2), (0.9, 0.84), (0.0, 1.0), (-0.9, 0.84)]),
        mix(hair, (60, 56, 60), 0.3),
    )


def pixie(sheet: Sheet, x: float, y: float, w: float, h: float, hair: Colour) -> None:
    front = [(-1.02, 0.22), (-1.14, -0.36), (-0.9, -1.0), (-0.2, -1.3), (0.6, -1.22), (1.1, -0.76), (1.12, -0.2), (1.0, 0.2), (0.94, -0.26), (0.66, -0.5), (0.1, -0.56), (-0.5, -0.8), (-0.84, -0.5), (-0.94, -0.1)]  # fmt: skip
    locks(sheet, shape(x, y, w, h, front), hair)
    strands(
        sheet,
        [
            [
                (x - w * (0.5 - 0.1 * k), y - h * (1.16 + 0.02 * k)),
                (x + w * (0.1 + 0.1 * k), y - h * (0.92 + 0.02 * k)),
                (x + w * (0.76 + 0.06 * k), y - h * (0.56 + 0.06 * k)),
            ]
            for k in range(4)
        ],
        hair,
    )


def fringe(sheet: Sheet, x: float, y: float, w: float, h: float, hair: Colour) -> None:
    front = [(-1.02, 0.16), (-1.16, -0.4), (-0.94, -1.04), (-0.1, -1.34), (0.8, -1.14), (1.16, -0.5), (1.02, 0.14), (0.95, -0.2), (0.7, -0.36), (0.46, -0.3), (0.16, -0.4), (-0.2, -0.3), (-0.5, -0.4), (-0.8, -0.26), (-0.95, -0.16)]  # fmt: skip
    locks(sheet, shape(x, y, w, h, front), hair)
    strands(
        sheet,
        [
            [
                (x + (0.1 + dx * 0.3) * w, y - h * 1.24),
                (x + dx * 0.8 * w, y - h * 0.9),
                (x + dx * w, y - h * 0.46),
            ]
            for dx in (-0.8, -0.5, -0.2, 0.1, 0.4, 0.7)
        ],
        hair,
    )


def cap(sheet: Sheet, x: float, y: float, w: float, h: float, hair: Colour) -> None:
    for side in (-1, 1):
        locks(
            sheet,
            shape(
                x,
                y,
                w,
                h,
                [(side * 1.0, 0.06), (side * 1.08, -0.3), (side * 0.98, -0.6), (side * 0.88, -0.3)],
            ),
            hair,
        )
    crown: Colour = (46, 66, 88)
    sheet.wash(
        shape(
            x,
            y,
            w,
            h,
            [
                (-1.08, -0.42),
                (-1.04, -0.86),
                (-0.6, -1.24),
                (0.0, -1.34),
                (0.6, -1.24),
                (1.04, -0.86),
                (1.08, -0.42),
                (0.0, -0.56),
            ],
        ),
        mix(crown, (255, 255, 255), 0.16),
        mix(crown, (10, 12, 20), 0.35),
        across=True,
    )
    sheet.wash(
        shape(
            x,
            y,
            w,
            h,
            [
                (-1.1, -0.42),
                (-0.5, -0.6),
                (0.5, -0.6),
                (1.1, -0.42),
                (0.86, -0.3),
                (0.0, -0.4),
                (-0.86, -0.3),
            ],
        ),
        mix(crown, (10, 12, 20), 0.25),
        mix(crown, (10, 12, 20), 0.5),
        across=True,
    )
    sheet.soft(
        shape(x, y, w, h, [(-0.9, -0.3), (0.0, -0.4), (0.9, -0.3), (0.8, -0.2), (0.0, -0.28), (-0.8, -0.2)]),
        (70, 34, 30, 110),
        7,
    )
    sheet.disc(x, y - h * 0.86, w * 0.2, (226, 190, 110))
    sheet.disc(x, y - h * 0.86, w * 0.13, crown)


def beret(sheet: Sheet, x: float, y: float, w: float, h: float, hair: Colour) -> None:
    for side in (-1, 1):
        locks(
            sheet,
            shape(
                x,
                y,
                w,
                h,
                [
                    (side * 1.0, 0.16),
                    (side * 1.12, -0.2),
                    (side * 1.02, -0.66),
                    (side * 0.88, -0.4),
                    (side * 0.94, -0.1),
                ],
            ),
            hair,
        )
    felt: Colour = (74, 52, 50)
    sheet.wash(
        shape(
            x,
            y,
            w,
            h,
            [
                (-1.06, -0.5),
                (-1.3, -0.84),
                (-0.9, -1.2),
                (-0.1, -1.36),
                (0.7, -1.26),
                (1.1, -0.9),
                (1.06, -0.5),
                (0.5, -0.62),
                (-0.4, -0.66),
            ],
        ),
        mix(felt, (255, 240, 226), 0.18),
        mix(felt, (12, 8, 12), 0.35),
        across=True,
    )
    sheet.stroke(
        curve([(x - 1.04 * w, y - 0.5 * h), (x, y - 0.68 * h), (x + 1.05 * w, y - 0.5 * h)], 8),
        10,
        mix(felt, (12, 8, 12), 0.4),
    )


HAIRDOS: dict[str, Hairdo] = {
    "bob": bob, "long": long, "short": short, "parted": parted, "bald": bald, "curls": curls, "bun": bun, "swept": swept,
    "pixie": pixie, "fringe": fringe, "cap": cap, "beret": beret,
}  # fmt: skip
BEHIND: dict[str, Hairdo] = {
    "bob": bob_behind,
    "long": long_behind,
    "curls": curls_behind,
    "bun": bun_behind,
    "swept": swept_behind,
}
