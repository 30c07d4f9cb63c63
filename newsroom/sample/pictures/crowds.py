"""Pictures of crowds: a lantern festival, a protest on an avenue."""

from __future__ import annotations

import math
import random

from newsroom.sample.pictures.figure import SKIN, Look, stand
from newsroom.sample.pictures.nature import round_tree
from newsroom.sample.pictures.passers import passer_by
from newsroom.sample.pictures.sheet import HEIGHT, WIDTH, Colour, Sheet, mix


def festival() -> Sheet:
    """A lantern festival: rows of paper lanterns over a crowd, a lit stage at the end of the street."""
    sheet = Sheet((28, 24, 58), (96, 54, 88))
    sheet.glow(800, 470, 760, (255, 160, 110, 170), 420)
    for side in (-1, 1):
        for number in range(6):
            part = 1 / (1 + number * 0.45)
            x, wide = 800 + side * (820 * part + 40), 250 * part
            top = 470 - 430 * part
            tone = mix((40, 34, 70), (150, 84, 104), number * 0.13)
            sheet.wash(
                [(x, top), (x - side * wide, top + 34 * part), (x - side * wide, 620), (x, 760)],
                tone,
                mix(tone, (180, 90, 90), 0.3),
            )
            for row in range(4):
                for column in range(2):
                    wx, wy = x - side * wide * (0.18 + 0.42 * column), top + (70 + row * 92) * part
                    if (row + column + number) % 3:
                        sheet.area(
                            [
                                (wx, wy),
                                (wx - side * wide * 0.2, wy + 6 * part),
                                (wx - side * wide * 0.2, wy + 50 * part),
                                (wx, wy + 46 * part),
                            ],
                            mix((255, 206, 130), tone, 0.35),
                        )
    sheet.wash([(640, 420), (960, 420), (960, 590), (640, 590)], (255, 214, 150), (226, 110, 90))
    sheet.area([(610, 424), (800, 366), (990, 424)], (112, 44, 62))
    for x in (660, 800, 940):
        sheet.wash(
            [(x - 6, 420), (x + 6, 420), (x + 110, 760), (x - 110, 760)],
            (255, 240, 200, 70),
            (255, 220, 160, 0),
        )
    for x, who in ((720, "up"), (800, "reach"), (880, "wave")):
        stand(
            sheet,
            x,
            588,
            116,
            Look(coat=(236, 232, 226), legs=(70, 54, 110), hem=0.3, hat=(40, 34, 50)),
            left=who,
            right=who,
        )
    sheet.fade(560, HEIGHT, (120, 64, 86, 40), (30, 22, 52, 235))
    strings = ((90, 0.34), (160, 0.5), (40, 0.8), (190, 1.2))
    palette: tuple[Colour, ...] = (
        (232, 76, 62),
        (246, 176, 70),
        (250, 226, 160),
        (96, 150, 150),
        (222, 110, 130),
    )
    for row, (y, size) in enumerate(strings):
        points = [
            (x, y + 120 * size * math.sin(x / WIDTH * math.pi * 2 + row) ** 2 * 0.5 + 40)
            for x in range(-40, WIDTH + 60, 20)
        ]
        sheet.stroke(points, 2 * size + 1, (24, 18, 40))
        gap = round(7 * size) + 3
        for number, (x, top) in enumerate(points[row::gap]):
            lantern(sheet, x, top, size, palette[(number * 3 + row) % 5])
    for row in range(5):
        tall = 130 + row * 96
        many = 16 - row * 2
        for number in range(many):
            x = (number + 0.5) * WIDTH / many + (row % 2) * 46 + (number * 31 + row * 17) % 29 - 14
            look = passer_by(number + row * 5)
            night = (0.6, 0.66, 0.72, 0.8, 0.86)[row]
            shade = Look(
                coat=mix(look.coat, (34, 22, 48), night),
                skin=mix(look.skin, (60, 30, 50), night),
                hair=mix(look.hair, (22, 16, 36), 0.7),
                long_hair=look.long_hair,
            )
            lifted = "up" if (number + row) % 5 == 0 else "down"
            ground = 760 + row * 150
            stand(sheet, x, ground, tall, shade, left=lifted, behind=True, shadow=0)
            sheet.arc(x, ground - tall * 0.91, tall * 0.07, 235, 305, 2 + row * 0.6, (255, 176, 120, 90))
    return sheet


def lantern(sheet: Sheet, x: float, y: float, size: float, colour: Colour) -> None:
    """A paper lantern hanging from (x, y)."""
    middle = y + 46 * size
    sheet.glow(x, middle, 120 * size, (*colour[:3], 150))
    sheet.stroke([(x, y), (x, y + 16 * size)], 2, (24, 18, 40))
    sheet.disc(x, middle, 30 * size, colour, 34 * size)
    sheet.disc(x - 5 * size, middle + 5 * size, 19 * size, mix(colour, (255, 244, 206), 0.5), 24 * size)
    sheet.disc(x - 5 * size, middle + 10 * size, 9 * size, (255, 250, 226), 13 * size)
    for edge in (-33, 27):
        sheet.box(
            x - 14 * size,
            middle + edge * size,
            x + 14 * size,
            middle + (edge + 6) * size,
            mix(colour, (40, 20, 40), 0.6),
            2,
        )
    sheet.stroke([(x, middle + 34 * size), (x, middle + 58 * size)], 3 * size, mix(colour, (40, 20, 40), 0.3))


