"""Pictures that explain: a sketch map, a chart. No lettering: one picture serves every language."""

from __future__ import annotations

import math

from newsroom.sample.pictures.basket import basket
from newsroom.sample.pictures.sheet import HEIGHT, Point, Sheet, wave


def sketch_map() -> Sheet:
    """A sketch map: land to the left, sea to the right, one stretch of the shore road drawn thick."""
    sheet = Sheet((174, 210, 222), (156, 198, 214))
    for y in range(60, HEIGHT, 90):
        sheet.stroke(wave(1180 + (y % 180), 1330 + (y % 180), y, 5, 50), 3, (204, 228, 234))
    rows = range(-20, HEIGHT + 40, 12)
    shore = [(900 + 90 * math.sin(y / 210) + 42 * math.sin(y / 83 + 1), float(y)) for y in rows]
    sheet.stroke(shore, 26, (240, 228, 190))
    sheet.area([(0, -20), *shore, (0, HEIGHT + 40)], (236, 234, 222))
    for x, y, size in ((150, 200, 150), (90, 560, 170), (250, 880, 150)):
        for ring, colour in ((1.0, (222, 226, 200)), (0.68, (208, 216, 184)), (0.36, (192, 204, 166))):
            sheet.disc(x, y, size * ring * 1.25, colour, size * ring)
    sheet.disc(700, 612, 112, (174, 210, 222), 84)
    sheet.stroke([(790, 600), (940, 588)], 26, (174, 210, 222))
    road = (250, 250, 248)
    streets: tuple[list[Point], ...] = (
        [(0, 330), (330, 372), (560, 330), (860, 340)],
        [(0, 760), (380, 742), (560, 770), (760, 790)],
        [(430, 0), (470, 300), (440, 560), (500, 800), (470, HEIGHT)],
        [(560, 330), (610, 180), (830, 120)],
        [(440, 560), (600, 612)],
        [(500, 800), (700, 940), (760, HEIGHT)],
    )
    for street in streets:
        sheet.stroke(street, 22, (206, 202, 190))
        sheet.stroke(street, 15, road)
    beside = [(x - 62, y) for x, y in shore]
    sheet.stroke(beside, 24, (206, 202, 190))
    sheet.stroke(beside, 17, road)
    closed = [point for point in beside if 330 <= point[1] <= 800]
    sheet.stroke(closed, 46, (255, 250, 244))
    sheet.stroke(closed, 34, (206, 62, 44))
    for left, top in (
        (520, 410),
        (580, 410),
        (640, 400),
        (520, 460),
        (300, 440),
        (340, 500),
        (560, 840),
        (620, 1000),
    ):
        sheet.box(left, top, left + 40, top + 30, (214, 206, 194), 3)
    for left, top in (
        (660, 220),
        (720, 220),
        (540, 120),
        (480, 220),
        (330, 620),
        (380, 660),
        (560, 890),
        (620, 850),
    ):
        sheet.box(left, top, left + 40, top + 30, (214, 206, 194), 3)
    sheet.stroke([(940, 590), (1090, 560), (1130, 620)], 14, (140, 140, 136))
    sheet.stroke([(930, 690), (1050, 700)], 14, (140, 140, 136))
    sheet.disc(1450, 150, 74, (255, 255, 255, 210))
    sheet.area([(1450, 90), (1474, 158), (1450, 144)], (60, 72, 86))
    sheet.area([(1450, 90), (1426, 158), (1450, 144)], (142, 152, 162))
    sheet.disc(1450, 188, 7, (60, 72, 86))
    for part in range(4):
        sheet.box(1290 + part * 60, 980, 1350 + part * 60, 994, (60, 72, 86) if part % 2 else (255, 255, 255))
    return sheet


def chart() -> Sheet:
    """Five pairs of bars, last year's and this year's, in thousands of won as the story's table has them."""
    sheet = Sheet((250, 247, 240), (250, 247, 240))
    before, after, ink = (158, 172, 182), (204, 84, 52), (92, 92, 96)
    base, unit = 830, 6.3
    for step in range(0, 121, 20):
        sheet.box(140, base - step * unit - 1, 1500, base - step * unit + 1, (222, 216, 204))
        sheet.box(118, base - step * unit - 2, 140, base - step * unit + 2, ink)
    middles = [276 + 272 * number for number in range(5)]
    for middle, ware in zip(middles, basket(), strict=True):
        last, this = ware.last / 1000, ware.this / 1000
        sheet.box(middle - 92, base - last * unit, middle - 6, base, before)
        sheet.box(middle + 6, base - this * unit, middle + 92, base, after)
    sheet.box(138, base - 3, 1500, base + 3, ink)
    sheet.box(138, 60, 142, base, ink)
    cabbage, chilli, jar, radish, garlic = middles
    for dx, dy, size, green in (
        (-26, 12, 40, (96, 150, 84)),
        (26, 12, 40, (96, 150, 84)),
        (0, 0, 46, (150, 192, 112)),
    ):
        sheet.disc(cabbage + dx, 930 + dy, size, green, size * 1.1)
    sheet.stroke([(cabbage, 900), (cabbage, 972)], 8, (232, 240, 214))
    sheet.stroke([(cabbage - 20, 920), (cabbage, 944), (cabbage + 20, 920)], 6, (232, 240, 214))
    for dx in (-34, 8):
        sheet.area(
            [(chilli + dx, 892), (chilli + dx + 34, 896), (chilli + dx + 22, 946), (chilli + dx - 14, 986)],
            (196, 46, 38),
        )
        sheet.stroke([(chilli + dx + 16, 894), (chilli + dx + 26, 868)], 8, (86, 128, 70))
    sheet.disc(jar, 936, 56, (126, 84, 58), 50)
    sheet.box(jar - 40, 874, jar + 40, 898, (104, 66, 46), 10)
    sheet.disc(jar - 20, 924, 10, (168, 122, 90), 20)
    sheet.area(
        [(radish - 40, 902), (radish + 40, 902), (radish + 26, 962), (radish, 992), (radish - 26, 962)],
        (244, 244, 236),
    )
    sheet.area(
        [(radish - 40, 902), (radish + 40, 902), (radish + 36, 924), (radish - 36, 924)], (182, 206, 140)
    )
    for dx in (-26, 0, 26):
        sheet.stroke([(radish + dx * 0.4, 904), (radish + dx, 866)], 10, (96, 150, 84))
    sheet.disc(garlic, 942, 50, (238, 228, 214), 44)
    sheet.area(
        [(garlic - 20, 912), (garlic + 20, 912), (garlic + 5, 868), (garlic - 5, 868)], (238, 228, 214)
    )
    for dx in (-18, 18):
        sheet.stroke(
            [(garlic + dx * 0.3, 900), (garlic + dx, 938), (garlic + dx * 0.5, 982)], 4, (206, 186, 170)
        )
    return sheet
