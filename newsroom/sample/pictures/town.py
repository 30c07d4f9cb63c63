"""Pictures of town life: a covered market, a stadium."""

from __future__ import annotations

import math
import random

from newsroom.sample.pictures.figure import SKIN, TAN, Look, stand
from newsroom.sample.pictures.passers import passer_by
from newsroom.sample.pictures.sheet import HEIGHT, WIDTH, Colour, Sheet, lens, mix


def market() -> Sheet:
    """A covered market street: stalls under awnings on both sides, shoppers between them."""
    sheet = Sheet((232, 222, 204), (206, 188, 164))
    cx, cy = 800.0, 430.0
    sheet.wash(
        [(0, 0), (WIDTH, 0), (cx + 150, cy - 130), (cx - 150, cy - 130)], (150, 160, 164), (236, 238, 232)
    )
    for number in range(-7, 8):
        sheet.stroke([(cx + number * 20, cy - 130), (cx + number * 130, -30)], 4, (206, 212, 212))
    for depth in range(6):
        part = 1 / (1 + depth * 0.5)
        sheet.arc(
            cx,
            cy + 130 * part,
            720 * part,
            200,
            340,
            12 * part,
            mix((108, 118, 124), (226, 226, 220), depth * 0.15),
        )
    sheet.wash(
        [(cx - 120, cy - 130), (cx + 120, cy - 130), (cx + 120, cy + 60), (cx - 120, cy + 60)],
        (250, 240, 218),
        (238, 222, 196),
    )
    for side in (-1, 1):
        wall = [
            (cx + side * 130, cy - 130),
            (cx + side * 130, cy + 70),
            (cx + side * 840, HEIGHT),
            (cx + side * 840, -60),
        ]
        sheet.wash(wall, (188, 176, 160), (120, 104, 94))
    sheet.wash(
        [(cx - 130, cy + 60), (cx + 130, cy + 60), (1700, HEIGHT), (-100, HEIGHT)],
        (226, 208, 182),
        (150, 132, 116),
    )
    sheet.glow(cx, cy - 20, 420, (255, 236, 196, 210), 330)
    chance = random.Random(6)
    tints: tuple[tuple[Colour, Colour], ...] = (
        ((190, 66, 54), (244, 232, 216)), ((48, 104, 112), (240, 236, 222)), ((224, 164, 70), (250, 240, 220)),
        ((82, 116, 78), (240, 236, 220)), ((72, 88, 128), (238, 234, 226)),
    )  # fmt: skip
    for depth in range(5, -1, -1):
        part = 1 / (1 + depth * 0.62)
        haze = depth * 0.1
        for side in (-1, 1):
            x, ground = cx + side * 560 * part, cy + 560 * part
            wide, high = 300 * part, 210 * part
            near, far = x + side * wide * 0.7, x - side * wide * 0.55
            deep = mix((70, 56, 54), (220, 206, 184), haze * 1.4)
            sheet.area(
                [
                    (near, ground - high * 2.2),
                    (far, ground - high * 1.9),
                    (far, ground - high * 0.4),
                    (near, ground - high * 0.3),
                ],
                deep,
            )
            seller = passer_by(depth * 2 + (side > 0) + 3)
            stand(
                sheet,
                x + side * 30 * part,
                ground - 24 * part,
                400 * part,
                Look(
                    coat=mix(seller.coat, (230, 216, 190), haze),
                    hair=seller.hair,
                    skin=TAN,
                    apron=mix((196, 80, 66), (236, 216, 190), haze),
                    hat=mix((236, 226, 206), (240, 226, 200), haze) if depth % 2 else None,
                ),
                left="front",
                right="reach" if side < 0 else "down",
                shadow=0,
            )
            sheet.glow(x, ground - high * 1.9, 190 * part, (255, 214, 140, 170))
            sheet.wash(
                [
                    (near, ground - high * 0.72),
                    (far, ground - high * 0.76),
                    (far, ground - 12 * part),
                    (near, ground),
                ],
                mix((150, 110, 76), (226, 206, 176), haze),
                mix((92, 66, 52), (206, 186, 160), haze),
            )
            for heap in range(4):
                hx = far + (near - far) * (0.14 + 0.24 * heap)
                hy = ground - high * 0.76
                goods: Colour = (
                    (206, 70, 52),
                    (226, 164, 60),
                    (112, 146, 74),
                    (232, 220, 190),
                    (150, 90, 120),
                )[(heap + depth * 2 + (side > 0)) % 5]
                for layer in range(3):
                    for number in range(4 - layer):
                        dx = (number - (3 - layer) / 2) * 17 * part
                        tone = mix(goods, (250, 226, 196), haze + chance.random() * 0.12)
                        sheet.disc(
                            hx + dx, hy - (6 + layer * 13) * part, 11 * part, mix(tone, (60, 30, 30), 0.22)
                        )
                        sheet.disc(hx + dx - 2 * part, hy - (8 + layer * 13) * part, 9 * part, tone)
            one, two = tints[(depth * 2 + (side > 0)) % 5]
            for stripe in range(6):
                a, b = stripe / 6, (stripe + 1) / 6
                colour = mix(one if stripe % 2 else two, (242, 226, 198), haze)
                ax, bx = near + (far - near) * a, near + (far - near) * b
                ay, by = ground - high * (2.0 - 0.1 * a), ground - high * (2.0 - 0.1 * b)
                sheet.wash(
                    [
                        (ax - side * 30 * part, ay - 84 * part),
                        (bx - side * 30 * part, by - 84 * part),
                        (bx - side * 90 * part, by),
                        (ax - side * 90 * part, ay),
                    ],
                    colour,
                    mix(colour, (70, 50, 50), 0.25),
                )
                sheet.disc(
                    (ax + bx) / 2 - side * 90 * part,
                    (ay + by) / 2,
                    abs(bx - ax) / 2,
                    mix(colour, (70, 50, 50), 0.25),
                    13 * part,
                )
    walkers = (
        (740, 640, 196, 4, False),
        (860, 660, 206, 7, True),
        (690, 740, 280, 2, True),
        (930, 770, 300, 9, False),
        (800, 900, 400, 5, True),
        (985, 930, 330, 12, True),
    )
    for number, (x, y, tall, who, behind) in enumerate(walkers):
        look = passer_by(who)
        stand(
            sheet,
            x,
            y,
            tall,
            look,
            left="low" if number % 2 else "down",
            right="down",
            step=0.035,
            behind=behind,
        )
        if number % 2:
            bx, by = x - tall * 0.3, y - tall * 0.46
            sheet.stroke([(bx + tall * 0.02, by - tall * 0.04), (bx, by)], 2, (90, 70, 60))
            sheet.wash(
                [
                    (bx - tall * 0.06, by),
                    (bx + tall * 0.07, by),
                    (bx + tall * 0.08, by + tall * 0.18),
                    (bx - tall * 0.07, by + tall * 0.18),
                ],
                (224, 206, 172),
                (186, 158, 122),
            )
    sheet.glow(800, 380, 800, (255, 232, 180, 70), 600)
    return sheet


