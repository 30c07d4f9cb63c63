"""Five square cards for card news: shapes and numerals only, for no typeface of Korean is at hand everywhere."""

from __future__ import annotations

import math

from newsroom.sample.pictures import basket
from newsroom.sample.pictures.nature import glitter, ripples
from newsroom.sample.pictures.sheet import Colour, Point, Sheet, curve, lens, mix, ring

SIDE = 1080
INK: Colour = (34, 44, 66)
CREAM: Colour = (250, 243, 228)
CORAL: Colour = (226, 98, 74)
SUN: Colour = (244, 186, 84)
TEAL: Colour = (46, 122, 126)


def card(top: Colour, bottom: Colour, number: int, tone: Colour) -> Sheet:
    """An empty card: a big numeral, and dots that say which of five it is."""
    sheet = Sheet(top, bottom, width=SIDE, height=SIDE)
    sheet.glow(220, 180, 620, (255, 255, 255, 60))
    sheet.letters(92, 80, str(number), 250, tone, "la")
    sheet.box(100, 330, 232, 342, tone)
    for dot in range(5):
        x = 440 + dot * 50
        sheet.disc(x, 1010, 10 if dot + 1 == number else 7, tone if dot + 1 == number else (*tone[:3], 90))
    return sheet


def chopping_board() -> Sheet:
    """Card 1: a cabbage, a radish, scallions and peppers on a board, seen from above."""
    sheet = card((250, 214, 170), (240, 176, 128), 1, (150, 60, 44))
    sheet.soft(ring(590, 690, 380, 260), (120, 50, 30, 110), 26)
    sheet.wash(
        curve(
            [(220, 470), (900, 430), (960, 500), (940, 860), (880, 920), (260, 920), (200, 860), (220, 470)],
            6,
        ),
        (222, 168, 108),
        (186, 126, 76),
    )
    for line in range(9):
        y = 500 + line * 46
        sheet.stroke(
            curve([(240, y), (560, y + 12 * math.sin(line * 2)), (920, y + 4)]), 3, (160, 104, 62, 90)
        )
    for layer in range(9):
        turn = layer * 0.72
        size = 190 - layer * 17
        leaf = [
            (
                420 + math.cos(turn + k / 12 * math.tau) * size * (0.92 + 0.1 * math.sin(k * 2.6 + layer)),
                650 + math.sin(turn + k / 12 * math.tau) * size * (0.86 + 0.1 * math.cos(k * 3.1)),
            )
            for k in range(12)
        ]
        green = mix((92, 142, 70), (240, 236, 180), layer / 8)
        sheet.soft([(x + 6, y + 9) for x, y in leaf], (40, 60, 30, 90), 8)
        sheet.area(curve([*leaf, leaf[0]], 6), green)
        sheet.stroke(
            [(420, 650), (420 + math.cos(turn) * size * 0.8, 650 + math.sin(turn) * size * 0.76)],
            7 - layer * 0.5,
            mix(green, (250, 250, 236), 0.6),
        )
    body = curve(
        [(640, 560), (760, 540), (880, 580), (900, 640), (800, 690), (680, 700), (620, 640), (640, 560)], 6
    )
    sheet.soft([(x + 8, y + 14) for x, y in body], (90, 50, 20, 120), 10)
    sheet.wash(body, (255, 255, 250), (224, 226, 206))
    sheet.wash(
        curve([(640, 560), (700, 548), (690, 640), (680, 700), (620, 640), (640, 560)], 6),
        (190, 212, 150),
        (228, 234, 200),
    )
    for k in range(5):
        sheet.stroke(
            curve([(636, 620), (590, 560 + k * 26), (560 + k * 8, 520 + k * 44)]),
            11,
            mix((88, 138, 72), (140, 176, 92), k / 4),
        )
    for k in range(4):
        sheet.stroke(
            curve([(600, 790 + k * 9), (760, 776 + k * 11), (900, 780 + k * 16)]),
            13,
            mix((240, 244, 224), (98, 148, 84), 0.25 * k),
        )
    for x, y, turn in ((650, 872, 0.2), (716, 852, 0.6), (560, 846, -0.3)):
        pod: list[Point] = [
            (x, y),
            (x + 60 * math.cos(turn), y + 60 * math.sin(turn)),
            (x + 104 * math.cos(turn + 0.3), y + 104 * math.sin(turn + 0.3)),
        ]
        sheet.stroke(curve(pod, 12), 15, (196, 46, 38))
        sheet.disc(x, y, 10, (92, 132, 70))
    return sheet


def falling() -> Sheet:
    """Card 2: steps that lead down, an arrow over them."""
    sheet = card((206, 228, 226), (140, 188, 190), 2, (24, 84, 92))
    for step in range(6):
        x, y = 190 + step * 124, 470 + step * 66
        sheet.soft([(x + 14, y + 16), (x + 124, y + 16), (x + 124, 920), (x + 14, 920)], (20, 60, 70, 80), 12)
        tone = mix((250, 246, 232), TEAL, step / 5)
        sheet.wash([(x, y), (x + 106, y), (x + 106, 920), (x, 920)], tone, mix(tone, (16, 70, 80), 0.3))
    path = curve([(240, 400), (430, 430), (600, 560), (830, 690)])
    sheet.stroke(path, 20, CORAL)
    sheet.area([(812, 634), (906, 726), (776, 742)], CORAL)
    sheet.letters(906, 250, basket.basket()[0].change, 120, (24, 84, 92), "rm")
    return sheet