def street_protest() -> Sheet:
    """People with blank placards and a wide banner walk up an avenue towards us under bare trees."""
    sheet = Sheet((196, 206, 212), (236, 228, 214))
    sheet.glow(980, 250, 620, (255, 244, 220, 200), 360)
    for side in (-1, 1):
        for number in range(7, -1, -1):
            part = 1 / (1 + number * 0.4)
            haze = number * 0.11
            x, wide = 800 + side * (790 * part + 70), 300 * part
            top = 500 - (420 + (number * 97) % 160) * part
            tone = mix(((150, 140, 136), (126, 136, 146), (168, 150, 134))[number % 3], (226, 224, 214), haze)
            sheet.wash(
                [
                    (x + side * 60, top - 10),
                    (x - side * wide, top + 40 * part),
                    (x - side * wide, 560),
                    (x + side * 60, 700),
                ],
                tone,
                mix(tone, (96, 92, 96), 0.25),
            )
            for row in range(6):
                for column in range(3):
                    wx, wy = x - side * wide * (0.1 + 0.3 * column), top + (60 + row * 70) * part
                    sheet.area(
                        [
                            (wx, wy),
                            (wx - side * wide * 0.16, wy + 5 * part),
                            (wx - side * wide * 0.16, wy + 42 * part),
                            (wx, wy + 38 * part),
                        ],
                        mix(mix(tone, (70, 84, 100), 0.5), (226, 224, 214), haze * 0.5),
                    )
    sheet.wash([(760, 540), (840, 540), (1560, HEIGHT), (40, HEIGHT)], (196, 190, 182), (122, 118, 118))
    for side in (-1, 1):
        sheet.wash(
            [
                (800 + side * 40, 540),
                (800 + side * 60, 540),
                (800 + side * 1200, HEIGHT),
                (800 + side * 760, HEIGHT),
            ],
            (210, 200, 186),
            (158, 148, 140),
        )
        for number in range(5, 0, -1):
            part = 1 / (1 + number * 0.42)
            round_tree(
                sheet,
                800 + side * 690 * part,
                540 + 400 * part,
                400 * part,
                mix((178, 116, 52), (226, 216, 200), number * 0.11),
                mix((232, 170, 76), (236, 224, 200), number * 0.11),
                seed=number + 20 * (side > 0),
            )
    chance = random.Random(31)
    for row in range(9):
        part = row / 8
        tall, ground = 110 + 290 * part**1.3, 610 + 360 * part**1.3
        half = 150 + 520 * part**1.3
        many = 13 - row // 2
        for number in range(many):
            x = 800 - half + (number + 0.5) * 2 * half / many + chance.uniform(-14, 14)
            look = passer_by(number * 2 + row * 5)
            pale = 0.45 * (1 - part)
            worn = Look(
                coat=mix(look.coat, (222, 216, 206), pale),
                legs=mix(look.legs, (206, 200, 194), pale),
                hair=mix(look.hair, (190, 184, 180), pale),
                skin=mix(look.skin, (226, 214, 200), pale),
                hem=look.hem,
                long_hair=look.long_hair,
            )
            holds = (number * 3 + row) % 4 == 0 and row < 8
            if holds:
                px, py = x - tall * 0.16, ground - tall * 1.02
                sheet.stroke(
                    [(px, py), (px, py - tall * 0.3)],
                    3 + 4 * part,
                    mix((150, 120, 86), (222, 216, 206), pale),
                )
                board: Colour = ((250, 246, 236), (236, 190, 80), (196, 74, 62), (92, 130, 136))[
                    (number + row) % 4
                ]
                board = mix(board, (230, 222, 210), pale)
                sheet.wash(
                    [
                        (px - tall * 0.19, py - tall * 0.56),
                        (px + tall * 0.19, py - tall * 0.58),
                        (px + tall * 0.19, py - tall * 0.28),
                        (px - tall * 0.19, py - tall * 0.26),
                    ],
                    board,
                    mix(board, (60, 56, 60), 0.14),
                )
                for line in range(2):
                    sheet.stroke(
                        [
                            (px - tall * 0.12, py - tall * (0.48 - 0.1 * line)),
                            (px + tall * (0.12 - 0.06 * line), py - tall * (0.49 - 0.1 * line)),
                        ],
                        2 + 5 * part,
                        mix(board, (50, 46, 52), 0.62),
                    )
            stand(
                sheet,
                x,
                ground,
                tall,
                worn,
                left="up" if holds else ("wave" if (number + row) % 6 == 1 else "down"),
                right="down",
                step=0.03,
                shadow=40,
            )
    banner = [(300, 800), (800, 818), (1300, 800), (1290, 930), (800, 952), (310, 930)]
    sheet.soft([(x + 8, y + 26) for x, y in banner], (40, 36, 40, 110), 14)
    sheet.wash(banner, (250, 246, 234), (214, 206, 194))
    for left, right, y, tone in ((380, 1060, 842, (58, 84, 120)), (470, 1220, 896, (196, 74, 62))):
        for x in range(left, right, 74):
            sheet.box(x, y, x + 54, y + 34, tone, 6)
    for x in (306, 560, 800, 1040, 1294):
        sheet.disc(x, 812, 13, SKIN)
    return sheet
