"""Pictures on the way: a bridge over a strait, a railway platform."""

from __future__ import annotations

import math
import random

from newsroom.sample.pictures.figure import Look, stand
from newsroom.sample.pictures.nature import cloud, glitter, range_of, ripples
from newsroom.sample.pictures.passers import passer_by
from newsroom.sample.pictures.sheet import HEIGHT, WIDTH, Sheet, lens, wave


def bridge() -> Sheet:
    """A cable-stayed bridge over a strait in the blue hour, cars' lights on its deck."""
    sheet = Sheet((40, 62, 112), (246, 178, 140))
    sheet.fade(0, 520, (42, 64, 116), (248, 184, 146))
    sheet.glow(420, 520, 640, (255, 206, 150, 220), 300)
    for x, y, wide in ((300, 190, 360), (980, 130, 320), (1360, 270, 260), (700, 340, 300)):
        cloud(sheet, x, y, wide, (226, 150, 146, 120), tall=0.07)
    range_of(sheet, 470, 54, 900, 520, (84, 90, 130), (190, 150, 150), down_to=560)
    sheet.fade(556, HEIGHT, (222, 166, 146), (26, 44, 82))
    sheet.mirror(556, 300, 90)
    glitter(sheet, 420, 566, 980, (255, 220, 176, 130), spread=0.3, seed=2)
    ripples(sheet, 570, 1040, (250, 206, 180, 50), (14, 28, 60, 90), seed=9, many=150)

    def deck(x: float) -> float:
        return 540 + 0.00009 * (x - 900) ** 2

    steel, dark = (232, 222, 218), (70, 76, 106)
    for x, size in ((480, 0.74), (1190, 1.0)):
        top = deck(x) - 430 * size
        for cable in range(1, 13):
            for side in (-1, 1):
                end = x + side * cable * 33 * size
                sheet.stroke([(x, top + cable * 11 * size), (end, deck(end))], 2.2, (226, 214, 216, 190))
        for leg in (-1, 1):
            sheet.wash(
                [
                    (x + leg * 26 * size, deck(x) + 210 * size),
                    (x + leg * 44 * size, deck(x) + 210 * size),
                    (x + leg * 11 * size, top),
                    (x - leg * 1 * size, top),
                ],
                steel,
                dark,
            )
        sheet.box(x - 40 * size, deck(x) + 24, x + 40 * size, deck(x) + 38, dark)
        sheet.wash(
            [
                (x - 90 * size, deck(x) + 200 * size),
                (x + 90 * size, deck(x) + 200 * size),
                (x + 74 * size, deck(x) + 236 * size),
                (x - 74 * size, deck(x) + 236 * size),
            ],
            (120, 116, 136),
            (52, 60, 92),
        )
        sheet.disc(x, top - 6, 5, (255, 90, 70))
        sheet.glow(x, top - 6, 50, (255, 90, 70, 190))
    line = [(x, deck(x)) for x in range(-20, WIDTH + 40, 20)]
    sheet.area([*line, *[(x, y + 24) for x, y in reversed(line)]], (58, 62, 92))
    sheet.stroke(line, 5, (214, 202, 202))
    for x in range(20, WIDTH, 92):
        sheet.stroke([(x, deck(x)), (x, deck(x) - 34)], 2.5, (90, 92, 120))
        sheet.disc(x, deck(x) - 35, 3.5, (255, 238, 206))
        sheet.glow(x, deck(x) - 35, 34, (255, 214, 150, 200))
    chance = random.Random(17)
    for _ in range(15):
        x = chance.uniform(0, WIDTH)
        red = chance.random() < 0.5
        sheet.box(x - 13, deck(x) - 15, x + 13, deck(x) - 3, (34, 38, 60), 4)
        sheet.disc(x + (-13 if red else 13), deck(x) - 8, 3, (255, 80, 60) if red else (255, 246, 220))
        sheet.glow(
            x + (-15 if red else 18), deck(x) - 8, 30, (255, 90, 60, 210) if red else (255, 240, 200, 220)
        )
    for x, y, size in ((760, 760, 1.0), (1330, 660, 0.5)):
        sheet.area(
            [
                (x - 130 * size, y - 24 * size),
                (x + 150 * size, y - 30 * size),
                (x + 110 * size, y),
                (x - 110 * size, y),
            ],
            (36, 44, 74),
        )
        sheet.box(x - 60 * size, y - 64 * size, x + 70 * size, y - 24 * size, (214, 206, 208), 6)
        for window in range(5):
            sheet.box(
                x + (-50 + window * 23) * size,
                y - 54 * size,
                x + (-36 + window * 23) * size,
                y - 40 * size,
                (255, 214, 140),
            )
        sheet.glow(x, y - 44 * size, 130 * size, (255, 206, 140, 110))
        sheet.area(lens(x + 40 * size, y + 6, 240 * size, 10 * size, 2), (226, 206, 206, 110))
    sheet.wash(
        [*wave(0, WIDTH, 1000, 22, 1500, 400), (WIDTH, HEIGHT), (0, HEIGHT)], (30, 36, 56), (14, 18, 34)
    )
    for x in range(0, WIDTH, 60):
        sheet.stroke([(x, 1010 + 20 * math.sin(x / 240)), (x, 960 + 20 * math.sin(x / 240))], 5, (20, 24, 42))
    sheet.stroke([(x, 962 + 20 * math.sin(x / 240)) for x in range(-10, WIDTH + 20, 20)], 6, (20, 24, 42))
    stand(
        sheet,
        1180,
        1030,
        250,
        Look(coat=(26, 30, 50), legs=(20, 24, 40), skin=(150, 110, 104), long_hair=True, hem=0.34),
        behind=True,
        left="down",
        right="front",
    )
    stand(
        sheet,
        1270,
        1034,
        268,
        Look(coat=(36, 34, 52), legs=(20, 24, 40), skin=(150, 110, 104)),
        behind=True,
        right="up",
    )
    return sheet


