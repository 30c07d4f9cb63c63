"""Pictures by the water: a harbour at night, a tidal flat, a fish auction, a river in flood."""

from __future__ import annotations

import random

from newsroom.sample.pictures.figure import GREY_HAIR, TAN, Look, stand
from newsroom.sample.pictures.nature import cloud, glitter, range_of, ripples, round_tree
from newsroom.sample.pictures.sheet import HEIGHT, WIDTH, Colour, Sheet, curve, lens, mix, wave


def trawler(sheet: Sheet, x: float, y: float, size: float, hull: Colour, *, lit: bool) -> None:
    """A fishing boat side on, its bow to the right; (x, y) is the middle of its waterline."""

    def at(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x + dx * size, y - dy * size) for dx, dy in points]

    dark = mix(hull, (10, 14, 30), 0.5)
    sheet.stroke(at([(-50, 60), (-50, 250)]), 6 * size, dark)
    sheet.stroke(at([(96, 60), (96, 210)]), 6 * size, dark)
    sheet.stroke(at([(-50, 244), (-180, 70)]), 2.4 * size, dark)
    sheet.stroke(at([(-50, 244), (96, 206), (196, 84)]), 2.4 * size, dark)
    cabin: Colour = (196, 200, 206) if lit else (150, 156, 170)
    sheet.wash(at([(-20, 50), (-20, 140), (64, 140), (64, 50)]), cabin, mix(cabin, (30, 40, 70), 0.5))
    sheet.area(at([(-30, 140), (-30, 152), (74, 152), (74, 140)]), dark)
    for left in (-8, 18, 44):
        sheet.area(
            at([(left, 100), (left, 128), (left + 16, 128), (left + 16, 100)]),
            (255, 216, 140) if lit else (96, 110, 130),
        )
    sheet.wash(
        at([(-180, 66), (-160, 0), (150, 0), (206, 88), (120, 56), (-120, 50)]),
        hull,
        mix(hull, (8, 12, 24), 0.55),
    )
    sheet.stroke(
        at([(-180, 66), (-120, 50), (120, 56), (206, 88)]), 6 * size, mix(hull, (255, 250, 240), 0.6)
    )
    if lit:
        for dx, dy in ((-20, 236), (14, 228), (48, 220), (80, 212)):
            sheet.glow(x + dx * size, y - (dy - 12) * size, 46 * size, (255, 226, 160, 200))
            sheet.disc(x + dx * size, y - (dy - 12) * size, 6 * size, (255, 246, 214))
        sheet.glow(x + 20 * size, y - 110 * size, 130 * size, (255, 200, 120, 120))


