"""Pictures of work indoors: an assembly line, a control room."""

from __future__ import annotations

import math
import random

from newsroom.sample.pictures.figure import BROWN_HAIR, DARK_HAIR, GREY_HAIR, Look, sit, stand
from newsroom.sample.pictures.sheet import HEIGHT, WIDTH, Colour, Point, Sheet, curve, mix


def factory_line() -> Sheet:
    """Robot arms and people along a line of battery packs that runs out of the depth of a hall."""
    sheet = Sheet((70, 88, 104), (150, 166, 172))
    vx, vy = 1180.0, 400.0
    sheet.wash([(0, 0), (WIDTH, 0), (vx + 60, vy - 60), (vx - 60, vy - 60)], (46, 60, 76), (150, 168, 176))
    sheet.wash(
        [(0, 0), (vx - 60, vy - 60), (vx - 60, vy + 50), (0, 820)],
        (92, 110, 122),
        (178, 190, 190),
        across=True,
    )
    sheet.wash(
        [(WIDTH, 0), (WIDTH, 700), (vx + 60, vy + 40), (vx + 60, vy - 60)],
        (166, 180, 184),
        (96, 112, 124),
        across=True,
    )
    sheet.wash(
        [(vx - 60, vy - 60), (vx + 60, vy - 60), (vx + 60, vy + 50), (vx - 60, vy + 50)],
        (226, 234, 230),
        (206, 216, 214),
    )
    for depth in range(7):
        part = 1 / (1 + depth * 0.6)
        haze = depth * 0.13
        sheet.stroke(
            [(vx - 1180 * part, vy - 60 - 420 * part), (vx + 560 * part, vy - 60 - 420 * part)],
            15 * part,
            mix((56, 70, 86), (190, 204, 206), haze),
        )
        for lane in (-760, -260, 200):
            x, y = vx + lane * part, vy - 50 - 330 * part
            sheet.box(x - 100 * part, y, x + 100 * part, y + 14 * part, (246, 250, 244), 4)
            sheet.glow(x, y + 8 * part, 230 * part, (226, 240, 246, 130), 120 * part)
    sheet.wash(
        [(0, 820), (vx - 60, vy + 50), (vx + 60, vy + 40), (WIDTH, 700), (WIDTH, HEIGHT), (0, HEIGHT)],
        (186, 194, 192),
        (110, 122, 128),
    )
    sheet.area([(vx + 10, vy + 46), (vx + 14, vy + 46), (1560, HEIGHT), (1450, HEIGHT)], (238, 200, 76))
    belt_top = [(vx - 52, vy + 60), (vx - 8, vy + 60), (1000, HEIGHT), (60, HEIGHT)]
    sheet.wash([(x + (26 if x > 900 else -10), y + 20) for x, y in belt_top], (70, 80, 88), (40, 48, 58))
    sheet.wash(belt_top, (130, 142, 148), (72, 82, 92))
    for depth in range(9, -1, -1):
        part = 1 / (1 + depth * 0.55)
        haze = min(0.75, depth * 0.1)
        y = vy + 50 + 590 * part
        x = vx - 24 - 600 * part
        wide, tall = 300 * part, 92 * part
        sheet.soft(
            [(x - wide, y), (x + wide, y), (x + wide, y + 14 * part), (x - wide, y + 14 * part)],
            (20, 28, 38, 150),
            9 * part,
        )
        case = mix((58, 84, 112), (190, 202, 206), haze)
        sheet.wash(
            [(x - wide, y - tall), (x + wide, y - tall), (x + wide, y), (x - wide, y)],
            case,
            mix(case, (14, 22, 36), 0.4),
        )
        sheet.wash(
            [
                (x - wide, y - tall),
                (x - wide * 0.86, y - tall * 1.7),
                (x + wide * 0.9, y - tall * 1.7),
                (x + wide, y - tall),
            ],
            mix((214, 220, 220), (206, 214, 214), haze),
            mix((166, 178, 184), (206, 214, 214), haze),
        )
        for cell in range(6):
            cx = x - wide * 0.76 + cell * wide * 0.28
            sheet.area(
                [
                    (cx, y - tall * 1.1),
                    (cx + wide * 0.02, y - tall * 1.6),
                    (cx + wide * 0.22, y - tall * 1.6),
                    (cx + wide * 0.24, y - tall * 1.1),
                ],
                mix((92, 178, 168), (206, 214, 214), haze),
            )
        sheet.box(
            x - wide * 0.9,
            y - tall * 0.66,
            x - wide * 0.5,
            y - tall * 0.3,
            mix((246, 250, 246), (206, 214, 214), haze),
            4 * part,
        )
        sheet.stroke(
            [(x - wide * 0.2, y - tall * 0.48), (x + wide * 0.8, y - tall * 0.48)],
            4 * part,
            mix((232, 140, 60), (206, 214, 214), haze),
        )
        if depth in (1, 3, 5):
            robot(sheet, x - wide * 1.75, y + tall * 0.1, 470 * part, haze, (x - wide * 0.3, y - tall * 1.9))
        if depth in (2, 4, 6):
            look = Look(
                coat=mix((236, 160, 64), (206, 210, 206), haze),
                legs=mix((66, 78, 98), (190, 198, 200), haze),
                hat=mix((248, 248, 240), (214, 220, 218), haze),
                hair=DARK_HAIR,
            )
            stand(
                sheet,
                x + wide * 1.5,
                y + tall * 0.4,
                500 * part,
                look,
                left="reach",
                right="front",
                shadow=60,
            )
    stand(
        sheet,
        1330,
        1010,
        520,
        Look(coat=(70, 104, 140), legs=(56, 62, 78), hat=(248, 214, 96), hair=DARK_HAIR),
        left="front",
        right="front",
    )
    sheet.wash([(1290, 696), (1372, 688), (1380, 748), (1298, 758)], (36, 44, 56), (60, 72, 86))
    sheet.area([(1297, 702), (1366, 695), (1372, 743), (1304, 751)], (166, 216, 222))
    return sheet