def train_platform() -> Sheet:
    """A country station on a clear morning: a train pulls in, travellers wait along the yellow line."""
    sheet = Sheet((150, 192, 214), (250, 234, 206))
    sheet.glow(560, 430, 640, (255, 240, 200, 230), 340)
    cloud(sheet, 380, 150, 280, (255, 255, 250, 170), tall=0.1)
    range_of(sheet, 410, 50, 800, 120, (150, 172, 176), (216, 216, 192), down_to=520)
    sheet.fade(500, HEIGHT, (196, 188, 150), (120, 112, 104))
    vx, vy = 560.0, 500.0
    sheet.wash([(vx - 30, vy), (vx + 30, vy), (640, HEIGHT), (-420, HEIGHT)], (170, 156, 138), (104, 96, 92))
    for number in range(22):
        part = 1 / (1 + number * 0.34)
        y = vy + 567 * part
        sheet.wash(
            [
                (vx - 860 * part, y - 9 * part),
                (vx - 20 * part, y - 9 * part),
                (vx - 20 * part, y + 9 * part),
                (vx - 860 * part, y + 9 * part),
            ],
            (122, 108, 98),
            (84, 76, 72),
        )
    for rail in (-760, -150):
        sheet.area(
            [(vx - 3, vy), (vx, vy), (vx + rail + 18, HEIGHT), (vx + rail - 14, HEIGHT)], (222, 218, 212)
        )
    train: list[tuple[float, float]] = [
        (vx - 34, vy - 60),
        (vx + 4, vy - 62),
        (vx + 4, vy + 10),
        (vx - 34, vy + 10),
    ]
    sheet.wash(train, (200, 206, 212), (120, 128, 140))
    nose = [(150, 380), (190, 330), (380, 330), (430, 384), (440, 640), (410, 690), (170, 690), (140, 640)]
    side = [(380, 330), (vx + 6, vy - 62), (vx + 8, vy + 14), (440, 690), (430, 384)]
    sheet.wash(side, (232, 236, 236), (150, 160, 172), across=True)
    sheet.area([(434, 560), (vx + 7, vy - 8), (vx + 8, vy + 4), (438, 620)], (44, 108, 148))
    sheet.area([(424, 420), (vx + 4, vy - 46), (vx + 5, vy - 28), (432, 500)], (60, 76, 92))
    sheet.wash(nose, (250, 250, 248), (196, 204, 210))
    sheet.wash(
        [(184, 392), (216, 350), (364, 350), (400, 392), (396, 500), (188, 500)], (52, 66, 84), (98, 122, 140)
    )
    sheet.area([(216, 350), (290, 350), (230, 500), (188, 500), (184, 392)], (140, 166, 182, 90))
    sheet.area([(140, 580), (440, 580), (438, 620), (142, 620)], (44, 108, 148))
    for x in (186, 394):
        sheet.disc(x, 600, 13, (255, 250, 226))
        sheet.glow(x, 600, 110, (255, 246, 210, 210))
    sheet.soft([(150, 690), (430, 690), (500, 720), (120, 720)], (40, 36, 40, 170), 10)
    sheet.wash(
        [(vx + 20, vy), (vx + 60, vy - 6), (WIDTH, 640), (WIDTH, HEIGHT), (700, HEIGHT)],
        (214, 206, 194),
        (166, 158, 152),
    )
    sheet.area([(vx + 20, vy), (vx + 24, vy), (820, HEIGHT), (700, HEIGHT)], (236, 230, 220))
    sheet.area([(vx + 26, vy), (vx + 30, vy), (950, HEIGHT), (870, HEIGHT)], (240, 196, 66))
    roof = [(vx + 46, vy - 96), (WIDTH, -140), (WIDTH, 150), (vx + 60, vy - 74)]
    sheet.wash(roof, (92, 84, 84), (146, 128, 116))
    sheet.stroke([(vx + 46, vy - 96), (WIDTH, -20)], 8, (66, 62, 66))
    for number in range(7, -1, -1):
        part = 1 / (1 + number * 0.55)
        x = vx + 1060 * part + 30
        sheet.wash(
            [
                (x - 16 * part, vy + 190 * part),
                (x + 16 * part, vy + 190 * part),
                (x + 16 * part, vy - 560 * part),
                (x - 16 * part, vy - 560 * part),
            ],
            (164, 92, 74),
            (108, 62, 56),
            across=True,
        )
        sheet.area(
            [
                (x - 260 * part, vy - 300 * part),
                (x - 260 * part, vy - 322 * part),
                (x, vy - 420 * part),
                (x, vy - 392 * part),
            ],
            (126, 74, 64),
        )
    sheet.box(1010, 260, 1240, 330, (40, 70, 100), 8)
    sheet.stroke([(1060, 260), (1060, 170)], 5, (66, 62, 66))
    sheet.stroke([(1190, 260), (1190, 140)], 5, (66, 62, 66))
    sheet.box(1030, 280, 1150, 292, (236, 240, 240), 4)
    sheet.box(1030, 304, 1110, 312, (180, 200, 212), 3)
    sheet.area([(1180, 276), (1216, 295), (1180, 314)], (246, 206, 90))
    for x, y, tall, who, left, right, behind in (
        (690, 610, 150, 3, "down", "pocket", False),
        (744, 640, 176, 8, "low", "down", True),
        (880, 730, 250, 1, "down", "front", False),
        (1010, 830, 330, 10, "pocket", "down", True),
        (1300, 940, 440, 6, "low", "front", False),
    ):
        sheet.area(
            [
                (x, y),
                (x + tall * 0.06, y + 2),
                (x + tall * 0.95, y + tall * 0.26),
                (x + tall * 0.8, y + tall * 0.28),
            ],
            (70, 62, 66, 70),
        )
        stand(sheet, x, y, tall, passer_by(who), left=left, right=right, behind=behind)
        if left == "low":
            bx, by = x - tall * 0.3, y - tall * 0.5
            sheet.stroke([(bx + tall * 0.02, by), (bx - tall * 0.02, y - tall * 0.3)], 4, (70, 70, 78))
            sheet.wash(
                [
                    (bx - tall * 0.14, y - tall * 0.3),
                    (bx + tall * 0.08, y - tall * 0.3),
                    (bx + tall * 0.08, y - tall * 0.02),
                    (bx - tall * 0.14, y - tall * 0.02),
                ],
                (190, 90, 70),
                (132, 60, 54),
            )
    sheet.glow(500, 380, 760, (255, 238, 196, 110), 520)
    return sheet