def harbour_night() -> Sheet:
    """Boats with lit lamps before a hillside town; somebody waits on the quay."""
    sheet = Sheet((10, 18, 46), (10, 18, 46))
    sheet.fade(0, 330, (9, 16, 42), (34, 48, 94))
    sheet.fade(330, 560, (34, 48, 94), (92, 98, 134))
    chance = random.Random(4)
    for _ in range(90):
        x, y = chance.uniform(0, WIDTH), chance.uniform(10, 330)
        sheet.disc(x, y, chance.uniform(0.7, 1.8), (230, 236, 255, chance.randint(70, 200)))
    sheet.glow(1240, 170, 240, (190, 206, 240, 110))
    sheet.disc(1240, 170, 38, (238, 240, 232))
    sheet.disc(1228, 162, 10, (214, 218, 214))
    sheet.disc(1250, 182, 7, (218, 220, 216))
    range_of(sheet, 330, 62, 980, 220, (34, 46, 86), (56, 70, 112), down_to=570)
    range_of(sheet, 410, 52, 700, 60, (20, 28, 56), (30, 40, 72), down_to=570)
    for row in range(6):
        for number in range(34):
            x = number * 49 + row * 17 + chance.uniform(-10, 10)
            y = 432 + row * 22 + chance.uniform(-6, 6) + 16 * abs((x - 760) / 800)
            wide, tall = chance.uniform(22, 40), chance.uniform(20, 34)
            wall = mix((30, 36, 62), (66, 62, 82), chance.random())
            sheet.box(x, y, x + wide, y + tall + 10, wall)
            sheet.area([(x - 3, y), (x + wide / 2, y - 11), (x + wide + 3, y)], mix(wall, (14, 18, 40), 0.5))
            if chance.random() < 0.62:
                light: Colour = chance.choice(
                    ((255, 208, 124), (255, 190, 100), (250, 232, 180), (214, 226, 240))
                )
                sheet.box(x + wide * 0.3, y + 8, x + wide * 0.3 + 7, y + 18, light)
                sheet.glow(x + wide * 0.3 + 3, y + 12, 22, (*light[:3], 110))
    sheet.box(0, 566, WIDTH, 580, (24, 28, 48))
    for x in range(40, WIDTH, 130):
        sheet.stroke([(x, 572), (x, 522)], 3, (50, 54, 76))
        sheet.disc(x, 520, 4, (255, 240, 200))
        sheet.glow(x, 520, 56, (255, 206, 130, 190))
    sheet.fade(578, HEIGHT, (38, 50, 90), (8, 14, 34))
    sheet.mirror(578, 400, 170, 1.6)
    for x in range(40, WIDTH, 130):
        glitter(sheet, x, 584, 830, (255, 206, 130, 80), spread=0.1, seed=x)
    glitter(sheet, 1240, 600, 940, (214, 222, 244, 110), spread=0.2, seed=7)
    ripples(sheet, 600, 1000, (120, 140, 190, 36), (4, 8, 26, 80), seed=3)
    trawler(sheet, 330, 720, 0.95, (52, 92, 128), lit=True)
    glitter(sheet, 330, 728, 880, (255, 214, 140, 130), spread=0.9, seed=12)
    trawler(sheet, 1180, 764, 1.25, (150, 58, 52), lit=True)
    glitter(sheet, 1190, 772, 960, (255, 214, 140, 130), spread=0.9, seed=13)
    trawler(sheet, 742, 668, 0.66, (60, 78, 84), lit=True)
    sheet.wash([(0, 930), (620, 990), (980, HEIGHT), (0, HEIGHT)], (52, 54, 74), (22, 24, 40))
    sheet.stroke([(0, 930), (620, 990), (980, HEIGHT)], 6, (104, 100, 116))
    sheet.glow(250, 980, 360, (255, 200, 120, 90), 120)
    sheet.stroke([(232, 1010), (232, 640)], 9, (30, 32, 48))
    sheet.stroke([(232, 644), (250, 624), (296, 626)], 7, (30, 32, 48))
    sheet.disc(298, 632, 13, (255, 244, 210), 8)
    sheet.glow(298, 640, 260, (255, 206, 130, 150))
    stand(
        sheet,
        420,
        1012,
        240,
        Look(coat=(78, 62, 66), legs=(34, 36, 52), hem=0.36),
        left="pocket",
        right="pocket",
        behind=True,
    )
    for x in (90, 560):
        sheet.box(x - 16, 950, x + 16, 1006, (26, 28, 44), 8)
        sheet.box(x - 24, 944, x + 24, 962, (48, 48, 66), 8)
    return sheet