def robot(sheet: Sheet, x: float, ground: float, tall: float, haze: float, hand: Point) -> None:
    """A jointed arm on a round foot that reaches for `hand`."""
    tone = mix((238, 124, 48), (206, 210, 206), haze)
    dark = mix((60, 66, 78), (190, 198, 200), haze)
    shoulder = (x, ground - tall * 0.34)
    elbow = (x + tall * 0.1, ground - tall * 0.98)
    sheet.wash(
        [
            (x - tall * 0.16, ground),
            (x - tall * 0.1, ground - tall * 0.3),
            (x + tall * 0.1, ground - tall * 0.3),
            (x + tall * 0.16, ground),
        ],
        mix(tone, dark, 0.3),
        dark,
    )
    sheet.stroke([shoulder, elbow], tall * 0.13, tone)
    sheet.stroke([elbow, hand], tall * 0.09, mix(tone, (255, 250, 240), 0.15))
    for joint, size in ((shoulder, 0.11), (elbow, 0.085), (hand, 0.05)):
        sheet.disc(*joint, tall * size, dark)
        sheet.disc(*joint, tall * size * 0.5, mix(dark, (255, 255, 255), 0.4))
    sheet.stroke([hand, (hand[0], hand[1] + tall * 0.1)], tall * 0.05, dark)
    sheet.glow(hand[0], hand[1] + tall * 0.12, tall * 0.3, (180, 230, 255, 190))