def stadium() -> Sheet:
    """A night match: floodlights, full stands, players on a striped pitch."""
    sheet = Sheet((12, 20, 44), (44, 66, 104))
    sheet.wash([(0, 250), (WIDTH, 250), (WIDTH, 560), (0, 560)], (46, 54, 86), (70, 78, 108))
    chance = random.Random(23)
    for row in range(21):
        y = 262 + row * 13.5 + 6 * math.sin(row)
        for number in range(134):
            x = number * 12 + (row % 2) * 6 + chance.uniform(-2, 2)
            if chance.random() < 0.9:
                tone = mix(
                    chance.choice(
                        (
                            (196, 80, 70),
                            (206, 206, 212),
                            (84, 104, 150),
                            (226, 176, 84),
                            (64, 66, 84),
                            (196, 80, 70),
                        )
                    ),
                    (38, 44, 74),
                    0.34 + 0.3 * chance.random(),
                )
                sheet.disc(x, y, 4.6, tone, 5.6)
                sheet.disc(x, y - 6, 2.6, mix((222, 180, 150), (38, 44, 74), 0.34))
    sheet.wash([(0, 214), (WIDTH, 214), (WIDTH, 264), (0, 264)], (26, 32, 58), (56, 64, 96))
    sheet.area([(0, 150), (WIDTH, 150), (WIDTH, 222), (0, 222)], (22, 28, 52))
    for x in range(0, WIDTH, 100):
        sheet.stroke([(x, 222), (x + 50, 150), (x + 100, 222)], 3, (60, 70, 104))
    for x in (250, 800, 1350):
        sheet.box(x - 110, 92, x + 110, 150, (32, 38, 62), 8)
        for row in range(2):
            for lamp in range(8):
                sheet.disc(x - 91 + lamp * 26, 108 + row * 26, 9, (255, 252, 236))
        sheet.glow(x, 122, 460, (226, 238, 255, 190), 330)
        sheet.wash(
            [(x - 100, 150), (x + 100, 150), (x + 420, 900), (x - 420, 900)],
            (236, 244, 255, 34),
            (236, 244, 255, 0),
        )
    sheet.box(0, 548, WIDTH, 592, (30, 36, 58))
    for x in range(0, WIDTH, 200):
        tone: Colour = ((196, 74, 62), (232, 226, 212), (60, 100, 140), (226, 168, 70))[x // 200 % 4]
        sheet.wash(
            [(x + 6, 552), (x + 192, 552), (x + 192, 588), (x + 6, 588)], tone, mix(tone, (20, 24, 40), 0.4)
        )
    for stripe in range(-7, 8):
        a, b = 800 + stripe * 150, 800 + (stripe + 1) * 150
        light: Colour = (98, 156, 84) if stripe % 2 else (82, 140, 76)
        sheet.wash(
            [(a, 592), (b, 592), (800 + (stripe + 1) * 270, HEIGHT), (800 + stripe * 270, HEIGHT)],
            light,
            mix(light, (20, 60, 50), 0.4),
        )
    white = (236, 244, 232)
    sheet.stroke([(0, 612), (WIDTH, 612)], 4, white)
    sheet.stroke([(800, 612), (800, HEIGHT)], 6, white)
    ring_of = [
        (800 + 330 * math.cos(t / 40 * math.tau), 800 + 96 * math.sin(t / 40 * math.tau)) for t in range(41)
    ]
    sheet.stroke(ring_of, 6, white)
    home, away = (206, 62, 54), (236, 238, 244)
    players = (
        (360, 700, 150, home, 0.09, "swing", "low"), (620, 680, 140, away, 0.08, "low", "swing"), (1120, 690, 146, home, 0.06, "down", "reach"),
        (1330, 740, 176, away, 0.1, "swing", "swing"), (700, 930, 330, home, 0.13, "low", "reach"), (1010, 960, 344, away, 0.11, "reach", "low"), (240, 900, 290, away, 0.09, "swing", "down"),
    )  # fmt: skip
    for x, y, tall, kit, step, left, right in players:
        for shift in (-0.5, 0.5):
            sheet.area(lens(x + shift * tall * 0.7, y + 2, tall * 0.34, tall * 0.05), (16, 44, 34, 110))
        stand(
            sheet,
            x,
            y,
            tall,
            Look(coat=kit, legs=SKIN, skin=SKIN, hem=0.5),
            left=left,
            right=right,
            step=step,
            lean=0.05,
            shadow=0,
        )
        for side in (-1, 1):
            hip, knee = x + side * tall * 0.045, x + side * (0.055 + step * 0.55) * tall
            sheet.area(
                [
                    (hip - tall * 0.06, y - tall * 0.53),
                    (hip + tall * 0.06, y - tall * 0.53),
                    (knee + tall * 0.056, y - tall * 0.3),
                    (knee - tall * 0.056, y - tall * 0.3),
                ],
                mix(kit, (20, 30, 60), 0.45 + side * 0.06),
            )
    sheet.disc(842, 936, 21, (250, 250, 246))
    sheet.disc(846, 940, 8, (60, 66, 80))
    sheet.area(lens(850, 960, 34, 6), (16, 44, 34, 120))
    return sheet