def tidal_flat() -> Sheet:
    """Women bring baskets in over a flat that mirrors the evening sky."""
    sheet = Sheet((120, 150, 190), (250, 214, 176))
    sheet.fade(0, 440, (112, 146, 190), (252, 216, 172))
    sheet.glow(1120, 430, 520, (255, 226, 160, 220), 330)
    sheet.disc(1120, 398, 40, (255, 244, 214))
    for x, y, wide in ((330, 150, 300), (760, 220, 220), (1380, 130, 260), (620, 330, 170)):
        cloud(sheet, x, y, wide, (255, 236, 222, 150), tall=0.09)
    range_of(sheet, 404, 26, 620, 330, (132, 140, 166), (196, 184, 180), down_to=452)
    for x, wide, tall in ((250, 170, 50), (610, 90, 26)):
        sheet.soft(
            [(x - wide, 448), (x, 448 - tall), (x + wide, 448)],
            (96, 110, 132, 200),
            6,
        )
    sheet.fade(446, HEIGHT, (226, 196, 170), (112, 100, 104))
    sheet.mirror(446, 430, 140, 1.0)
    chance = random.Random(11)
    for number in range(46):
        part = (number / 46) ** 1.4
        y = 456 + 560 * part
        x, wide = chance.uniform(-100, WIDTH), (60 + 330 * part) * chance.uniform(0.6, 1.1)
        bar = lens(x, y, wide, 3 + 24 * part, 2 + 6 * part)
        sheet.wash(bar, (132, 114, 110, 170), (84, 76, 84, 170))
        sheet.stroke(bar[:33], 1 + 2 * part, (250, 222, 190, 120))
    channel = [(1120, 450), (1096, 520), (1180, 600), (1060, 700), (1130, 830), (930, HEIGHT)]
    far_bank = [(1330, HEIGHT), (1340, 830), (1190, 700), (1270, 600), (1140, 520), (1132, 450)]
    sheet.wash([*curve(channel), *curve(far_bank)], (255, 232, 190), (190, 190, 206))
    glitter(sheet, 1120, 460, 1040, (255, 246, 220, 170), spread=0.16, seed=5)
    for x, y, tall, coat, hat, left, right, step in (
        (520, 560, 92, (150, 82, 84), (236, 226, 206), "low", "down", 0.04),
        (640, 580, 100, (84, 102, 128), (220, 190, 160), "down", "low", 0.05),
        (300, 800, 250, (176, 92, 84), (240, 232, 214), "low", "reach", 0.07),
        (560, 872, 290, (74, 96, 118), (226, 206, 150), "down", "low", 0.05),
    ):
        sheet.soft_disc(x, y + tall * 0.3, tall * 0.12, (60, 52, 62, 110), tall * 0.03, tall * 0.3)
        stand(
            sheet,
            x,
            y,
            tall,
            Look(coat=coat, legs=(70, 62, 68), skin=TAN, hat=hat, hem=0.4, apron=(206, 200, 196)),
            left=left,
            right=right,
            step=step,
            lean=0.03,
        )
        if "low" in (left, right):
            side = -1 if left == "low" else 1
            bx, by = x + side * tall * 0.29, y - tall * 0.42
            sheet.wash(
                [
                    (bx - tall * 0.1, by),
                    (bx + tall * 0.1, by),
                    (bx + tall * 0.075, by + tall * 0.16),
                    (bx - tall * 0.075, by + tall * 0.16),
                ],
                (214, 168, 110),
                (140, 96, 66),
            )
            sheet.disc(bx, by, tall * 0.1, (70, 66, 74), tall * 0.025)
    sheet.stroke([(1340, 700), (1350, 590)], 7, (82, 66, 62))
    sheet.stroke([(1440, 742), (1452, 610)], 8, (82, 66, 62))
    sheet.stroke(wave(1350, 1452, 640, 10, 220), 2, (82, 66, 62))
    return sheet