def control_room() -> Sheet:
    """Operators from behind, before a wall of screens with a coast, curves and camera views."""
    sheet = Sheet((20, 28, 44), (30, 40, 56))
    sheet.wash([(0, 560), (WIDTH, 560), (WIDTH, HEIGHT), (0, HEIGHT)], (38, 48, 64), (18, 22, 34))
    sheet.glow(800, 300, 900, (70, 140, 170, 120), 520)
    sheet.box(480, 60, 1120, 500, (14, 18, 30), 8)
    sheet.wash([(492, 72), (1108, 72), (1108, 488), (492, 488)], (20, 62, 84), (14, 40, 62))
    coast = curve(
        [
            (492, 300),
            (560, 270),
            (640, 300),
            (700, 250),
            (780, 280),
            (860, 220),
            (960, 250),
            (1040, 190),
            (1108, 200),
        ]
    )
    sheet.area([*coast, (1108, 72), (492, 72)], (44, 96, 100))
    sheet.stroke(coast, 3, (150, 220, 206))
    for radius in (46, 92, 138):
        sheet.arc(820, 370, radius, 0, 360, 2, (110, 190, 196, 120))
    sheet.wash([(820, 370), (940, 300), (960, 360)], (130, 240, 210, 110), (130, 240, 210, 20))
    for x, y, tone in (
        (640, 360, (250, 196, 90)),
        (740, 420, (130, 240, 210)),
        (900, 330, (130, 240, 210)),
        (1000, 400, (250, 110, 90)),
        (580, 430, (130, 240, 210)),
        (860, 440, (250, 196, 90)),
    ):
        sheet.area([(x, y - 9), (x + 8, y + 8), (x - 8, y + 8)], tone)
        sheet.glow(x, y, 30, (*tone[:3], 130))
        sheet.stroke([(x, y + 8), (x - 26, y + 20)], 2, (*tone[:3], 120))
    chance = random.Random(44)
    for number in range(8):
        left = (60, 264)[number % 2] if number < 4 else (1144, 1348)[number % 2]
        top = 60 + (number % 4 // 2) * 226
        sheet.box(left, top, left + 192, top + 214, (14, 18, 30), 6)
        screen = (left + 8, top + 8, left + 184, top + 206)
        if number in (0, 5, 6):
            sheet.wash(
                [
                    (screen[0], screen[1]),
                    (screen[2], screen[1]),
                    (screen[2], screen[3]),
                    (screen[0], screen[3]),
                ],
                (24, 40, 62),
                (18, 30, 50),
            )
            for line, tone in enumerate(((110, 220, 200), (250, 190, 96), (236, 110, 100))):
                points = [
                    (
                        screen[0] + 8 + step * 8,
                        screen[1]
                        + 52
                        + line * 52
                        + 17 * math.sin(step / (2.2 + line) + number) * math.cos(step / 5),
                    )
                    for step in range(21)
                ]
                sheet.stroke(points, 2.6, tone)
        elif number in (1, 4, 7):
            sheet.wash(
                [
                    (screen[0], screen[1]),
                    (screen[2], screen[1]),
                    (screen[2], screen[3]),
                    (screen[0], screen[3]),
                ],
                (130, 154, 166),
                (196, 190, 170),
            )
            horizon = screen[1] + 90
            sheet.wash(
                [(screen[0], horizon), (screen[2], horizon), (screen[2], screen[3]), (screen[0], screen[3])],
                (84, 112, 126),
                (56, 76, 92),
            )
            sheet.area(
                [
                    (screen[0] + 30, horizon + 34),
                    (screen[0] + 150, horizon + 30),
                    (screen[0] + 130, horizon + 54),
                    (screen[0] + 44, horizon + 54),
                ],
                (40, 52, 70),
            )
            sheet.box(screen[0] + 60, horizon + 8, screen[0] + 100, horizon + 34, (220, 222, 220))
            sheet.disc(screen[2] - 16, screen[1] + 16, 5, (240, 80, 70))
        else:
            sheet.wash(
                [
                    (screen[0], screen[1]),
                    (screen[2], screen[1]),
                    (screen[2], screen[3]),
                    (screen[0], screen[3]),
                ],
                (26, 44, 66),
                (18, 30, 50),
            )
            for bar in range(8):
                tall = chance.uniform(30, 150)
                tone = (250, 190, 96) if bar == 5 else (90, 170, 190)
                sheet.box(
                    screen[0] + 12 + bar * 20,
                    screen[3] - 14 - tall,
                    screen[0] + 24 + bar * 20,
                    screen[3] - 14,
                    tone,
                    3,
                )
    for y, tall, tone in ((560, 46, (70, 84, 104)), (780, 66, (62, 74, 94))):
        sheet.wash([(60, y), (1540, y), (1600, y + tall), (0, y + tall)], tone, mix(tone, (14, 18, 30), 0.4))
        sheet.stroke([(60, y), (1540, y)], 3, (130, 170, 190))
    workers: tuple[tuple[float, float, float, Colour, Colour, bool], ...] = (
        (330, 640, 70, (58, 84, 110), DARK_HAIR, False), (800, 640, 70, (96, 74, 92), BROWN_HAIR, True), (1250, 640, 70, (70, 92, 88), GREY_HAIR, False),
        (190, 940, 118, (48, 66, 92), BROWN_HAIR, True), (640, 950, 122, (66, 70, 84), DARK_HAIR, False), (1130, 940, 118, (84, 78, 66), DARK_HAIR, False),
    )  # fmt: skip
    for x, y, size, coat, hair, long in workers:
        for side in (-1, 1):
            sx = x + side * size * 1.5
            sheet.area(
                [
                    (sx - size, y - size * 2.0),
                    (sx + size, y - size * 2.0 + side * 4),
                    (sx + size, y - size * 0.9),
                    (sx - size, y - size * 0.9),
                ],
                (12, 16, 26),
            )
            sheet.wash(
                [
                    (sx - size * 0.94, y - size * 1.94),
                    (sx + size * 0.94, y - size * 1.94),
                    (sx + size * 0.94, y - size * 0.96),
                    (sx - size * 0.94, y - size * 0.96),
                ],
                (60, 120, 140),
                (34, 72, 96),
            )
            for line in range(4):
                sheet.stroke(
                    [
                        (sx - size * 0.8, y - size * (1.78 - 0.2 * line)),
                        (sx + size * (0.2 + 0.14 * ((line * 3 + side) % 4)), y - size * (1.78 - 0.2 * line)),
                    ],
                    size * 0.05,
                    (170, 226, 226, 190),
                )
            sheet.glow(sx, y - size * 1.4, size * 1.8, (90, 180, 200, 90))
        sit(sheet, x, y, size, Look(coat=coat, hair=hair, long_hair=long), behind=True)
        sheet.arc(x, y - size * 2.22, size * 0.62, 200, 340, size * 0.07, (150, 220, 232, 150))
        sheet.wash(
            [
                (x - size * 0.9, y - size * 0.5),
                (x + size * 0.9, y - size * 0.5),
                (x + size, y + size * 0.8),
                (x - size, y + size * 0.8),
            ],
            (40, 46, 60),
            (22, 26, 38),
        )
    stand(
        sheet,
        1440,
        1030,
        560,
        Look(coat=(226, 224, 218), legs=(44, 52, 70), hair=GREY_HAIR),
        left="reach",
        right="pocket",
        behind=True,
    )
    sheet.fade(900, HEIGHT, (10, 14, 26, 0), (10, 14, 26, 150))
    return sheet