def rising() -> Sheet:
    """Card 3: a thermometer of coins that climb."""
    sheet = card((252, 226, 176), (240, 168, 110), 3, (156, 64, 40))
    for column, many in enumerate((3, 4, 6, 9)):
        x = 270 + column * 180
        sheet.soft_disc(x + 16, 912, 84, (120, 50, 20, 110), 12, 22)
        for coin in range(many):
            y = 900 - coin * 46
            edge = mix((214, 150, 60), (180, 110, 40), column / 4)
            sheet.disc(x, y, 76, mix(edge, (90, 40, 20), 0.35), 26)
            sheet.box(x - 76, y - 26, x + 76, y, edge)
            for groove in range(-6, 7):
                sheet.stroke(
                    [(x + groove * 11.5, y - 24), (x + groove * 11.5, y + 2 - abs(groove) * 0.6)],
                    2,
                    (150, 90, 30, 120),
                )
            sheet.disc(x, y - 26, 76, (248, 204, 110), 26)
            sheet.disc(x, y - 26, 56, (232, 176, 80), 18)
    sheet.stroke(curve([(250, 660), (450, 620), (640, 510), (800, 380)]), 20, CORAL)
    sheet.area([(756, 366), (866, 300), (852, 430)], CORAL)
    sheet.letters(906, 210, basket.basket()[1].change, 120, (156, 64, 40), "rm")
    return sheet


def shares() -> Sheet:
    """Card 4: a ring cut into the ingredients' shares of the bill, the largest first."""
    sheet = card((44, 54, 82), (26, 32, 54), 4, (250, 224, 170))
    x, y, start = 560.0, 620.0, -90.0
    sheet.soft_disc(x + 10, y + 26, 300, (8, 10, 22, 170), 30)
    tones: tuple[Colour, ...] = (CORAL, SUN, (96, 168, 164), (150, 130, 176), (226, 218, 200))
    for share, tone in zip(sorted(basket.shares(), reverse=True), tones, strict=True):
        end = start + share * 3.6
        turns = [math.radians(start + (end - start) * k / 24) for k in range(25)]
        outer = [(x + 296 * math.cos(t), y + 296 * math.sin(t)) for t in turns]
        inner = [(x + 150 * math.cos(t), y + 150 * math.sin(t)) for t in reversed(turns)]
        sheet.wash([*outer, *inner], mix(tone, (255, 255, 255), 0.12), mix(tone, (20, 24, 44), 0.2))
        sheet.stroke([inner[-1], outer[0]], 7, (34, 42, 66))
        middle = math.radians((start + end) / 2)
        ink: Colour = (34, 42, 66)
        sheet.letters(x + 224 * math.cos(middle), y + 224 * math.sin(middle), str(share), 52, ink, "mm")
        start = end
    sheet.letters(x, y, "100", 92, (250, 240, 220), "mm")
    return sheet


def when() -> Sheet:
    """Card 5: a month's leaf above a calm sea, the twentieth ringed."""
    sheet = card((250, 208, 176), (250, 226, 196), 5, (52, 78, 112))
    sheet.wash([(0, 780), (SIDE, 780), (SIDE, SIDE), (0, SIDE)], (120, 168, 186), (52, 96, 128))
    sheet.disc(820, 780, 96, (255, 236, 190))
    sheet.wash([(0, 780), (SIDE, 780), (SIDE, SIDE), (0, SIDE)], (120, 168, 186), (52, 96, 128))
    glitter(sheet, 820, 786, 980, (255, 240, 206, 170), spread=0.8, seed=4)
    ripples(sheet, 790, 1040, (226, 240, 240, 90), (40, 80, 112, 90), seed=3, many=50)
    sheet.soft([(300, 300), (920, 300), (920, 770), (300, 770)], (90, 60, 60, 110), 22)
    sheet.box(280, 270, 900, 750, CREAM, 22)
    sheet.box(280, 270, 900, 370, (52, 78, 112), 22)
    sheet.box(280, 330, 900, 370, (52, 78, 112))
    sheet.letters(590, 322, "11", 70, CREAM, "mm")
    for x in (380, 800):
        sheet.box(x - 9, 238, x + 9, 300, (206, 206, 206), 9)
    for day in range(1, 31):
        column, row = (day + 6) % 7, (day + 6) // 7
        x, y = 336 + column * 85, 372 + row * 64
        if day == 20:
            sheet.disc(x, y, 34, CORAL)
        sheet.letters(x, y, str(day), 33, CREAM if day == 20 else (CORAL if column == 0 else INK), "mm")
    sheet.area(lens(590, 900, 120, 10, 1), (226, 240, 240, 120))
    return sheet