def fish_auction() -> Sheet:
    """The auction hall at dawn: an auctioneer's raised hand, buyers, boxes of fish on wet concrete."""
    sheet = Sheet((72, 84, 98), (58, 66, 78))
    sheet.wash([(0, 0), (WIDTH, 0), (WIDTH, 160), (0, 160)], (40, 48, 60), (66, 78, 92))
    for number in range(9):
        x = number * 200
        sheet.stroke([(x, 0), (800 + (x - 800) * 0.55, 250)], 10, (48, 56, 68))
    sheet.wash([(300, 240), (1300, 240), (1300, 520), (300, 520)], (246, 214, 178), (214, 222, 226))
    sheet.wash([(300, 430), (1300, 430), (1300, 530), (300, 530)], (150, 172, 186), (120, 142, 156))
    for x, wide in ((420, 70), (760, 110), (1090, 80)):
        sheet.area(
            [(x - wide, 452), (x + wide, 452), (x + wide * 0.8, 490), (x - wide * 0.8, 490)], (92, 110, 126)
        )
        sheet.stroke([(x, 452), (x, 340)], 4, (92, 110, 126))
        sheet.box(x - 26, 410, x + 10, 452, (132, 148, 160))
    for x in (300, 540, 800, 1060, 1300):
        sheet.wash([(x - 14, 200), (x + 14, 200), (x + 14, 560), (x - 14, 560)], (58, 68, 80), (78, 88, 98))
    sheet.fade(520, HEIGHT, (128, 136, 140), (62, 70, 80))
    sheet.glow(800, 540, 760, (255, 226, 190, 130), 260)
    for x in (260, 620, 980, 1340):
        sheet.stroke([(x, 0), (x, 96)], 3, (30, 36, 46))
        sheet.area([(x - 40, 122), (x - 14, 94), (x + 14, 94), (x + 40, 122)], (44, 52, 62))
        sheet.disc(x, 124, 30, (255, 248, 222), 7)
        sheet.glow(x, 140, 250, (255, 238, 200, 170))
        sheet.wash(
            [(x - 34, 126), (x + 34, 126), (x + 190, 640), (x - 190, 640)],
            (255, 240, 206, 44),
            (255, 240, 206, 0),
        )
    buyers = (
        (210, 700, 330, (62, 88, 116), "front", "down", None), (400, 676, 310, (164, 86, 70), "down", "front", (52, 62, 80)),
        (1000, 676, 314, (92, 104, 84), "hip", "down", (120, 60, 56)), (1180, 690, 322, (112, 84, 112), "front", "front", None),
        (1370, 706, 336, (74, 78, 92), "down", "hip", (206, 178, 96)),
    )  # fmt: skip
    for x, y, tall, coat, left, right, hat in buyers:
        stand(
            sheet, x, y, tall, Look(coat=coat, legs=(44, 50, 62), hat=hat, skin=TAN), left=left, right=right
        )
    boots = Look(coat=(226, 128, 52), legs=(52, 60, 72), hat=(232, 232, 226), apron=(60, 86, 104), hem=0.42)
    stand(sheet, 690, 716, 370, boots, left="up", right="front", step=0.03)
    chance = random.Random(9)
    for row, (y, size) in enumerate(((742, 0.72), (842, 0.95), (972, 1.25))):
        for number in range(-1, 9 - row):
            x = 90 + number * 230 * size + row * 60
            wide, tall = 200 * size, 66 * size
            sheet.soft_disc(x + wide / 2, y + tall, wide * 0.6, (18, 22, 32, 120), 10, tall * 0.3)
            crate: Colour = ((52, 110, 150), (60, 132, 126), (66, 96, 140))[(number + row) % 3]
            sheet.wash(
                [(x, y), (x + wide, y), (x + wide * 0.96, y + tall), (x + wide * 0.04, y + tall)],
                crate,
                mix(crate, (10, 20, 40), 0.4),
            )
            sheet.area(
                [(x + wide * 0.06, y - tall * 0.5), (x + wide * 0.94, y - tall * 0.5), (x + wide, y), (x, y)],
                (222, 232, 238),
            )
            for fish in range(5):
                fx, fy = x + wide * (0.2 + 0.15 * fish), y - tall * (0.2 + 0.08 * chance.random())
                tone = mix((128, 146, 164), (206, 214, 220), chance.random())
                sheet.disc(fx, fy, 24 * size, tone, 8 * size)
                sheet.area(
                    [(fx + 20 * size, fy), (fx + 36 * size, fy - 9 * size), (fx + 36 * size, fy + 9 * size)],
                    mix(tone, (60, 70, 90), 0.4),
                )
                sheet.disc(fx - 6 * size, fy - 3 * size, 14 * size, (244, 248, 250, 110), 2.4 * size)
            sheet.stroke([(x, y), (x + wide, y)], 5 * size, mix(crate, (240, 246, 250), 0.4))
    buyer = Look(coat=(36, 46, 62), legs=(30, 36, 48), hat=(112, 118, 122))
    stand(sheet, 1440, 1260, 640, buyer, left="front", right="down", behind=True, shadow=0)
    stand(sheet, 170, 1290, 620, Look(coat=(54, 50, 58), hair=GREY_HAIR), behind=True, shadow=0)
    sheet.fade(560, HEIGHT, (255, 236, 210, 0), (20, 28, 44, 60))
    return sheet


def river_flood() -> Sheet:
    """Brown water stands high under a road bridge; two people in raincoats watch from the bank."""
    sheet = Sheet((88, 98, 110), (168, 176, 178))
    for x, y, wide, tone in (
        (200, 110, 420, 78),
        (760, 70, 460, 88),
        (1300, 130, 420, 72),
        (520, 200, 360, 104),
        (1100, 230, 380, 112),
    ):
        cloud(sheet, x, y, wide, (tone, tone + 8, tone + 18, 190), tall=0.2)
    range_of(sheet, 330, 46, 900, 30, (112, 126, 130), (156, 164, 162), down_to=470)
    range_of(sheet, 388, 30, 560, 300, (84, 104, 98), (120, 132, 122), down_to=480)
    for number in range(16):
        x = number * 108 + 20
        sheet.box(x, 416 - number % 3 * 12, x + 60, 470, (150, 148, 144) if number % 2 else (132, 130, 132))
        sheet.area(
            [
                (x - 6, 416 - number % 3 * 12),
                (x + 30, 396 - number % 3 * 12),
                (x + 66, 416 - number % 3 * 12),
            ],
            (104, 84, 80),
        )
    sheet.fade(466, HEIGHT, (162, 138, 106), (94, 74, 56))
    ripples(sheet, 476, 1010, (212, 190, 154, 120), (80, 60, 44, 110), seed=21, many=190)
    chance = random.Random(2)
    for _ in range(26):
        part = chance.random()
        x, y = chance.uniform(0, WIDTH), 500 + 440 * part
        sheet.stroke([(x, y), (x + 60 * part + 14, y + chance.uniform(-6, 6))], 2 + 8 * part, (70, 54, 42))
    deck = [(0, 392), (WIDTH, 330), (WIDTH, 372), (0, 436)]
    sheet.wash([(x, y + 26) for x, y in deck], (96, 98, 102), (78, 80, 84))
    sheet.wash(deck, (192, 194, 192), (150, 152, 152))
    for x in range(-10, WIDTH, 40):
        y = 392 - 62 * x / WIDTH
        sheet.stroke([(x, y), (x, y - 30)], 4, (210, 212, 210))
    sheet.stroke([(0, 362), (WIDTH, 300)], 5, (216, 218, 216))
    for x in (300, 760, 1220):
        top = 440 - 62 * x / WIDTH
        sheet.wash(
            [(x - 44, top), (x + 44, top), (x + 36, 590 + x * 0.03), (x - 36, 590 + x * 0.03)],
            (146, 146, 144),
            (110, 104, 98),
            across=True,
        )
        foot = 584 + x * 0.03
        sheet.soft(lens(x + 80, foot + 16, 150, 30), (226, 206, 172, 150), 8)
        for step in range(3):
            sheet.area(lens(x + 40 + step * 40, foot + step * 13, 90 + step * 26, 8, 3), (236, 222, 196, 190))
    sheet.box(1420, 330, 1450, 520, (236, 236, 230))
    for mark in range(7):
        sheet.box(1420, 340 + mark * 26, 1436 if mark % 2 else 1450, 352 + mark * 26, (196, 60, 48))
    for x, tall, seed in ((70, 250, 3), (1080, 170, 5), (960, 150, 8)):
        round_tree(sheet, x, 590 if x < 200 else 540, tall, (70, 98, 74), (104, 130, 92), seed=seed)
    for x, y in ((70, 560), (1080, 520), (960, 522)):
        sheet.area(lens(x + 14, y + 18, 130, 64, 2), (140, 116, 88))
        sheet.area(lens(x + 20, y - 2, 80, 8, 2), (214, 194, 160))
    bank = [(0, 850), (260, 826), (640, 880), (1000, 964), (1260, HEIGHT), (0, HEIGHT)]
    sheet.wash(bank, (92, 110, 74), (52, 64, 50))
    for number in range(60):
        x = number * 19.0
        y = 850 + x * 0.09 + chance.uniform(0, 90)
        sheet.stroke([(x, y), (x + chance.uniform(-10, 14), y - chance.uniform(14, 34))], 3, (110, 130, 84))
    stand(
        sheet,
        330,
        960,
        330,
        Look(coat=(238, 184, 58), legs=(52, 60, 70), hat=(238, 184, 58), hem=0.34),
        left="down",
        right="reach",
        behind=True,
    )
    stand(
        sheet,
        520,
        984,
        310,
        Look(coat=(64, 108, 146), legs=(48, 52, 62), hat=(64, 108, 146), hem=0.34, hair=GREY_HAIR),
        left="pocket",
        right="pocket",
        behind=True,
    )
    for _ in range(420):
        x, y = chance.uniform(-60, WIDTH), chance.uniform(-40, HEIGHT)
        long = chance.uniform(16, 46)
        sheet.stroke([(x, y), (x - long * 0.22, y + long)], 1.5, (228, 234, 240, 56))
    return sheet
